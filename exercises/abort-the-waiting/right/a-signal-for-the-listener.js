// style: closure, a controller of its own that takes the listener away
const timedOut = () => {
  const error = new Error('There was no answer in time.');
  error.name = 'TimeoutError';
  return error;
};

export const createClient = (send) => {
  const waiting = new Map();
  let next = 1;

  const ask = (question, { signal, timeout }) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const id = next;
      next += 1;
      const over = new AbortController();
      const timer = setTimeout(() => waiting.get(id).reject(timedOut()), timeout);
      const before = (settle) => (value) => {
        over.abort();
        clearTimeout(timer);
        waiting.delete(id);
        settle(value);
      };
      waiting.set(id, { resolve: before(resolve), reject: before(reject) });
      signal?.addEventListener('abort', () => waiting.get(id)?.reject(signal.reason), {
        signal: over.signal,
      });
      send(id, question);
    });

  const answer = (id, text) => waiting.get(id)?.resolve(text);

  return { ask, answer };
};

export const createController = () => new AbortController();
