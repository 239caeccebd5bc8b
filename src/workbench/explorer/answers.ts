import type { Answer, Query } from '../../grader/explanation.ts';

/** The answer to a question of this kind. */
export type AnswerTo<Q extends Query> = Extract<Answer, { ask: Q['ask'] }>;

export type Ask = (query: Query) => Promise<Answer>;

/** Pages of answers that are kept, so that the way back shows at once what was there. */
const MOST = 60;

/**
 * Asks each question of one snapshot once, and one after the other: a worker does one thing at a
 * time.
 */
export class Answers {
  readonly #ask: Ask;
  #last: Promise<unknown> = Promise.resolve();
  readonly #known = new Map<string, Answer>();

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  known<Q extends Query>(query: Q): AnswerTo<Q> | undefined {
    return this.#known.get(JSON.stringify(query)) as AnswerTo<Q> | undefined;
  }

  to<Q extends Query>(query: Q): Promise<AnswerTo<Q>> {
    const answer = this.#last.then(() => this.known(query) ?? this.#answer(query));
    this.#last = answer.catch(() => {}); // told to the one who asked
    return answer;
  }

  async #answer<Q extends Query>(query: Q): Promise<AnswerTo<Q>> {
    const answer = (await this.#ask(query)) as AnswerTo<Q>;
    // As large as the heap, and asked for once.
    if (query.ask === 'file') return answer;
    this.#known.set(JSON.stringify(query), answer);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST && oldest !== undefined) this.#known.delete(oldest);
    return answer;
  }
}
