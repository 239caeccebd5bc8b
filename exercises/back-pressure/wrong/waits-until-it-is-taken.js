// fails result: goes on when the item is taken, which leaves the queue no use
export function createQueue(limit) {
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
      await new Promise((goOn) => putters.push({ item, goOn }));
    },

    async take() {
      if (putters.length > 0) {
        const { item, goOn } = putters.shift();
        goOn();
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
