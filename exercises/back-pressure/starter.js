/**
 * @template Item
 * @param {number} _limit how many items may wait
 */
export function createQueue(_limit) {
  /** @type {Item[]} */
  const items = [];
  /** @type {((item: Item | undefined) => void)[]} those who wait for an item */
  const takers = [];
  let isClosed = false;

  return {
    /**
     * @param {Item} item
     * @returns {Promise<void>}
     */
    async put(item) {
      if (isClosed) throw new Error('The queue is closed.');
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },

    /** @returns {Promise<Item | undefined>} */
    async take() {
      if (items.length > 0) return items.shift();
      if (isClosed) return undefined;
      return new Promise((resolve) => takers.push(resolve));
    },

    close() {
      isClosed = true;
      for (const taker of takers.splice(0)) taker(undefined);
    },
  };
}
