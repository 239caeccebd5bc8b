// fails peak-heap, result: gives way for a moment where it is full, and then puts all the same
export function createQueue(limit) {
  const items = [];
  const takers = [];
  let isClosed = false;

  function enter(item) {
    const taker = takers.shift();
    if (taker) taker(item);
    else items.push(item);
  }

  return {
    async put(item) {
      if (isClosed) throw new Error('The queue is closed.');
      if (items.length >= limit) await null;
      enter(item);
    },

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
