import { BrokenInvariant } from './broken-invariant.ts';
import { EDGE, INTERNAL } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { KIND } from './kinds.ts';
import { CLOSURE, OFFSETS } from './offsets.ts';
import { OPCODE_LENGTH, OPCODE_NAMES } from './opcodes.ts';

const B = OFFSETS.bytecode;

/** A function with bytecode: JSObject.u.func, and the JSVarRefs of what it closes over. */
export function readFunction(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const { bytecode, variables, home } = OFFSETS.function;
  graph.internal(KIND.object, heap.word(address + home), 'home object');
  const code = heap.word(address + bytecode);
  if (code === 0) return;
  graph.internal(KIND.bytecode, code, 'code');
  const references = heap.word(address + variables);
  if (references === 0) return;
  const count = heap.word(code + B.closureCount);
  const names = heap.word(code + B.closureVariables);
  graph.own(node, references, 4 * count);
  for (let i = 0; i < count; i += 1) {
    const reference = heap.word(references + 4 * i);
    if (reference === 0) continue;
    const variable = names + OFFSETS.closureVariable.size * i;
    const type = edgeOfClosure(heap.word(variable) & 7);
    const name = heap.word(variable + OFFSETS.closureVariable.name);
    graph.counted(graph.collected(KIND.variable, reference), type, name);
  }
}

/** By JSClosureTypeEnum, in the low 3 bits of a JSClosureVar. */
function edgeOfClosure(type: number): number {
  if (type < CLOSURE.firstGlobal) return EDGE.variable;
  return type <= CLOSURE.lastGlobal ? EDGE.global : EDGE.binding;
}

/** JSFunctionBytecode: constants, and every name that it mentions (free_function_bytecode). */
export function readBytecode(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const hasDebug = (heap.byte(address + B.flags2) & 4) !== 0;
  graph.own(node, address, hasDebug ? B.size : B.sizeWithoutDebug);
  graph.internal(KIND.context, heap.word(address + B.realm), 'realm');
  const constants = heap.word(address + B.constants);
  const constantCount = heap.word(address + B.constantCount);
  for (let i = 0; i < constantCount; i += 1) {
    graph.value(constants + 8 * i, EDGE.internal, INTERNAL.constant);
  }
  graph.atom(heap.word(address + B.name));
  const variables = heap.word(address + B.variables);
  if (variables !== 0) {
    const count = heap.half(address + B.argumentCount) + heap.half(address + B.variableCount);
    for (let i = 0; i < count; i += 1) graph.atom(heap.word(variables + OFFSETS.variable.size * i));
  }
  const closures = heap.word(address + B.closureVariables);
  const closureCount = heap.word(address + B.closureCount);
  for (let i = 0; i < closureCount; i += 1) {
    const variable = closures + OFFSETS.closureVariable.size * i;
    graph.atom(heap.word(variable + OFFSETS.closureVariable.name));
  }
  readOperands(graph, heap.word(address + B.code), heap.word(address + B.codeLength));
  if (!hasDebug) return;
  graph.atom(heap.word(address + B.fileName));
  graph.own(node, heap.word(address + B.lineTable));
  graph.own(node, heap.word(address + B.source));
}

/** The names in operands of bytecode (free_bytecode_atoms). */
function readOperands(graph: GraphBuilder, code: number, length: number): void {
  if (code === 0) return;
  const { heap } = graph;
  for (let at = code; at < code + length; ) {
    const opcode = heap.byte(at);
    const size = OPCODE_LENGTH[opcode]!;
    if (size === 0) throw new BrokenInvariant('count', `${opcode} at ${at} is no opcode`);
    if (OPCODE_NAMES[opcode] === 1) {
      graph.atom(heap.unaligned(at + 1));
    }
    at += size;
  }
}

/** JSVarRef: a captured variable, in its own struct once the call that made it has ended. */
export function readVariable(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const V = OFFSETS.variableReference;
  graph.own(node, address, V.frame + 4);
  if (heap.byte(address + V.isDetached) !== 0) {
    graph.internalValue(heap.word(address + V.pointer), 'value');
    return;
  }
  // It lies in a suspended call's frame, which it keeps alive. No other call is under way at rest.
  const frame = heap.word(address + V.frame) - OFFSETS.frame.stackFrame;
  graph.internal(KIND.frame, frame, 'frame');
}

/** JSAsyncFunctionState: the suspended call of a generator or an async function. */
export function readFrame(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const F = OFFSETS.frame;
  graph.own(node, address, F.size);
  graph.internalValue(address + F.resolve, 'resolve');
  graph.internalValue(address + F.reject, 'reject');
  if (heap.word(address + F.isCompleted) !== 0) return;
  graph.internalValue(address + F.function, 'function');
  graph.internalValue(address + F.thisValue, 'this');
  const top = heap.word(address + F.stackPointer);
  if (top === 0) throw new BrokenInvariant('rest', `the call at ${address} is running`);
  const begin = heap.word(address + F.arguments);
  const end = address + heap.blockSize(address) - 4;
  if (top < begin || top > end) {
    throw new BrokenInvariant('count', `the stack of the call at ${address} leaves its block`);
  }
  const names = localNames(graph, address);
  for (let at = begin; at < top; at += 8) {
    const name = names((at - begin) >> 3);
    if (name === 0) graph.internalValue(at, 'stack');
    else graph.value(at, EDGE.local, name);
  }
}

/** The atom of a suspended call's local number i; 0 for what only has a place on its stack. */
function localNames(graph: GraphBuilder, address: number): (i: number) => number {
  const { heap } = graph;
  const F = OFFSETS.frame;
  if (heap.int(address + F.function + 4) !== -1) return () => 0;
  const code = heap.word(heap.word(address + F.function) + OFFSETS.function.bytecode);
  const argumentsEnd = heap.word(address + F.argumentCount);
  const variables = heap.word(code + B.variables);
  const argumentCount = heap.half(code + B.argumentCount);
  const variableCount = heap.half(code + B.variableCount);
  const nameOf = (index: number) => heap.word(variables + OFFSETS.variable.size * index);
  return (i) => {
    if (variables === 0) return 0;
    if (i < argumentsEnd) return i < argumentCount ? nameOf(i) : 0;
    const variable = i - argumentsEnd;
    return variable < variableCount ? nameOf(argumentCount + variable) : 0;
  };
}

/** JSBoundFunction */
export function readBound(graph: GraphBuilder, node: number, data: number): void {
  const { function: target, thisValue, count, arguments: values } = OFFSETS.bound;
  const length = graph.heap.word(data + count);
  graph.own(node, data, values + 8 * length);
  graph.internalValue(data + target, 'bound function');
  graph.internalValue(data + thisValue, 'bound this');
  for (let i = 0; i < length; i += 1) {
    graph.internalValue(data + values + 8 * i, 'bound argument');
  }
}

/** JSCFunctionDataRecord: a native function with values of its own. */
export function readNativeData(graph: GraphBuilder, node: number, data: number): void {
  const { count, values } = OFFSETS.nativeData;
  const length = graph.heap.byte(data + count);
  graph.own(node, data, values + 8 * length);
  for (let i = 0; i < length; i += 1) graph.internalValue(data + values + 8 * i, 'native data');
}
