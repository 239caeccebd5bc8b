import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kernelOf } from '../../../src/model/oom/kernel.ts';
import { killOf } from '../../../src/model/oom/kill.ts';
import { rulesOf } from '../../../src/model/oom/rules.ts';
import { type Scene, select, sparedBecause } from '../../../src/model/oom/select.ts';
import type { Task } from '../../../src/model/oom/task.ts';
import { anyScene, task } from './scenes.ts';

const scene = (tasks: readonly Task[], rest: Partial<Scene> = {}): Scene => ({
  tasks,
  rules: rulesOf(kernelOf('6.1')!),
  totalPages: 100_000,
  ...rest,
});
const old = { rules: rulesOf(kernelOf('4.14')!) };
const chosen = (one: Scene) => select(one).chosen?.pid;

describe('whom the killer chooses', () => {
  test('the victim has the most points of those that can be killed', () => {
    fc.assert(
      fc.property(anyScene, (one) => {
        const { verdicts, chosen: victim, points, tied } = select(one);
        const counted = verdicts.flatMap((verdict) => ('points' in verdict ? [verdict] : []));
        expect(counted).toHaveLength(one.tasks.filter((each) => !sparedBecause(each, one)).length);
        expect(victim === undefined).toBe(counted.length === 0);
        if (!victim) return;
        const most = Math.max(...counted.map((each) => each.points));
        expect(points).toBe(most);
        const best = counted.filter((each) => each.points === most).map(({ pid }) => pid);
        expect(victim.pid).toBe(one.rules.tie === 'last' ? best.at(-1) : best[0]);
        expect(tied).toEqual(best.filter((pid) => pid !== victim.pid));
      }),
      { numRuns: 2000 },
    );
  });

  test('a higher adj never saves the one that dies', () => {
    fc.assert(
      fc.property(anyScene, fc.nat(2000), (one, more) => {
        const { chosen: victim } = select(one);
        if (!victim) return;
        const adj = Math.min(victim.adj + more, 1000);
        const tasks = one.tasks.map((each) => (each === victim ? { ...each, adj } : each));
        expect(chosen({ ...one, tasks })).toBe(victim.pid);
      }),
      { numRuns: 2000 },
    );
  });

  test('more memory never saves it either', () => {
    fc.assert(
      fc.property(anyScene, fc.nat(100_000), (one, more) => {
        const { chosen: victim } = select(one);
        if (!victim) return;
        const rss = victim.rss + more;
        const tasks = one.tasks.map((each) => (each === victim ? { ...each, rss } : each));
        expect(chosen({ ...one, tasks })).toBe(victim.pid);
      }),
      { numRuns: 1000 },
    );
  });

  test('a tie: the first up to 5.2, the last from 5.3 on', () => {
    const tasks = [task(7, 10), task(9, 10), task(8, 10), task(3, 5)];
    expect(chosen(scene(tasks))).toBe(8);
    expect(select(scene(tasks))).toMatchObject({ because: 'tie', tied: [7, 9] });
    expect(chosen(scene(tasks, { rules: rulesOf(kernelOf('5.2')!) }))).toBe(7);
    expect(chosen(scene(tasks, { rules: rulesOf(kernelOf('5.3')!) }))).toBe(8);
  });

  test('passes over init, kernel threads, adj -1000, the reaped and a vfork', () => {
    const one = scene([
      task(1, 900),
      task(70, 900, { tgid: 1 }),
      task(2, 900, { kernelThread: true }),
      task(3, 900, { adj: -1000 }),
      task(4, 900, { oomSkip: true }),
      task(5, 900, { inVfork: true }),
      task(6, 1),
    ]);
    expect(select(one).verdicts).toEqual([
      { pid: 1, spared: 'init' },
      { pid: 70, spared: 'init' },
      { pid: 2, spared: 'kernel-thread' },
      { pid: 3, spared: 'adj' },
      { pid: 4, spared: 'reaped' },
      { pid: 5, spared: 'vfork' },
      { pid: 6, points: 1 },
    ]);
    expect(chosen({ ...one, rules: rulesOf(kernelOf('4.7')!) })).toBe(5);
  });

  test('nobody is left: nobody is chosen', () => {
    expect(select(scene([task(1, 5), task(2, 5, { adj: -1000 })]))).toMatchObject({
      because: 'nobody',
    });
    expect(select(scene([]))).toEqual({ verdicts: [], because: 'nobody', tied: [] });
  });

  test('negative points can win from 5.9 on', () => {
    const tasks = [task(7, 10, { adj: -900 }), task(8, 10, { adj: -901 })];
    expect(select(scene(tasks))).toMatchObject({ points: 10 - 900 * 100, chosen: { pid: 7 } });
  });

  test('of a group only those within it, with its limit as the whole', () => {
    const tasks = [
      task(7, 900),
      task(8, 50, { group: '/app/web' }),
      task(9, 40, { group: '/app', adj: 30 }),
      task(10, 500, { group: '/apple' }),
    ];
    expect(chosen(scene(tasks, { memcg: '/app', totalPages: 1000 }))).toBe(9);
    expect(chosen(scene(tasks, { memcg: '/app', totalPages: 100 }))).toBe(8);
    expect(select(scene(tasks, { memcg: '/app' })).verdicts[3]).toEqual({
      pid: 10,
      spared: 'outside',
    });
  });
});

describe('vm.oom_kill_allocating_task', () => {
  const tasks = [task(7, 900), task(8, 5), task(9, 5, { adj: -1000 })];
  const asks = (current: number, rest: Partial<Scene> = {}) =>
    scene(tasks, { killAllocating: true, current, ...rest });

  test('takes the one that asks', () => {
    expect(select(asks(8))).toMatchObject({ chosen: { pid: 8 }, because: 'allocating' });
    expect(chosen(scene(tasks, { current: 8 }))).toBe(7);
  });

  test('chooses as always when that one cannot be killed or is none of the tasks', () => {
    expect(chosen(asks(9))).toBe(7);
    expect(chosen(asks(4711))).toBe(7);
    expect(chosen(scene(tasks, { killAllocating: true }))).toBe(7);
  });

  test('never within a group', () => {
    expect(chosen(asks(8, { memcg: '/' }))).toBe(7);
  });
});

describe('who dies with it', () => {
  const pids = (tasks: readonly Task[]) => tasks.map(({ pid }) => pid);

  test('a child with the most points dies for its parent up to 5.0', () => {
    const tasks = [
      task(7, 900, { mm: 'x' }),
      task(8, 20, { ppid: 7 }),
      task(9, 30, { ppid: 7 }),
      task(10, 30, { ppid: 7 }),
      task(11, 800, { ppid: 7, mm: 'x' }),
      task(12, 700, { ppid: 7, adj: -1000 }),
      task(13, 600, { ppid: 9 }),
    ];
    const before = scene(tasks, old);
    expect(killOf(before, tasks[0]!)).toMatchObject({ victim: { pid: 9 }, inPlaceOf: { pid: 7 } });
    const after = killOf(scene(tasks), tasks[0]!);
    expect(after.victim.pid).toBe(7);
    expect(after.inPlaceOf).toBeUndefined();
  });

  test('what shares its memory, but not init or a kernel thread', () => {
    const tasks = [
      task(7, 900, { mm: 'x' }),
      task(8, 900, { mm: 'x', adj: -1000 }),
      task(9, 900, { mm: 'y' }),
      task(1, 900, { mm: 'x' }),
      task(3, 900, { mm: 'x', kernelThread: true }),
      task(10, 900, { tgid: 7 }),
      task(11, 5),
    ];
    expect(pids(killOf(scene(tasks), tasks[0]!).sharers)).toEqual([8, 10]);
  });

  test('its whole group where memory.oom.group asks, without adj -1000', () => {
    const tasks = [
      task(7, 900, { group: '/app/web' }),
      task(8, 5, { group: '/app' }),
      task(9, 5, { group: '/app', adj: -1000 }),
      task(10, 5, { group: '/other' }),
    ];
    expect(pids(killOf(scene(tasks), tasks[0]!, '/app').group)).toEqual([7, 8]);
    expect(pids(killOf(scene(tasks), tasks[0]!, '/app/web').group)).toEqual([7]);
    expect(killOf(scene(tasks), tasks[0]!).group).toEqual([]);
  });
});
