/** @typedef {string | number | boolean | null} Leaf */

/**
 * @param {unknown} document a JSON value
 * @returns {Leaf[]}
 */
export function leaves(document) {
  const found = [];
  // What the frames of the recursion remembered, in a list on the heap: everything that is still to
  // be looked at. The last element is the next one in the document.
  const open = [document];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || typeof value !== 'object') {
      found.push(value);
      continue;
    }
    // The last child goes in first, so that the first one comes out next, before whatever followed
    // its parent.
    const children = Object.values(value);
    for (let i = children.length - 1; i >= 0; i--) {
      open.push(children[i]);
    }
  }
  return found;
}
