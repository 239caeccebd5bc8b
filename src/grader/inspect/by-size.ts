/** Factors that put a size and a node, or two nodes, side by side in one number below 2^53. */
export const NODES = 2 ** 23;
const SIZES = 2 ** 30;

/**
 * The nodes by size, largest first, of one size by number. Numbers alone sort ten times as fast as
 * with a comparison; a heap of less than 1 GiB whose smallest block is 16 bytes has fewer nodes and
 * bytes than would not fit.
 */
export function bySize(sizes: ArrayLike<number>): Uint32Array {
  const keys = new Float64Array(sizes.length);
  for (let node = 0; node < sizes.length; node += 1) {
    keys[node] = (SIZES - 1 - sizes[node]!) * NODES + node;
  }
  keys.sort();
  return Uint32Array.from(keys, (key) => key % NODES);
}
