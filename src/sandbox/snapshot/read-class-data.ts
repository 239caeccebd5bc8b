import { EDGE } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { KIND } from './kinds.ts';
import { CLASS, OFFSETS } from './offsets.ts';
import { readBuffer, readView } from './read-buffers.ts';
import { readMap, readRegistry, readWeakRef } from './read-collections.ts';
import { readBound, readFunction, readNativeData } from './read-functions.ts';
import { readConcat, readForIn, readRecord } from './read-iterators.ts';
import { readAsyncGenerator, readPromise, readSettler } from './read-promises.ts';

const DATA = OFFSETS.object.data;

/** What an object's class keeps beside its properties: the union `u` of JSObject. */
export function readClassData(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const classId = heap.half(address + OFFSETS.object.classId);
  if (classId === CLASS.object) return;
  const data = heap.word(address + DATA);
  switch (classId) {
    case CLASS.array:
    case CLASS.arguments: {
      const values = heap.word(address + OFFSETS.array.values);
      const count = heap.word(address + OFFSETS.array.count);
      graph.own(node, values, 8 * count);
      for (let i = 0; i < count; i += 1) graph.value(values + 8 * i, EDGE.element, i);
      return;
    }
    case CLASS.mappedArguments: {
      const values = heap.word(address + OFFSETS.array.values);
      const count = heap.word(address + OFFSETS.array.count);
      graph.own(node, values, 4 * count);
      for (let i = 0; i < count; i += 1) {
        graph.counted(graph.collected(KIND.variable, heap.word(values + 4 * i)), EDGE.element, i);
      }
      return;
    }
    case CLASS.number:
    case CLASS.string:
    case CLASS.boolean:
    case CLASS.symbol:
    case CLASS.date:
    case CLASS.bigint:
      graph.internalValue(address + DATA, 'value');
      return;
    case CLASS.global:
      graph.internalValue(address + DATA, 'uninitialized variables');
      return;
    case CLASS.cFunction:
      graph.internal(KIND.context, data, 'realm');
      return;
    case CLASS.bytecodeFunction:
    case CLASS.generatorFunction:
    case CLASS.asyncFunction:
    case CLASS.asyncGeneratorFunction:
      readFunction(graph, node, address);
      return;
    case CLASS.regexp:
      readRegExp(graph, data, heap.word(address + DATA + 4));
      return;
    case CLASS.asyncResolve:
    case CLASS.asyncReject:
      graph.internal(KIND.frame, data, 'frame');
      return;
    default:
      if (data !== 0) readBlock(graph, node, classId, data);
  }
}

/** The classes whose data is a block of its own. */
function readBlock(graph: GraphBuilder, node: number, classId: number, data: number): void {
  if (classId >= CLASS.firstTypedArray && classId <= CLASS.dataView) {
    readView(graph, node, data);
    return;
  }
  switch (classId) {
    case CLASS.cFunctionData:
      readNativeData(graph, node, data);
      return;
    case CLASS.boundFunction:
      readBound(graph, node, data);
      return;
    case CLASS.arrayBuffer:
    case CLASS.sharedArrayBuffer:
      readBuffer(graph, node, data);
      return;
    case CLASS.map:
    case CLASS.set:
    case CLASS.weakMap:
    case CLASS.weakSet:
      readMap(graph, node, data);
      return;
    case CLASS.weakRef:
      readWeakRef(graph, node, data);
      return;
    case CLASS.finalizationRegistry:
      readRegistry(graph, node, data);
      return;
    case CLASS.promise:
      readPromise(graph, node, data);
      return;
    case CLASS.promiseResolve:
    case CLASS.promiseReject:
      readSettler(graph, node, data);
      return;
    case CLASS.generator:
      graph.own(node, data, 8);
      graph.internal(KIND.frame, graph.heap.word(data + OFFSETS.generator.frame), 'frame');
      return;
    case CLASS.asyncGenerator:
      readAsyncGenerator(graph, node, data);
      return;
    case CLASS.forInIterator:
      readForIn(graph, node, data);
      return;
    case CLASS.iteratorConcat:
      readConcat(graph, node, data);
      return;
    default:
      readRecord(graph, node, classId, data);
  }
}

/** JSRegExp: pattern and bytecode are two strings. */
function readRegExp(graph: GraphBuilder, pattern: number, program: number): void {
  if (pattern !== 0) graph.internalString(pattern, 'source');
  if (program !== 0) graph.internalString(program, 'program');
}
