import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/grader/measure.ts';
import { assets } from '../exercise.ts';

/** Leaks that are all that moves in their programs, and how many objects of what stay each round. */
const LEAKS = [
  ['metric-labels-of-unbounded-paths', 1, 'Object'],
  ['effects-stay-in-the-dependency-sets', 1, 'Effect'],
  ['request-scopes-kept-by-their-parent', 1, 'Container'],
  ['object-dictionary-of-sessions', undefined, 'Object'],
  ['date-buckets-never-pruned', undefined, ''],
  ['jsonp-callbacks-on-globalthis', 1, 'globalThis.__callback'],
  ['memo-of-json-arguments', undefined, ''],
  ['symbols-as-property-keys', undefined, ''],
  ['interval-never-cleared', 1, 'PriceTicker'],
  ['interval-handle-overwritten', 1, 'ƒ (anonymous) (line 7)'],
] as const;
/** The first and the last look at a program of 200 rounds: see look-rounds.ts. */
const [FIRST, LAST] = [37, 130];

describe('what is told to hold the memory of a leak', () => {
  it.each(LEAKS)('is every byte of %s', async (name, perRound, what) => {
    const source = readFileSync(new URL(`../../corpus/leak/${name}.js`, import.meta.url), 'utf8');
    const { retainers, rounds } = await measure(assets, source);
    const grown = rounds[LAST - 1]!.bytes - rounds[FIRST - 1]!.bytes;
    expect(retainers.reduce((sum, { retainedBytes }) => sum + retainedBytes, 0)).toBe(grown);
    expect(retainers).toHaveLength(1);
    expect(retainers[0]!.path).toContain(what);
    if (perRound) expect(retainers[0]!.count).toBe(perRound * (LAST - FIRST));
  });

  it('names a function that is kept as a global, and not how the engine keeps it', async () => {
    const { retainers } = await measure(
      assets,
      "export function round(i) { const big = [i]; globalThis['hook' + i] = () => big; }",
    );
    expect(retainers).toMatchObject([
      { path: 'globalThis.hook129 → ƒ (anonymous) (line 1)', count: LAST - FIRST },
    ]);
  });

  it('names the line of a timer’s callback, and nothing of the queue where the program has its own', async () => {
    const set = await measure(
      assets,
      `const timers = new Map(); let n = 0;
      export function round(i) {
        const note = { text: 'note ' + i };
        timers.set(++n % 4, setTimeout(() => { note.text = ''; }, 9_000_000));
      }`,
    );
    expect(set.retainers).toMatchObject([
      {
        path: expect.stringMatching(
          /^timers\[\d+\]\.callback → ƒ \(anonymous\) \(line 4\) → closure variable "note" = Object$/,
        ),
        line: 4,
      },
    ]);
    const own = await measure(
      assets,
      `const timers = new Map(); let n = 0;
      export function round(i) { timers.set(++n, setTimeout(() => {}, 5)); }`,
    );
    expect(own.retainers).toMatchObject([{ path: 'timers = Map(130)', line: 1 }]);
  });
});
