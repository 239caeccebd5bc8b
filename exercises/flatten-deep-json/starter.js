/** @typedef {string | number | boolean | null} Leaf */

/**
 * @param {unknown} document a JSON value
 * @returns {Leaf[]}
 */
export function leaves(document) {
  if (document === null || typeof document !== 'object') {
    return [document];
  }
  return Object.values(document).flatMap(leaves);
}
