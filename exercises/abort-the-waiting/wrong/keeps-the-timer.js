// fails heap-growth, collected: an answer ends the question, and the timer of ten minutes waits on
export function createClient(send) {
  const waiting = new Map();
  let next = 1;

  return {
    ask(question, { signal, timeout }) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const id = next++;
        const end = (settle, value) => {
          waiting.delete(id);
            signal?.removeEventListener('abort', onAbort);
          settle(value);
        };
        const onAbort = () => end(reject, signal.reason);
        const timer = setTimeout(() => {
          end(reject, Object.assign(new Error('no answer came'), { name: 'TimeoutError' }));
        }, timeout);
        signal?.addEventListener('abort', onAbort);
        waiting.set(id, (text) => end(resolve, text));
        send(id, question);
      });
    },

    answer(id, text) {
      waiting.get(id)?.(text);
    },
  };
}

export const createController = () => new AbortController();
