/**
 * @typedef {object} Question
 * @property {string} text
 *
 * @typedef {object} Options
 * @property {AbortSignal} [signal]
 * @property {number} timeout in milliseconds
 */

/** @param {(id: number, question: Question) => void} send */
export function createClient(send) {
  /** @type {Map<number, (text: string) => void>} */
  const waiting = new Map();
  let next = 1;

  return {
    /**
     * @param {Question} question
     * @param {Options} options
     * @returns {Promise<string>}
     */
    ask(question, { signal, timeout }) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason);
          return;
        }
        const id = next++;
        // Three things lead to this promise: the entry, the timer, and the listener on a signal that
        // may live for ever. Whichever comes first, all three have to go, so there is one way out.
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

    /**
     * @param {number} id
     * @param {string} text
     */
    answer(id, text) {
      waiting.get(id)?.(text);
    },
  };
}

/** Where the pages get the controllers from whose signals come in the options. */
export const createController = () => new AbortController();
