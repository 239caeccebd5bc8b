import type { Collector } from './collector.ts';
import type { HeapNodeView, HeapState } from './heap-state.ts';
import { retainedOf } from './retained.ts';

/** All there is to draw about a heap, as plain data that no later step changes. */
export function heapView(collector: Collector): HeapState {
  const { heap, lost, pauses } = collector;
  const graph = collector.graph();
  const retained = retainedOf(graph);
  const inMemory = [...heap.nodes.values()].map(({ address, links: _, ...node }): HeapNodeView => {
    const known = { ...node, ...collector.describe(node.id), retained: retained.get(node.id) ?? 0 };
    return address < 0 ? known : { ...known, address, space: collector.spaceAt(address) };
  });
  const gone = [...heap.freed.values()].map((node) => ({ ...node, retained: 0 }));
  return {
    collector: collector.name,
    phase: collector.phase,
    graph: {
      nodes: [...inMemory, ...gone],
      references: graph.references,
      entries: heap.entries,
    },
    freed: [...heap.freed.keys()],
    dangling: lost,
    spaces: collector
      .spaces()
      .map((space) => (space.holes ? { ...space, holes: [...space.holes] } : space)),
    worklist: collector.worklist(),
    forwarding: collector.forwarding(),
    remembered: collector.remembered(),
    finalizers: heap.finalizers,
    register: heap.register,
    used: collector.used,
    peak: collector.peak,
    pauses: [...pauses],
    work: {
      program: collector.programWork,
      overhead: collector.overheadWork,
      collector: collector.collectorWork,
    },
  };
}
