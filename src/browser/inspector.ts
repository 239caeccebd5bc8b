import type { AllocationReport } from '../grader/allocation-report.ts';
import type { Answer, Explanation, Query } from '../grader/explanation.ts';
import type { Job } from '../grader/protocol.ts';
import { GradingClient } from './grading-client.ts';

export type ExplainJob = Extract<Job, { kind: 'explain' }>;

export interface Explained {
  readonly explanation: Explanation;
  readonly milliseconds: number;
}

/** Said to what was asked of a run when another one took its place: there is nothing to show. */
export class Superseded extends Error {
  override name = 'Superseded';
}

/**
 * Explains a run and answers questions about its heap, in a worker of its own, so that a run of the
 * learner's takes nothing away. Questions wait for each other. Where the worker has gone, and the
 * snapshot with it, the run is explained again before the next answer.
 */
export class Inspector {
  readonly #client = new GradingClient();
  #job: ExplainJob | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /**
   * Explains a run; whatever was still asked of another one is given up.
   * @throws Error that says what to do next, or Superseded.
   */
  async explain(job: ExplainJob): Promise<Explained> {
    this.#job = job;
    this.#client.cancel();
    return this.#inTurn(job, () => this.#explain(job));
  }

  /**
   * Asks the heap of the run that was explained last.
   * @throws Error that says what to do next, or Superseded.
   */
  async ask<Q extends Query>(query: Q): Promise<Extract<Answer, { ask: Q['ask'] }>> {
    const job = this.#job;
    if (!job) throw new Error('ask: expected a run that was explained before, found none');
    return this.#inTurn(job, async () => {
      if (!this.#client.keepsSnapshot) await this.#explain(job);
      const outcome = await this.#client.run({ kind: 'inspect', query });
      if (outcome?.kind === 'inspected' && outcome.answer.ask === query.ask) {
        return outcome.answer as Extract<Answer, { ask: Q['ask'] }>;
      }
      throw new Error(
        outcome?.kind === 'failed' ? outcome.message : 'The answer took too long. Ask again.',
      );
    });
  }

  /**
   * Counts how many objects each line of the program makes.
   * @throws Error that says what to do next, or Superseded.
   */
  async count(): Promise<AllocationReport> {
    const job = this.#job;
    if (!job) throw new Error('count: expected a run that was explained before, found none');
    const { source, exercise, variant, measured } = job;
    return this.#inTurn(job, async () => {
      const counted = { kind: 'allocations', source, exercise, variant, measured } as const;
      const outcome = await this.#client.run(counted);
      if (outcome?.kind === 'counted') return outcome.allocations;
      throw new Error(
        outcome?.kind === 'failed'
          ? outcome.message
          : 'Counting took too long and was ended. Do less in each round and run again.',
      );
    });
  }

  /** Ends what runs, and gives the worker's memory back. */
  close(): void {
    this.#job = undefined;
    this.#client.close();
  }

  async #explain(job: ExplainJob): Promise<Explained> {
    const outcome = await this.#client.run(job);
    if (outcome?.kind === 'explained') return outcome;
    throw new Error(
      outcome?.kind === 'failed'
        ? outcome.message
        : 'Looking inside took too long and was ended. The verdict stands; do less in each round and run again.',
    );
  }

  /** One thing after the other, and nothing for a run that is no longer the one looked at. */
  async #inTurn<T>(job: ExplainJob, work: () => Promise<T>): Promise<T> {
    const before = this.#turn;
    const result = (async () => {
      await before.catch(() => {}); // its asker was told
      if (this.#job !== job) throw new Superseded();
      const [done] = await Promise.allSettled([work()]);
      if (this.#job !== job) throw new Superseded();
      if (done.status === 'rejected') throw done.reason;
      return done.value;
    })();
    this.#turn = result;
    return result;
  }
}
