/**
 * @typedef {object} Heap
 * @property {Int32Array} words
 * @property {number} half words in each half
 * @property {number} start where the half in use begins: 1,
 *   or 1 + half
 * @property {number} free where its free part begins
 * @property {Int32Array} roots what the program holds:
 *   numbers, and references below 0
 */

/** @param {Heap} heap */
export function collect(heap) {
  const { half, roots } = heap;
  heap.start = heap.start === 1 ? 1 + half : 1;
  heap.free = heap.start;
  for (let i = 0; i < roots.length; i++) {
    if (roots[i] < 0) {
      roots[i] = -copy(heap, -roots[i]);
    }
  }
  // The fields of what was copied still refer to the old half.
}

/**
 * Copies one object to the free part.
 *
 * @param {Heap} heap
 * @param {number} from where its header is
 * @returns {number} where it is now
 */
function copy(heap, from) {
  const { words, free } = heap;
  const length = 1 + words[from];
  words.copyWithin(free, from, from + length);
  heap.free += length;
  return free;
}
