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
  /** @type {Map<number, { question: Question, resolve: (text: string) => void }>} */
  const waiting = new Map();
  let next = 1;

  return {
    /**
     * @param {Question} question
     * @param {Options} _options
     * @returns {Promise<string>}
     */
    ask(question, _options) {
      const id = next++;
      return new Promise((resolve) => {
        waiting.set(id, { question, resolve });
        send(id, question);
      });
    },

    /**
     * @param {number} id
     * @param {string} text
     */
    answer(id, text) {
      waiting.get(id).resolve(text);
      waiting.delete(id);
    },
  };
}

/** Where the pages get the controllers from whose signals come in the options. */
export const createController = () => new AbortController();
