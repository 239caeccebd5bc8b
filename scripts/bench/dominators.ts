import { csrOf, type RootedGraph } from '../../src/model/gc/csr.ts';
import { dominators } from '../../src/model/gc/dominators.ts';
import { retainedSizes } from '../../src/model/gc/retained.ts';
import { randomOf } from '../../src/model/random.ts';
import { best } from './best.ts';

const NODES = 1_000_000;

/** Every node is reached by one edge from an earlier node, and two more edges go anywhere. */
function heapLike(): RootedGraph {
  const random = randomOf('heap');
  const from = new Uint32Array(3 * (NODES - 1));
  const to = new Uint32Array(from.length);
  for (let node = 1; node < NODES; node += 1) {
    const at = 3 * (node - 1);
    from[at] = random.below(node);
    to[at] = node;
    for (const edge of [at + 1, at + 2]) {
      from[edge] = node;
      to[edge] = random.below(NODES);
    }
  }
  return { nodeCount: NODES, root: 0, edges: csrOf(NODES, from, to) };
}

function chain(): RootedGraph {
  const from = Uint32Array.from({ length: NODES - 1 }, (_, at) => at);
  return {
    nodeCount: NODES,
    root: 0,
    edges: csrOf(
      NODES,
      from,
      from.map((node) => node + 1),
    ),
  };
}

/** Dominators and retained sizes of 10^6 nodes. */
export function benchDominators(): string[] {
  const sizes = new Uint32Array(NODES).fill(16);
  return Object.entries({ 'three edges a node': heapLike(), 'one chain': chain() }).map(
    ([name, graph]) => {
      const time = best(3, () => void retainedSizes(dominators(graph), sizes));
      return `dominators and retained sizes of ${NODES} nodes, ${name}: ${(time / 1000).toFixed(2)} s (goal: 2)`;
    },
  );
}
