import { EDGE, INTERNAL, type InternalName } from './edges.ts';
import type { GraphBuilder } from './graph-builder.ts';
import { KIND } from './kinds.ts';
import { OFFSETS } from './offsets.ts';

const C = OFFSETS.context;
const M = OFFSETS.module;

/** JSContext, a realm: its modules, globals and intrinsics (JS_MarkContext). */
export function readContext(
  graph: GraphBuilder,
  node: number,
  address: number,
  classCount: number,
): void {
  const { heap } = graph;
  graph.own(node, address, C.modules + 8);
  for (const link of heap.list(address + C.modules)) {
    graph.internal(KIND.module, link - M.link, 'module');
  }
  for (let i = 0; i < C.shapeCount; i += 1) {
    graph.internal(KIND.shape, heap.word(address + C.shapes + 4 * i), 'shape');
  }
  const prototypes = heap.word(address + C.classPrototypes);
  graph.own(node, prototypes, 8 * classCount);
  for (let i = 0; i < classCount; i += 1) graph.internalValue(prototypes + 8 * i, 'intrinsic');
  for (let at: number = C.firstValue; at <= C.lastValue; at += 8) {
    graph.internalValue(address + at, contextValue(at));
  }
}

function contextValue(offset: number): InternalName {
  if (offset === C.global) return 'global';
  return offset === C.globalVariables ? 'global variables' : 'intrinsic';
}

/** JSModuleDef with what it asks for and gives (js_mark_module_def, js_free_module_def). */
export function readModule(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  graph.own(node, address, M.privateValue + 8);
  graph.atom(heap.word(address + M.name));
  readRequests(graph, node, address);
  readExports(graph, node, address);
  const imports = heap.word(address + M.imports);
  const importCount = heap.word(address + M.importCount);
  graph.own(node, imports, OFFSETS.moduleImport.size * importCount);
  for (let i = 0; i < importCount; i += 1) {
    graph.atom(heap.word(imports + OFFSETS.moduleImport.size * i + OFFSETS.moduleImport.name));
  }
  graph.own(node, heap.word(address + M.stars));
  graph.own(node, heap.word(address + M.asyncParents));
  graph.internalValue(address + M.namespace, 'namespace');
  graph.internalValue(address + M.function, 'module function');
  graph.internalValue(address + M.promise, 'promise');
  graph.internalValue(address + M.resolve, 'resolve');
  graph.internalValue(address + M.reject, 'reject');
  graph.internalValue(address + M.exception, 'exception');
  graph.internalValue(address + M.meta, 'import.meta');
  graph.internalValue(address + M.privateValue, 'private value');
}

function readRequests(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const { name, attributes, size } = OFFSETS.moduleRequest;
  const requests = heap.word(address + M.requests);
  const count = heap.word(address + M.requestCount);
  graph.own(node, requests, size * count);
  for (let i = 0; i < count; i += 1) {
    graph.atom(heap.word(requests + size * i + name));
    graph.internalValue(requests + size * i + attributes, 'attributes');
  }
}

function readExports(graph: GraphBuilder, node: number, address: number): void {
  const { heap } = graph;
  const E = OFFSETS.moduleExport;
  const exports = heap.word(address + M.exports);
  const count = heap.word(address + M.exportCount);
  graph.own(node, exports, E.size * count);
  for (let i = 0; i < count; i += 1) {
    const entry = exports + E.size * i;
    graph.atom(heap.word(entry + E.localName));
    graph.atom(heap.word(entry + E.exportName));
    const reference = heap.word(entry + E.reference);
    // JS_EXPORT_TYPE_LOCAL is 0; of others the word is an index.
    if (heap.word(entry + E.type) !== 0 || reference === 0) continue;
    graph.counted(graph.collected(KIND.variable, reference), EDGE.internal, INTERNAL.export);
  }
}
