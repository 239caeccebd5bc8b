/**
 * @param {number} frames how many pages fit into memory
 */
export function createMemory(frames) {
  /** @type {number[]} from the page that came first to the one that came last */
  const queue = [];
  return {
    /**
     * @param {number} page
     * @returns {boolean} whether it was a fault
     */
    use(page) {
      if (queue.includes(page)) {
        return false;
      }
      if (queue.length === frames) {
        queue.shift();
      }
      queue.push(page);
      return true;
    },
  };
}
