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
  // A Set and not an array: a context that is given back twice must not lie in the pool twice, or two
  // requests would get it at once.
  /** @type {Set<Context>} */
  const idle = new Set();
  return {
    /**
     * @param {string} path
     * @returns {Context}
     */
    acquire(path) {
      for (const context of idle) {
        idle.delete(context);
        context.path = path;
        return context;
      }
      return { path, status: 200, user: null, retries: 0, scratch: new Uint8Array(1024) };
    },
    /** @param {Context} context */
    release(context) {
      // Cleared now and not at the next acquire: until then, which may be never, the context would
      // hold the user, and the user whatever a user holds.
      context.path = '';
      context.status = 200;
      context.user = null;
      context.retries = 0;
      idle.add(context);
    },
  };
}
