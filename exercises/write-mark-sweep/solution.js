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
  // Marked, but not looked into yet: the grey objects. A list on the heap, so that a chain may be as
  // long as the heap has room for.
  const grey = [];
  const reach = (object) => {
    // The mark is set before the object goes into the list, so each goes in once and rings end.
    if (object === -1 || marks[object] === 1) return;
    marks[object] = 1;
    grey.push(object);
  };

  for (const root of roots) reach(root);
  while (grey.length > 0) {
    const object = grey.pop();
    reach(left[object]);
    reach(right[object]);
  }

  // Only now is known what can't be reached: what nobody came by.
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
