import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { randomOf } from '../../src/model/random.ts';
import { Kernel } from '../../src/model/vm/kernel.ts';
import { everyCase, golden } from './golden.ts';

const name = 'linux61-thrash-shape.json';

interface Case {
  readonly id: string;
  readonly input: {
    readonly limitMB: number;
    readonly workingSetMB: number;
    readonly mode: 'seq' | 'rand';
    readonly passes: number;
    readonly pages?: number;
    readonly swapReadahead?: string;
  };
  readonly majfltPerPass: readonly number[];
}

const cases = golden<{ readonly cases: readonly Case[] }>(name)?.cases ?? [];
const megabyte = 256;
/** What the kernel reads at once from swap; page-cluster 3 where the case does not say. */
const readaheadOf = ({ input }: Case): number =>
  2 ** Number(/page-cluster (\d)/.exec(input.swapReadahead ?? '')?.[1] ?? 3);
const pagesOf = ({ input }: Case): number => input.pages ?? input.workingSetMB * megabyte;
const measured = new Map<Case, number[]>();

/** The case's program: a group with a limit, in a machine with room for all of it. */
function majorFaultsOf(one: Case): number[] {
  const known = measured.get(one);
  if (known !== undefined) return known;
  const { limitMB, mode, passes } = one.input;
  const pages = pagesOf(one);
  const kernel = new Kernel({
    frames: 2 * limitMB * megabyte + 4096,
    swapSlots: 4 * pages,
    pageCluster: Math.log2(readaheadOf(one)),
    swapDevice: 'disk',
  });
  const group = kernel.addGroup('thrash', limitMB * megabyte);
  const pid = kernel.spawn({ name: 'thrash', group }) as number;
  const start = kernel.mmap(pid, { length: pages * 4096 }) as number;
  const random = randomOf(pages);
  const perPass: number[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    const before = kernel.usage(pid).majorFaults;
    for (let at = 0; at < pages; at += 1) {
      const page = mode === 'seq' ? at : random.below(pages);
      const { kind } = kernel.access(pid, start + page * 4096, 'write');
      if (kind === 'oom' || kind === 'signal') throw new Error(`${one.id} ended in ${kind}`);
    }
    perPass.push(kernel.usage(pid).majorFaults - before);
  }
  measured.set(one, perPass);
  return perPass;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/**
 * The shape, not the numbers. What fits has no major fault; the border is left open between the limit
 * less 2 MiB and the limit plus 2 MiB for a scan, because page tables are charged too.
 */
everyCase<Case>(name, (given) => {
  // The same case as among all, so that what was measured of it is known.
  const one = cases.find((other) => isDeepStrictEqual(other, given))!;
  const { limitMB, workingSetMB, mode, passes } = one.input;
  const pages = pagesOf(one);
  if (mode !== 'seq' && mode !== 'rand') throw new Error(`no such mode: ${mode}`);
  const perPass = majorFaultsOf(one);
  expect(perPass).toHaveLength(one.majfltPerPass.length);
  if (mode === 'seq') {
    if (workingSetMB <= limitMB - 2) expect(sum(perPass)).toBe(0);
    if (workingSetMB < limitMB + 2) return;
    // Whoever misses every page of a pass takes a fault for as many as are read at once.
    for (const faults of perPass.slice(1)) {
      const missed = (faults * readaheadOf(one)) / pages;
      expect(missed).toBeGreaterThan(0.85);
      expect(missed).toBeLessThan(1.15);
    }
    return;
  }
  if (workingSetMB <= limitMB) expect(sum(perPass)).toBe(0);
  const smaller = cases.filter(
    ({ input }) =>
      input.mode === mode &&
      input.limitMB === limitMB &&
      input.passes === passes &&
      input.workingSetMB < workingSetMB,
  );
  for (const less of smaller) {
    if (sum(perPass) > 0) expect(sum(perPass)).toBeGreaterThan(sum(majorFaultsOf(less)));
  }
  if (workingSetMB >= limitMB + 2 && sum(one.majfltPerPass) > 0) {
    expect(sum(perPass)).toBeGreaterThan(0);
  }
});
