import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descend } from '../../src/grader/descent.ts';
import type { Rerun } from '../../src/grader/reruns.ts';
import type { ProgramError } from '../../src/sandbox/program-error.ts';

const OVERFLOW: ProgramError = { name: 'StackOverflow', message: 'deep' };
const TICKS: ProgramError = { name: 'TickLimit', message: 'long' };
const RIGHT = { name: 'sum', passed: true, expected: '1', found: '1' };
const WRONG = { name: 'sum', passed: false, expected: '1', found: '0' };
const rerun = (end: Partial<Rerun> = {}): Rerun => ({
  ...{ peakBytes: 0, roundsPeakBytes: 0, steps: 0, rows: [RIGHT] },
  ...end,
});

/** Runs that survive down to `deepest`; notes the depths that were tried. */
function reruns(deepest: number, end: Partial<Rerun> = { error: OVERFLOW, rows: [] }) {
  const tried: number[] = [];
  const run = async (size: number, stackBytes?: number) => {
    expect(stackBytes).toBe(65_536);
    tried.push(size);
    return size <= deepest ? rerun() : rerun(end);
  };
  return { run, tried };
}
const down = (deepest: number, depth: number, end?: Partial<Rerun>) =>
  descend(reruns(deepest, end), depth, 65_536);

describe('a descent', () => {
  it('that comes back is one run', async () => {
    const runs = reruns(1000);
    expect(await descend(runs, 1000, 65_536)).toEqual({});
    expect(runs.tried).toEqual([1000]);
  });

  it('that does not is looked into by doubling, and then halfway', async () => {
    const runs = reruns(11);
    expect(await descend(runs, 1000, 65_536)).toEqual({
      survived: 11,
      end: { error: OVERFLOW, row: undefined },
    });
    expect(runs.tried).toEqual([1000, 64, 32, 16, 8, 12, 10, 11]);
  });

  it('that is deep is looked into from where plain functions end', async () => {
    const runs = reruns(365);
    await descend(runs, 1_000_000, 65_536);
    expect(runs.tried.slice(0, 6)).toEqual([1_000_000, 64, 128, 256, 512, 384]);
    expect(runs.tried).toHaveLength(13);
  });

  it('finds the last level, whichever it is, in few runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), async (depth, n) => {
        const deepest = n % depth;
        const runs = reruns(deepest);
        expect((await descend(runs, depth, 65_536)).survived).toBe(deepest);
        expect(runs.tried.length).toBeLessThanOrEqual(2 + 2 * Math.log2(depth));
        expect(runs.tried.every((size) => size >= 1 && size <= depth)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('has survived nothing where the first level is too much', async () => {
    expect(await down(0, 1)).toMatchObject({ survived: 0 });
    expect(await down(0, 64)).toMatchObject({ survived: 0 });
  });

  it('ends where an overflow was swallowed and the results are wrong, or are none', async () => {
    expect(await down(300, 5000, { rows: [RIGHT, WRONG] })).toEqual({
      survived: 300,
      end: { error: undefined, row: WRONG },
    });
    expect(await down(300, 5000, { rows: [] })).toEqual({ survived: 300, end: {} });
  });

  it.each(['TickLimit', 'MemoryLimit', 'NeverSettled'])(
    'says nothing of the depth where it ended with a %s',
    async (name) => {
      const error = { name, message: 'm' };
      expect(await down(300, 5000, { error, rows: [] })).toEqual({
        end: { error, row: undefined },
      });
    },
  );

  it('keeps what is known where the ticks are used up on the way', async () => {
    const runs = reruns(300);
    let calls = 0;
    const run = async (size: number, stackBytes?: number) => {
      calls += 1;
      return calls <= 4 ? runs.run(size, stackBytes) : rerun({ error: TICKS, rows: [] });
    };
    expect(await descend({ run }, 5000, 65_536)).toMatchObject({ survived: 256 });
    expect(runs.tried).toEqual([5000, 64, 128, 256]);
    expect(calls).toBe(5);
  });
});
