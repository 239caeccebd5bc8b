// fails result: throws away what has no place
export function createQueue(limit) {
  const items = [];
  const takers = [];
  const putters = [];
  let isClosed = false;

  return {
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
    },

    async take() {
      if (items.length > 0) {
        const item = items.shift();
        return item;
      }
      if (isClosed) return undefined;
      return new Promise((resolve) => takers.push(resolve));
    },

    close() {
      isClosed = true;
      for (const taker of takers.splice(0)) taker(undefined);
    },
  };
}
