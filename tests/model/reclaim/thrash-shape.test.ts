import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../src/model/random.ts';
import { type Golden, golden } from '../../golden/golden.ts';
import { TinyMachine } from './tiny-machine.ts';

interface Thrash {
  readonly id: string;
  readonly input: {
    readonly limitMB: number;
    readonly workingSetMB: number;
    readonly mode: 'seq' | 'rand';
    readonly passes: number;
    readonly pages: number;
  };
  readonly majfltPerPass: readonly number[];
}

const swapSlots = 2 ** 15;
const file = golden<Golden<Thrash>>('linux61-thrash-shape.json');

/** Major faults of each pass, of the pieces of reclaim alone; the whole machine has its own test. */
function faultsOf({ id, input }: Thrash, by: 'cluster' | 'vma'): number[] {
  const machine = new TinyMachine(input.limitMB * 256, input.pages, swapSlots, by);
  const random = randomOf(id);
  return Array.from({ length: input.passes }, () => {
    const before = machine.stat.pgmajfault;
    for (let step = 0; step < input.pages; step += 1) {
      machine.write(input.mode === 'seq' ? step : random.below(input.pages));
    }
    return machine.stat.pgmajfault - before;
  });
}

describe.skipIf(!file).each(['cluster', 'vma'] as const)('thrashing, read-ahead by %s', (by) => {
  const cases = file?.cases ?? [];

  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const { limitMB, workingSetMB, mode, pages } = one.input;
    const [first, ...later] = faultsOf(one, by);
    if (workingSetMB <= limitMB - 2 || (mode === 'rand' && workingSetMB <= limitMB)) {
      expect([first, ...later]).toEqual(one.majfltPerPass);
      return;
    }
    if (mode === 'rand') {
      // More from pass to pass, as ever more pages have been used, and then about as many.
      later.forEach((faults, pass) => {
        expect(faults).toBeGreaterThanOrEqual(0.9 * later[Math.max(pass - 1, 0)]!);
      });
      expect(later.at(-1)).toBeGreaterThan(first!);
    } else if (workingSetMB >= limitMB + 2) {
      // Every page of every pass comes in, 8 with each fault.
      for (const faults of later) expect(Math.abs(faults * 8 - pages) / pages).toBeLessThan(0.05);
    }
  });

  it('has more faults with each larger working set', () => {
    const last = cases
      .filter(({ input }) => input.mode === 'rand' && input.workingSetMB > input.limitMB)
      .sort((a, b) => a.input.workingSetMB - b.input.workingSetMB)
      .map((one) => faultsOf(one, by).at(-1)!);
    expect(last).toEqual([...last].sort((a, b) => a - b));
    expect(new Set(last).size).toBe(last.length);
  });
});
