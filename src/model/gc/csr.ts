/**
 * The edges of a directed graph whose nodes are 0…nodeCount-1, packed (compressed sparse rows): the
 * targets of node i are `to[first[i]]` up to `to[first[i + 1] - 1]`, in the order they were given.
 */
export interface Csr {
  /** nodeCount + 1 numbers, rising. */
  readonly first: Uint32Array;
  readonly to: Uint32Array;
}

/** A graph with a place to start from. Only edges that retain belong in it: leave weak ones out. */
export interface RootedGraph {
  readonly nodeCount: number;
  readonly root: number;
  readonly edges: Csr;
}

/**
 * Packs edge i, `from[i]` to `to[i]`.
 * @throws RangeError for lists of different lengths and for an end that is no node.
 */
export function csrOf(nodeCount: number, from: ArrayLike<number>, to: ArrayLike<number>): Csr {
  if (from.length !== to.length) {
    throw new RangeError(`${from.length} edges begin and ${to.length} end`);
  }
  const first = new Uint32Array(nodeCount + 1);
  for (let edge = 0; edge < from.length; edge += 1) {
    for (const end of [from, to]) {
      if (!(end[edge]! >= 0 && end[edge]! < nodeCount)) {
        throw new RangeError(`edge ${edge} has an end ${end[edge]} outside 0…${nodeCount - 1}`);
      }
    }
    first[from[edge]! + 1]! += 1;
  }
  for (let node = 0; node < nodeCount; node += 1) first[node + 1]! += first[node]!;
  const next = first.slice(0, nodeCount);
  const packed = new Uint32Array(from.length);
  for (let edge = 0; edge < from.length; edge += 1) packed[next[from[edge]!]!++] = to[edge]!;
  return { first, to: packed };
}
