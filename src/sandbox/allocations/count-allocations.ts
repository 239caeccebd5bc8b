import type { SandboxAssets } from '../assets.ts';
import { EngineError } from '../engine-error.ts';
import type { Limits } from '../machine.ts';
import { Session } from '../session.ts';
import { type AllocationCount, uncounted } from './allocation-count.ts';
import { type Behaviour, behave, difference } from './behaviour.ts';
import { AllocationProbe } from './probe.ts';
import { type Rewritten, rewrite } from './rewrite.ts';
import { RoundCounts } from './round-counts.ts';
import { Unrewritable } from './unrewritable.ts';

/** What to count in. */
export interface CountedProgram {
  readonly source: string;
  /** Imports the program as 'subject'; without one the program itself exports `round`. */
  readonly workload?: string;
  readonly seed: number;
  readonly size: number;
  /** How many rounds to run; 24 by default: 8 to warm up, 12 measured, 4 to see what stays. */
  readonly rounds?: number;
  /** The measured run gave right results; then this one has to, or it isn't the same program. */
  readonly isRight?: boolean;
  /** What the measured run may use. Counting costs more, and may use more. */
  readonly limits: Limits;
}

const ROUNDS = 24;
/** A report costs about as much as two calls, and every call of the program makes two. */
const DEARER = 8;
const MORE_MEMORY = 16 * 1024 * 1024;

/**
 * Counts, in a run of its own, how many objects each line of a program makes a round. The program is
 * run twice: as it is, and rewritten; where they don't behave alike, or where the rewritten one
 * allocates less, nothing is told: a program can find out that it is watched, by the columns of its
 * errors or its functions' text.
 *
 * An object counts once, at the innermost expression that was being computed when it was made, if it
 * was still there when that, or the next expression inside, was done. Strings, numbers and bigints
 * have no identity and don't count, nor does what a builtin makes and drops inside, nor what QuickJS
 * makes for itself (see `isHelper`). What the workload makes is not the program's.
 */
export async function countAllocations(
  assets: SandboxAssets,
  program: CountedProgram,
): Promise<AllocationCount> {
  const { workload, rounds = ROUNDS } = program;
  // What a program can find out of its limits stays as it was measured; ticks it can't see.
  const limits: Limits = { ...program.limits, ticks: DEARER * program.limits.ticks };
  const moreLimits: Limits = {
    ...limits,
    memoryBytes: limits.memoryBytes + MORE_MEMORY,
    stackBytes: 2 * limits.stackBytes,
  };
  let learner: Rewritten;
  try {
    learner = rewrite(program.source);
  } catch (error) {
    if (!(error instanceof Unrewritable)) throw error;
    return uncounted(error.kind, `Lines can't be told: ${error.message}.`);
  }
  const judge = workload === undefined ? undefined : rewriteWorkload(workload);
  const expected = behave(await Session.open(assets, limits), program, rounds);

  const names = [learner.names, ...(judge ? [judge.names] : [])];
  const probe = new AllocationProbe(learner.sites.length, names);
  const session = await Session.open(assets, moreLimits, probe);
  const counts = new RoundCounts(probe.births, session.heapSource.memory);
  const rewritten = {
    ...program,
    source: learner.source,
    ...(judge ? { workload: judge.source } : {}),
  };
  const found = behave(session, rewritten, rounds, counts);
  if (program.isRight && !expected.error && !expected.isRight) {
    const why = `its results are right at first, and no longer after ${rounds} rounds`;
    return uncounted('differs', `Lines can't be told: ${why}.`);
  }
  return judgeRun(expected, found, counts, learner);
}

function judgeRun(
  expected: Behaviour,
  found: Behaviour,
  counts: RoundCounts,
  { sites }: Rewritten,
): AllocationCount {
  if (counts.births.codeFromText) {
    const why = 'it loads or makes code while it runs, and what that makes has no line';
    return uncounted('code-from-text', `Lines can't be told: ${why}.`);
  }
  const unlike = difference(expected, found, counts.spent);
  if (unlike) return uncounted('differs', `Lines can't be told: ${unlike}.`);
  const summary = counts.summary(sites);
  const { error } = found;
  if (counts.spent || (error && !expected.error)) {
    const message = `The count used up what it may use after ${counts.length} rounds.`;
    return { ...summary, fault: { kind: 'budget', message } };
  }
  if (!error) return summary;
  const message = `The program ended after ${counts.length} rounds: ${error.message}`;
  return { ...summary, fault: { kind: 'error', message } };
}

function rewriteWorkload(source: string): Rewritten {
  try {
    return rewrite(source, false);
  } catch (error) {
    throw new EngineError(`workload.js: expected a module, found: ${(error as Error).message}`);
  }
}
