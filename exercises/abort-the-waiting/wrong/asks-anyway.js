// fails collected, heap-growth, result: a signal that is aborted already never fires again
export function createClient(send) {
  const waiting = new Map();
  let next = 1;

  return {
    ask(question, { signal, timeout }) {
      return new Promise((resolve, reject) => {
        const id = next++;
        const end = (settle, value) => {
          waiting.delete(id);
          clearTimeout(timer);
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
