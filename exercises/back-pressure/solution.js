/**
 * @template Item
 * @param {number} limit how many items may wait
 */
export function createQueue(limit) {
  /** @type {Item[]} */
  const items = [];
  /** @type {((item: Item | undefined) => void)[]} those who wait for an item */
  const takers = [];
  // Those who wait for a place, each with the item in hand. A producer that awaits `put` is here at
  // most once, so the memory is bounded by the limit and the number of producers.
  /** @type {{ item: Item, goOn: () => void }[]} */
  const putters = [];
  let isClosed = false;

  return {
    /**
     * @param {Item} item
     * @returns {Promise<void>}
     */
    async put(item) {
      if (isClosed) throw new Error('The queue is closed.');
      const taker = takers.shift();
      if (taker) {
        taker(item);
        return;
      }
      if (items.length < limit) {
        items.push(item);
        return;
      }
      await new Promise((goOn) => putters.push({ item, goOn }));
    },

    /** @returns {Promise<Item | undefined>} */
    async take() {
      if (items.length > 0) {
        const item = items.shift();
        // One place is free, so exactly one may go on. The item is put in for them: if they were only
        // woken up, somebody else could be quicker, and there would be one too many.
        const next = putters.shift();
        if (next) {
          items.push(next.item);
          next.goOn();
        }
        return item;
      }
      if (isClosed) return undefined;
      return new Promise((resolve) => takers.push(resolve));
    },

    close() {
      isClosed = true;
      // Whoever waits for an item waits because there are none, and none will come.
      for (const taker of takers.splice(0)) taker(undefined);
    },
  };
}
