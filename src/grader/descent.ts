import type { ProgramError } from '../sandbox/program-error.ts';
import type { ResultRow } from '../sandbox/session.ts';
import type { Rerun, Reruns } from './reruns.ts';

/** How deep a submission came in a small stack. */
export interface Descent {
  /**
   * The greatest depth found that it survives; undefined where it ended for want of something else
   * than stack, so that the depth says nothing.
   */
  readonly survived?: number;
  /** What ended it at the depth that was asked for; undefined where it came back. */
  readonly end?: {
    readonly error?: ProgramError | undefined;
    readonly row?: ResultRow | undefined;
  };
}

/** These say that a run was too long or too large, and not that it was too deep. */
const NOT_THE_STACK = new Set(['TickLimit', 'MemoryLimit', 'NeverSettled']);

/**
 * Runs the workload with size `depth` in a stack of `stackBytes`. Where it does not come back with
 * the right results, the depth that it survives is looked for: a level for each KiB of stack, twice
 * that and so on, and then halfway between the last that it survived and the first that it did not.
 * A level of a plain function takes 180 bytes (measured), so that 32 KiB take about 11 runs; none
 * takes more than 2 + 2 log₂ of `depth`.
 */
export async function descend(
  reruns: Pick<Reruns, 'run'>,
  depth: number,
  stackBytes: number,
): Promise<Descent> {
  const run = await reruns.run(depth, stackBytes);
  if (survives(run)) return {};
  const end = { error: run.error, row: run.rows.find((row) => !row.passed) };
  if (NOT_THE_STACK.has(run.error?.name ?? '')) return { end };
  let survived = 0;
  let tooDeep = depth;
  let probe = Math.min(Math.max(1, Math.floor(stackBytes / 1024)), Math.floor(depth / 2));
  while (survived + 1 < tooDeep) {
    const found = await reruns.run(probe, stackBytes);
    // Out of ticks: what is known so far is true all the same.
    if (found.error?.name === 'TickLimit') break;
    if (survives(found)) survived = probe;
    else tooDeep = probe;
    const isDoubling = tooDeep === depth && 2 * probe < depth;
    probe = isDoubling ? 2 * probe : Math.floor((survived + tooDeep) / 2);
  }
  return { survived, end };
}

function survives(run: Rerun): boolean {
  return !run.error && run.rows.length > 0 && run.rows.every((row) => row.passed);
}
