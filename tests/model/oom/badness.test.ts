import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { badness, reportedScore } from '../../../src/model/oom/badness.ts';
import { kernelOf } from '../../../src/model/oom/kernel.ts';
import { oomScore } from '../../../src/model/oom/oom-score.ts';
import { rulesOf } from '../../../src/model/oom/rules.ts';
import { heldPages, tablePages } from '../../../src/model/oom/task.ts';
import { groupPages, machinePages } from '../../../src/model/oom/total-pages.ts';
import { anyKernel, anyTask, releases, task } from './scenes.ts';

const rules = (release: string) => rulesOf(kernelOf(release)!);
const total = 100_999;

describe('badness by release', () => {
  const root = task(5, 1000, { uid: 0, swapents: 500, pgtablesBytes: 3 * 4096 + 4095, adj: 10 });
  test.each([
    // 1503 pages of its own; adj is worth 100 pages each.
    ['3.13', 1503 + (10 - 30) * 100],
    ['3.14', 1503 - 45 + 10 * 100],
    ['4.14', 1503 - 45 + 10 * 100],
    ['4.16', 1503 - 45 + 10 * 100],
    ['4.17', 1503 + 10 * 100],
    ['6.1', 1503 + 10 * 100],
  ])('%s: %i for root', (release, points) => {
    expect(badness(root, rules(release), total)).toBe(Math.max(points, 1));
    const other = badness({ ...root, uid: 1 }, rules(release), total);
    expect(other).toBe(1503 + 10 * 100);
  });

  test('at least 1 up to 5.8, anything from 5.9 on', () => {
    const low = task(5, 10, { adj: -500 });
    expect(badness(low, rules('5.8'), total)).toBe(1);
    expect(badness(low, rules('5.9'), total)).toBe(10 - 500 * 100);
  });

  test('page tables: whole pages of the bytes, or counted, in pages of the machine', () => {
    expect(tablePages(task(5, 0, { pgtablesBytes: 8191 }))).toBe(1);
    expect(tablePages(task(5, 0, { nrPtes: 7, nrPmds: 3 }))).toBe(10);
    expect(tablePages(task(5, 0, { nrPtes: 7 }))).toBe(7);
    expect(heldPages(task(5, 1, { swapents: 2, pgtablesBytes: 131072 }), 65536)).toBe(5);
  });
});

describe('oom_score', () => {
  test('0 for what cannot be killed', () => {
    const spared = [
      task(5, 1000, { adj: -1000 }),
      task(1, 1000),
      task(7, 1000, { tgid: 1 }),
      task(5, 1000, { kernelThread: true }),
      task(5, 1000, { oomSkip: true }),
    ];
    for (const one of spared) expect(oomScore(one, rules('6.1'), total)).toBe(0);
  });

  test('truncates toward zero, twice', () => {
    // -1 × 100 pages of 100,999 are -0.99 thousandths: 0, not -1.
    expect(oomScore(task(5, 0, { adj: -1 }), rules('6.1'), total)).toBe(666);
    expect(oomScore(task(5, 0, { adj: -2 }), rules('6.1'), total)).toBe(666);
    expect(oomScore(task(5, 0, { adj: -3 }), rules('6.1'), total)).toBe(665);
  });

  test('a plain share up to 5.8, shifted from 5.9 on', () => {
    const half = task(5, 50_500);
    expect(oomScore(half, rules('5.8'), 101_000)).toBe(500);
    expect(oomScore(half, rules('5.9'), 101_000)).toBe(1000);
  });

  test('rises with the points and stays within 0 to 2000', () => {
    const anyTwo = fc.tuple(anyTask, anyTask, anyKernel, fc.nat(500_000));
    fc.assert(
      fc.property(anyTwo, ([one, other, kernel, spare]) => {
        const all = Math.max(heldPages(one), heldPages(other)) + spare + 1;
        const by = rulesOf(kernel);
        const [first, second] = [one, other].map((each) => {
          const killable = { ...each, oomSkip: false, adj: Math.max(each.adj, -999) };
          return { points: badness(killable, by, all), score: oomScore(killable, by, all) };
        });
        for (const { score } of [first!, second!]) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(2000);
          expect(Number.isInteger(score)).toBe(true);
        }
        if (first!.points >= second!.points) {
          expect(first!.score).toBeGreaterThanOrEqual(second!.score);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('what the points are a share of', () => {
  test('a machine: RAM that is not reserved, and swap', () => {
    expect(machinePages(65403, 9750, 163836)).toBe(96612);
    expect(machinePages(1000, 0, 640, 65536)).toBe(1010);
  });

  test('a group: its limit, and the swap that it and the machine allow', () => {
    expect(groupPages({ memory: 16384, swap: 0 }, 40959)).toBe(16384);
    expect(groupPages({ memory: 16384, swap: Number.POSITIVE_INFINITY }, 40959)).toBe(57343);
    expect(groupPages({ memory: 16384, swap: 100 }, 40959)).toBe(16484);
    expect(groupPages({ memory: 5120, both: 10240 }, 1_000_000)).toBe(10240);
    expect(groupPages({ memory: 5120, both: 10240 }, 100)).toBe(5220);
    expect(groupPages({ memory: 0, swap: 0 }, 0)).toBe(1);
  });

  test('the printed score is in thousandths, rounded down, and can pass 1000', () => {
    expect(reportedScore(10718, 10240)).toBe(1046);
    expect(reportedScore(1, 0)).toBe(1000);
  });
});

test('every release has rules, and they change one way', () => {
  const all = releases.map((release) => rules(release));
  const lastWith = (has: (one: (typeof all)[number]) => boolean) =>
    releases[all.findLastIndex(has)];
  expect(lastWith(({ tie }) => tie === 'first')).toBe('5.1');
  expect(lastWith(({ sacrificesChild }) => sacrificesChild)).toBe('5.0');
  expect(lastWith(({ atLeastOne }) => atLeastOne)).toBe('5.8');
  expect(lastWith(({ rootBonus }) => rootBonus !== 'none')).toBe('4.15');
  expect(lastWith(({ rootBonus }) => rootBonus === 'of-total')).toBe('3.13');
  expect(lastWith(({ sparesVfork }) => !sparesVfork)).toBe('4.6');
});
