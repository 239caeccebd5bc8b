import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accumulated } from '../../../src/sandbox/snapshot/accumulated.ts';
import { run } from '../program.ts';
import { explain } from './explain.ts';

const LEAKS = new URL('../../corpus/leak/', import.meta.url);
/** Rounds before the first look, and between it and the next ones: no period of the corpus. */
const WARM_UP = 8;
const BETWEEN = [13, 10, 11];

/** What a program's label says holds the leak does not stand in backquotes in these. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  'beside-random-structures.js': ['dropped'],
  'growing-array-of-numbers-under-noise-strings.js': ['xs'],
  'interval-handle-overwritten.js': ['timers'],
  'interval-never-cleared.js': ['timers'],
  'timeout-rearms-with-closure-chain.js': ['latest', 'timer'],
};
/** Where another place grows faster at the time: the cache that warms up is no leak, but not yet full. */
const NOT_FIRST: Readonly<Record<string, number>> = {
  'slow-leak-while-a-cache-warms-up.js': 2,
  'under-the-noise-of-a-bounded-cache.js': 1,
};

/** The names that a program's first line says hold the leak. */
function holdersOf(name: string, label: string): readonly string[] {
  const quoted = [...label.matchAll(/`#?([^`]+?)…?`/g)].map(([, text]) => text!.replace('()', ''));
  const bare = /module binding (\w+)/.exec(label)?.[1];
  return [...quoted, ...(bare === undefined ? [] : [bare]), ...(HOLDERS[name] ?? [])];
}

describe('what accumulated in each leaking program of the corpus', () => {
  it.each(readdirSync(LEAKS))('%s: the path names what holds it', async (name) => {
    const source = readFileSync(new URL(name, LEAKS), 'utf8');
    const { session, error } = await run(source, { rounds: WARM_UP, limits: { ticks: 2000 } });
    expect(error).toBeUndefined();
    let last = explain(session);
    const looks = [last.tally()];
    let round = WARM_UP;
    for (const rounds of BETWEEN) {
      for (const end = round + rounds; round < end; round += 1) {
        session.round(round);
        session.read();
      }
      last = explain(session);
      looks.push(last.tally());
    }
    const paths = accumulated(looks).map(({ node }) => last.path(node));
    const holders = holdersOf(name, source.slice(0, source.indexOf('\n')));
    const rank = paths.findIndex((path) => holders.some((holder) => path.includes(holder)));
    expect({ rank, first: paths[0] }).toEqual({ rank: NOT_FIRST[name] ?? 0, first: paths[0] });
  });
});
