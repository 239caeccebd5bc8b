// style: functional, one list of entries whose first few have their place
export const createQueue = (limit) => {
  let entries = [];
  let takers = [];
  let closed = false;

  const place = () => {
    for (const { enter } of entries.slice(0, limit)) enter();
  };

  const put = (item) => {
    if (closed) return Promise.reject(new Error('closed'));
    if (takers.length > 0) {
      const [first, ...others] = takers;
      takers = others;
      first(item);
      return Promise.resolve();
    }
    const { promise, resolve } = Promise.withResolvers();
    entries.push({ item, enter: resolve });
    place();
    return promise;
  };

  const take = () => {
    if (entries.length === 0) {
      return closed ? Promise.resolve() : new Promise((resolve) => takers.push(resolve));
    }
    const [{ item }, ...others] = entries;
    entries = others;
    place();
    return Promise.resolve(item);
  };

  const close = () => {
    closed = true;
    takers.forEach((taker) => {
      taker();
    });
    takers = [];
  };

  return { put, take, close };
};
