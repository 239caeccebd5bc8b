import { BrokenInvariant } from './broken-invariant.ts';
import { EDGE, INTERNAL } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import type { HeapWords } from './heap-words.ts';
import { KIND } from './kinds.ts';
import { BUILD, GC_TYPE, OFFSETS, TAG } from './offsets.ts';

const R = OFFSETS.runtime;
const KIND_OF_TAG: Readonly<Record<number, number>> = {
  [TAG.object]: KIND.object,
  [TAG.string]: KIND.string,
  [TAG.symbol]: KIND.symbol,
  [TAG.rope]: KIND.rope,
  [TAG.bigint]: KIND.bigint,
  [TAG.module]: KIND.module,
  [TAG.bytecode]: KIND.bytecode,
};

/** Nothing may run while a heap is read: values on a stack of the host's are not to be seen. */
export function expectRest(heap: HeapWords, runtime: number): void {
  if (heap.word(runtime + R.currentFrame) !== 0) {
    throw new BrokenInvariant('rest', 'a call is under way');
  }
  if (heap.byte(runtime + R.gcPhase) !== 0) {
    throw new BrokenInvariant('rest', 'a collection is under way');
  }
  for (const link of heap.list(runtime + R.gcZeroRefCount)) {
    throw new BrokenInvariant('rest', `the object at ${link} waits to be freed`);
  }
  // Only to see that it ends: an object dies in a collection or when its last holder goes.
  for (const _ of heap.list(runtime + R.weakRefs));
}

/**
 * A node for each object in the collector's list, for each name, and for the engine, which comes
 * last.
 */
export function addNodes(graph: GraphBuilder, runtime: number): number {
  const { heap } = graph;
  for (const link of heap.list(runtime + R.gcObjects)) {
    const address = link - OFFSETS.header.link;
    const kind = heap.byte(address + OFFSETS.header.type) & 15;
    if (kind > GC_TYPE.module) {
      throw new BrokenInvariant('pointer', `${address} is of the unknown kind ${kind}`);
    }
    if (graph.find(address) !== -1) {
      throw new BrokenInvariant('list', `${address} is twice in the collector's list`);
    }
    graph.add(kind, address);
  }
  const atoms = heap.word(runtime + R.atomSize);
  for (let atom = 1; atom < atoms; atom += 1) {
    const string = graph.atomString(atom);
    // Free places have the low bit set (atom_is_free).
    if (string === 0 || (string & 1) === 1) continue;
    // JS_ATOM_TYPE_STRING is 1; the others are symbols, registered, plain or private.
    const kind = heap.byte(string + OFFSETS.string.kind) >>> 6 === 1 ? KIND.string : KIND.symbol;
    graph.node(kind, string);
  }
  return graph.add(KIND.engine, 0);
}

/** JSRuntime: its tables, and the names that it never frees. */
export function readEngine(graph: GraphBuilder, node: number, runtime: number): void {
  const { heap } = graph;
  graph.own(node, runtime, R.size);
  graph.own(node, heap.word(runtime + R.atomHash));
  graph.own(node, heap.word(runtime + R.atomArray), 4 * heap.word(runtime + R.atomSize));
  const classes = heap.word(runtime + R.classArray);
  const classCount = heap.word(runtime + R.classCount);
  graph.own(node, classes, OFFSETS.class.size * classCount);
  graph.own(node, heap.word(runtime + R.shapeHash), 4 * heap.word(runtime + R.shapeHashSize));
  graph.own(node, heap.word(runtime + R.opaque));
  for (let i = 0; i < classCount; i += 1) {
    graph.atom(heap.word(classes + OFFSETS.class.size * i + OFFSETS.class.name));
  }
  for (let atom = 1; atom < BUILD.atomEnd; atom += 1) {
    graph.counted(graph.find(graph.atomString(atom)), EDGE.internal, INTERNAL.atom);
  }
}

/** JSJobEntry: a reaction or callback that waits for its turn. */
export function readJob(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const { realm, argumentCount, arguments: values } = OFFSETS.job;
  const count = heap.word(address + argumentCount);
  graph.own(node, address, values + 8 * count);
  graph.internal(KIND.context, heap.word(address + realm), 'realm');
  for (let i = 0; i < count; i += 1) graph.internalValue(address + values + 8 * i, 'argument');
}

/** A handle of the host: one JSValue. */
export function readHandle(graph: GraphBuilder, node: number, address: number): void {
  graph.own(node, address, 8);
  graph.internalValue(address, 'value');
}

/**
 * Adds a node for each handle of the host: a block of libc's with one JSValue in it
 * (jsvalue_to_heap in quickjs-emscripten's interface.c). What looks like one is a smallest block,
 * nobody's, and holds a pointer to an object that we know, of the kind that its tag says.
 */
export function addHandles(graph: GraphBuilder): void {
  const { heap } = graph;
  for (const block of heap.unowned()) {
    if (heap.blockSize(block) > BUILD.handleChunk) continue;
    const tag = heap.int(block + 4);
    if (isKnown(graph, tag, heap.word(block))) graph.add(KIND.handle, block);
  }
}

function isKnown(graph: GraphBuilder, tag: number, address: number): boolean {
  if ((address & 7) !== 0) return false;
  const node = graph.find(address);
  if (node === -1) return false;
  const kind = graph.kinds.at(node);
  return kind === KIND_OF_TAG[tag] || (tag === TAG.string && kind === KIND.symbol);
}
