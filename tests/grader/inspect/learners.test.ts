import { describe, expect, it } from 'vitest';
import { learnersOf } from '../../../src/grader/inspect/learners.ts';
import type { ExplainedHeap } from '../../../src/sandbox/snapshot/explained.ts';
import { sampledPrograms } from '../../corpus-programs.ts';
import { run } from '../../sandbox/program.ts';
import { explain } from '../../sandbox/snapshot/explain.ts';

function learnersNodes(heap: ExplainedHeap): number[] {
  const isLearners = learnersOf(heap);
  return [...isLearners.keys()].filter((node) => isLearners[node] === 1);
}

/** What is the learner's in a program, without the names, shapes and code that all have. */
async function learnersIn(source: string, workload?: string): Promise<string[]> {
  const { session, error } = await run(source, { rounds: 2, ...(workload ? { workload } : {}) });
  expect(error).toBeUndefined();
  const heap = explain(session);
  const isLearners = learnersOf(heap);
  return Array.from(isLearners, (is, node) => (is === 1 ? heap.describer.describe(node) : ''))
    .filter((text) => text !== '' && !/^("|shape$|code$|captured variable$)/.test(text))
    .sort();
}

/** What every module brings: its namespace, its function, and the promise of its evaluation. */
const MODULE = [
  ...['Object', 'Promise (fulfilled)', 'engine', 'module'],
  ...['ƒ module code (line 1)', 'ƒ reject', 'ƒ resolve'],
];
const withModule = (...more: string[]) => [...MODULE, ...more].sort();

describe('which nodes are the learner’s', () => {
  it('are, of an empty program, its module and its function', async () => {
    const found = await learnersIn('export function round() {}');
    expect(found).toEqual(withModule('ƒ round (line 1)'));
  });

  it('are not built-ins that are used, kept or made only when asked for', async () => {
    const found = await learnersIn(
      'const kept = [Math.max, Array.prototype.map, JSON, Reflect, console]; const max = Math.max; delete Math.max; export function round() { max(1, 2); }',
    );
    expect(found).toEqual(withModule('Array(5)', 'ƒ round (line 1)'));
  });

  it('are what a program puts into built-ins and globals', async () => {
    const found = await learnersIn(
      'globalThis.one = Object.create(null); Array.prototype.two = new Map(); console.three = new Set(); (0, eval)("var four = new Date(0)"); export function round() {}',
    );
    expect(found).toEqual(expect.arrayContaining(['Date', 'Map(0)', 'Set(0)', 'ƒ round (line 1)']));
    expect(found.filter((text) => text === 'Object')).toHaveLength(2);
  });

  it('are what timers, jobs and suspended calls of the program hold', async () => {
    const found = await learnersIn(
      'class Late {} class Pending {} class Waits {} export function round(i) { if (i > 0) return; setTimeout((late) => late, 1e9, new Late()); new Promise(() => {}).then(Boolean.bind(new Pending())); (async (waits) => { await new Promise((f) => { globalThis.f = f; }); return waits; })(new Waits()); }',
    );
    expect(found).toEqual(expect.arrayContaining(['Late', 'Waits']));
    expect(found.join()).toContain('suspended ƒ');
  });

  it('are what a workload made and the program keeps, but not what the workload keeps', async () => {
    const found = await learnersIn(
      'const kept = []; export const keep = (value) => { kept.push(value); };',
      'import { keep } from "subject"; class Given {} class Shared {} class Own {} const own = [new Own()]; export function round() { keep(new Given()); const shared = new Shared(); own.push(shared); keep(shared); }',
    );
    expect(found.filter((text) => text === 'Given')).toHaveLength(2);
    expect(found.filter((text) => text === 'Shared' || text === 'Own')).toEqual([]);
  });

  /**
   * All bytes above the baseline are the program's, but for native functions and names that the
   * engine made meanwhile (about 1 KiB) and a record of the judge's for each timer.
   */
  it.each(sampledPrograms(60))('are the bytes above the baseline: $name', async ({ source }) => {
    const { session, readings } = await run(source, { rounds: 12, limits: { ticks: 2000 } });
    const heap = explain(session);
    const bytes = learnersNodes(heap).reduce((sum, node) => sum + heap.snapshot.shallow[node]!, 0);
    const above = readings.at(-1)!.bytes;
    expect(above - bytes).toBeGreaterThanOrEqual(0);
    expect(above - bytes).toBeLessThan(3072);
  });
});
