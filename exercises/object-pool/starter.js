/**
 * @typedef {object} Context
 * @property {string} path
 * @property {number} status
 * @property {object | null} user
 * @property {number} retries
 * @property {Uint8Array} scratch 1,024 bytes of the
 *   context's own
 */

export function createPool() {
  return {
    /**
     * @param {string} path
     * @returns {Context}
     */
    acquire(path) {
      return { path, status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) };
    },
    /** @param {Context} _context */
    release(_context) {},
  };
}
