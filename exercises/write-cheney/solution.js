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
  const { words, half, roots } = heap;
  heap.start = heap.start === 1 ? 1 + half : 1;
  heap.free = heap.start;
  for (let i = 0; i < roots.length; i++) {
    roots[i] = moved(heap, roots[i]);
  }
  // Between `scan` and `free` lie the objects that were copied and not yet looked into: the new half is
  // itself the queue. Each field that is looked at may add an object at its end, and when `scan` has
  // caught up with `free`, everything reachable is here. Garbage was never touched.
  for (let scan = heap.start; scan < heap.free; scan += 1 + words[scan]) {
    const end = scan + words[scan];
    for (let field = scan + 1; field <= end; field++) {
      words[field] = moved(heap, words[field]);
    }
  }
}

/**
 * What a root or field has to say now; copies the object it
 * refers to, where nobody has done so.
 *
 * @param {Heap} heap
 * @param {number} value
 * @returns {number}
 */
function moved(heap, value) {
  if (value >= 0) {
    return value;
  }
  const { words, free } = heap;
  const header = words[-value];
  // A number of fields is never negative, so a negative header can be the new reference.
  if (header < 0) {
    return header;
  }
  words.copyWithin(free, -value, 1 - value + header);
  heap.free += 1 + header;
  words[-value] = -free;
  return -free;
}
