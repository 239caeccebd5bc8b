/**
 * @typedef {object} User
 * @property {string} id
 * @property {number} token
 */

const LIMIT = 100;

// A Map lists its keys in the order in which they first came in. Taking a user out and putting
// them back on each use makes that the order of use, so the first key is always the one to let go.
/** @type {Map<string, User>} */
const cache = new Map();

/**
 * @param {string} id
 * @param {(id: string) => User} load
 * @returns {User}
 */
export function lookup(id, load) {
  const user = cache.get(id) ?? load(id);
  cache.delete(id);
  cache.set(id, user);
  if (cache.size > LIMIT) {
    cache.delete(cache.keys().next().value);
  }
  return user;
}

/** @param {string} id */
export function forget(id) {
  cache.delete(id);
}
