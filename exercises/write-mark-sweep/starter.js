/**
 * @typedef {object} Heap
 * @property {Int32Array} roots objects that the program
 *   holds itself, or -1
 * @property {Int32Array} left of each object the first
 *   reference, or -1
 * @property {Int32Array} right of each object the second
 *   reference, or -1
 * @property {Uint8Array} live 1 where there is an object, 0
 *   where the slot is free
 * @property {Uint8Array} marks 0 before and after a
 *   collection
 */

/**
 * @param {Heap} heap
 * @returns {number} how many objects were freed
 */
export function collect({ roots, left, right, live, marks }) {
  for (const root of roots) {
    if (root !== -1) marks[root] = 1;
  }
  for (let i = 0; i < live.length; i++) {
    if (live[i] === 0) continue;
    if (left[i] !== -1) marks[left[i]] = 1;
    if (right[i] !== -1) marks[right[i]] = 1;
  }
  let freed = 0;
  for (let i = 0; i < live.length; i++) {
    if (live[i] === 1 && marks[i] === 0) {
      live[i] = 0;
      freed += 1;
    }
    marks[i] = 0;
  }
  return freed;
}
