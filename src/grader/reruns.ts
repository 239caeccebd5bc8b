import type { GradableExercise } from '../course/exercise.ts';
import { formatNumber } from '../model/units.ts';
import type { SandboxAssets } from '../sandbox/assets.ts';
import type { ProgramError } from '../sandbox/program-error.ts';
import { type ResultRow, Session } from '../sandbox/session.ts';
import type { RoundSeries, Spending } from './rounds.ts';

/** What a run of the planned rounds came to, in a machine of its own. */
export interface Rerun extends Spending {
  readonly rows: readonly ResultRow[];
  readonly error?: ProgramError | undefined;
}

/** An empty sandbox itself takes 6 to be made. */
const MIN_TICKS = 10;

/** Runs a submission in a session: the grader's own way, once more. */
export type Play = (
  session: Session,
  exercise: GradableExercise,
) => { series: RoundSeries; rows: readonly ResultRow[]; error?: ProgramError | undefined };

/**
 * Runs a submission again, with another size or another stack. All of these runs together have as
 * many ticks as the exercise allows one, so that a grade ends before the kill timer, whatever a
 * submission does; a run that gets what is left and needs more ends with a TickLimit.
 */
export class Reruns {
  readonly #assets: SandboxAssets;
  readonly #exercise: GradableExercise;
  readonly #play: Play;
  #ticksLeft: number;

  constructor(assets: SandboxAssets, exercise: GradableExercise, play: Play) {
    this.#assets = assets;
    this.#exercise = exercise;
    this.#play = play;
    this.#ticksLeft = exercise.limits.ticks;
  }

  async run(size: number, stackBytes = this.#exercise.limits.stackBytes): Promise<Rerun> {
    if (this.#ticksLeft < MIN_TICKS) {
      return { peakBytes: 0, roundsPeakBytes: 0, steps: 0, rows: [], error: this.#usedUp };
    }
    const limits = { ...this.#exercise.limits, stackBytes, ticks: this.#ticksLeft };
    const session = await Session.open(this.#assets, limits);
    const { series, rows, error } = this.#play(session, { ...this.#exercise, size, limits });
    this.#ticksLeft = Math.max(0, this.#ticksLeft - session.ticks);
    return {
      ...{ ...series.planned, rows },
      error: error?.name === 'TickLimit' ? this.#usedUp : error,
    };
  }

  get #usedUp(): ProgramError {
    const { ticks } = this.#exercise.limits;
    const message = `All runs with more input or less stack may take ${formatNumber(ticks)} ticks together (10,000 branches and calls each), and this one needed more than was left.`;
    return { name: 'TickLimit', message };
  }
}
