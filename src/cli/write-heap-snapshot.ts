import { writeFile } from 'node:fs/promises';
import type { GradingPool, Outcome } from './grading-pool.ts';

/**
 * Writes the heap of a measured program, after its last round, as Chrome's DevTools read it. What
 * was explained is kept by its thread, so the pool must have one only. Gives what went wrong.
 */
export async function writeHeapSnapshot(
  pool: GradingPool,
  source: string,
  rounds: number,
  target: string,
): Promise<string | undefined> {
  const explained = await pool.run({
    kind: 'explain',
    source,
    variant: 0,
    measured: rounds,
    leaks: true,
  });
  if (explained?.kind !== 'explained') return noHeap(explained);
  const { fault, snapshot } = explained.explanation;
  if (!snapshot) return `no heap to write: ${fault?.message ?? 'the program did not start'}`;
  const inspected = await pool.run({ kind: 'inspect', query: { ask: 'file' } });
  if (inspected?.kind !== 'inspected' || inspected.answer.ask !== 'file') return noHeap(inspected);
  try {
    await writeFile(target, inspected.answer.text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function noHeap(outcome: Outcome): string {
  const why = outcome?.kind === 'failed' ? outcome.message : 'the run took too long and was ended';
  return `no heap to write: ${why}`;
}
