/**
 * @typedef {object} Context
 * @property {string} path
 * @property {number} status
 * @property {object | null} user
 * @property {number} retries
 */

export function createPool() {
  return {
    /**
     * @param {string} path
     * @returns {Context}
     */
    acquire(path) {
      return { path, status: 200, user: null, retries: 0 };
    },
    /** @param {Context} _context */
    release(_context) {},
  };
}
