/**
 * @typedef {object} User
 * @property {string} id
 * @property {number} token
 */

/** @type {Map<string, User>} */
const cache = new Map();

/**
 * @param {string} id
 * @param {(id: string) => User} load
 * @returns {User}
 */
export function lookup(id, load) {
  if (!cache.has(id)) {
    cache.set(id, load(id));
  }
  return cache.get(id);
}

/** @param {string} id */
export function forget(id) {
  cache.delete(id);
}
