// fails result: forgets a question that is given up, and whoever awaits it waits for ever
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
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          settle(value);
        };
        const onAbort = () => end(() => {});
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
