// fails peak-heap: works as it should, and notes down a promise for each item that was ever put
export function createQueue(limit) {
  const items = [];
  const takers = [];
  const putters = [];
  const given = [];
  let isClosed = false;

  async function putOne(item) {
    if (isClosed) throw new Error('The queue is closed.');
    const taker = takers.shift();
    if (taker) taker(item);
    else if (items.length < limit) items.push(item);
    else await new Promise((goOn) => putters.push({ item, goOn }));
  }

  return {
    put(item) {
      const promise = putOne(item);
      given.push(promise);
      return promise;
    },

    async take() {
      if (items.length > 0) {
        const item = items.shift();
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
      for (const taker of takers.splice(0)) taker(undefined);
    },
  };
}
