// style: an async function whose finally takes everything away
export function createClient(send) {
  const waiting = {};
  let last = 0;

  async function ask(question, { signal, timeout }) {
    signal?.throwIfAborted();
    last += 1;
    const id = last;
    const { promise, resolve, reject } = Promise.withResolvers();
    const giveUp = () => reject(signal.reason);
    const timer = setTimeout(() => {
      reject(Object.assign(new Error('late'), { name: 'TimeoutError' }));
    }, timeout);
    waiting[id] = resolve;
    signal?.addEventListener('abort', giveUp);
    try {
      send(id, question);
      return await promise;
    } finally {
      delete waiting[id];
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  return {
    ask,
    answer: (id, text) => waiting[id]?.(text),
  };
}

export function createController() {
  return new AbortController();
}
