import { BlockAges } from '../sandbox/block-ages.ts';
import type { HeapReading } from '../sandbox/chunks.ts';
import { LAYOUT } from '../sandbox/layout.ts';
import type { Limits } from '../sandbox/machine.ts';
import type { ProgramError } from '../sandbox/program-error.ts';
import type { Session } from '../sandbox/session.ts';
import { isAtRest } from './rest.ts';
import type { SizeSample } from './slack.ts';

/** The most rounds that a run extends to while it is open whether the heap still grows. */
export const MAX_ROUNDS = 200;
/** Ages and sizes of blocks are noted every four rounds: as telling, at a quarter of the cost. */
const CLOSE_LOOK = 4;

export interface RoundPlan {
  /** Rounds that are always run, where the program can. */
  readonly rounds: number;
  /** Run exactly `rounds`, whatever the readings say. */
  readonly fixed: boolean;
  readonly limits: Limits;
}

/** What rounds took. */
export interface Spending {
  /** The most bytes in use above the baseline at any moment from the loading of the module on. */
  readonly peakBytes: number;
  /** The same of the rounds alone, where no peak of loading hides how they grow. */
  readonly roundsPeakBytes: number;
  /** Branches and calls of the rounds, the workload's with them. */
  readonly steps: number;
}

export interface RoundSeries {
  readonly readings: readonly HeapReading[];
  readonly sizes: readonly SizeSample[];
  /** Of the blocks in use at the end, how many were first seen in each four rounds. */
  readonly survivors: readonly number[];
  /** Names of watched objects that outlived a round, with how many. */
  readonly uncollected: ReadonlyMap<string, number>;
  /** Rounds (from 0) whose promise waits for something that nothing brings. */
  readonly unsettled: readonly number[];
  /** A limit ended the extension before the question was answered: no blame, and no proof. */
  readonly cutShort: boolean;
  /** What the planned rounds took, or those of them that were run. */
  readonly planned: Spending;
  readonly error?: ProgramError;
}

/** Runs rounds and reads the heap after each, until the planned rounds are done and it rests. */
export function runRounds(session: Session, plan: RoundPlan): RoundSeries {
  const readings: HeapReading[] = [];
  const sizes: SizeSample[] = [];
  const uncollected = new Map<string, number>();
  const ages = new BlockAges();
  const unsettled: number[] = [];
  let costliest = 0;
  const { steps } = session;
  session.restartPeak();
  const spent = (): Spending => ({
    peakBytes: session.peakBytes,
    roundsPeakBytes: session.recentPeakBytes,
    steps: session.steps - steps,
  });
  let planned: Spending | undefined;
  const series = (end: { error?: ProgramError; cutShort?: boolean } = {}): RoundSeries => {
    const survivors = ages.survivors(Math.floor(readings.length / CLOSE_LOOK));
    planned ??= spent();
    return { readings, sizes, survivors, uncollected, unsettled, cutShort: false, planned, ...end };
  };

  for (let round = 0; ; round += 1) {
    const extended = round >= plan.rounds;
    if (extended) planned ??= spent();
    if (extended && (plan.fixed || round >= MAX_ROUNDS || isAtRest(readings))) return series();
    const ticks = session.ticks;
    // An extension is ours, so it never costs the program its budget.
    if (extended && ticks + 2 * costliest + 1 > plan.limits.ticks)
      return series({ cutShort: true });
    if (extended && isNearlyFull(readings, plan.limits)) return series({ cutShort: true });

    const outcome = session.round(round);
    const { reading, error: readError } = outcome.error ? { reading: undefined } : session.read();
    const error = outcome.error ?? readError;
    if (error) {
      return series(extended && session.ranOut ? { cutShort: true } : { error });
    }
    if (!outcome.settled) unsettled.push(round);
    readings.push(reading!);
    if (readings.length % CLOSE_LOOK === 0) {
      session.noteAges(ages, readings.length / CLOSE_LOOK);
      sizes.push({ round, blocks: reading!.blocks, sizes: session.sizes() });
    }
    for (const name of session.uncollected())
      uncollected.set(name, (uncollected.get(name) ?? 0) + 1);
    costliest = Math.max(costliest, session.ticks - ticks);
  }
}

/** The next rounds might not fit: what was added last is taken twice, and some room is left. */
function isNearlyFull(readings: readonly HeapReading[], limits: Limits): boolean {
  const last = readings.at(-1)?.bytes ?? 0;
  const added = Math.max(0, last - (readings.at(-2)?.bytes ?? last));
  return last + 2 * added > 0.85 * (limits.memoryBytes - LAYOUT.heapBase);
}
