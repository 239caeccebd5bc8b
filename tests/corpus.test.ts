import { describe, expect, it } from 'vitest';
import { measure } from '../src/grader/measure.ts';
import { loadSandboxAssets } from '../src/sandbox/assets-node.ts';
import { corpusPrograms } from './corpus-programs.ts';

/** Where what the label says of the holder is not its name in backquotes. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  'beside-random-structures.js': ['dropped'],
  'expiry-timeout-set-again-at-each-touch.js': ['timers['],
  'growing-array-of-numbers-under-noise-strings.js': ['xs'],
  'interval-handle-overwritten.js': ['timers['],
  'interval-never-cleared.js': ['timers['],
  'timeout-rearms-with-closure-chain.js': ['latest', 'timer'],
};
const assets = await loadSandboxAssets();

describe('the corpus', () => {
  it('has at least 80 programs, and 30 of each kind', () => {
    expect(corpusPrograms.length).toBeGreaterThanOrEqual(80);
    for (const kind of [true, false]) {
      const count = corpusPrograms.filter(({ leaks }) => leaks === kind).length;
      expect(count).toBeGreaterThanOrEqual(30);
    }
  });

  it('has each program labelled in its first line as its folder says', () => {
    const odd = corpusPrograms.filter(
      ({ leaks, source }) => !(leaks ? /^\/\/ leak: \S.*\n/ : /^\/\/ clean: \S.*\n/).test(source),
    );
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it.each(corpusPrograms)('$name is called what it is', async ({ leaks, name, source }) => {
    const { verdict, error, retainers } = await measure(assets, source);
    expect({ verdict, error }).toMatchObject({ verdict: leaks ? 'leak' : 'stable' });
    if (!leaks) return expect(retainers).toEqual([]);
    const [first] = retainers;
    const holders = holdersOf(name, source.slice(0, source.indexOf('\n')));
    expect(holders).not.toEqual([]);
    expect(
      holders.some((holder) => first?.path.includes(holder)),
      `${first?.path} names none of ${holders}`,
    ).toBe(true);
  });
});

/** The names that a program's label says hold the leak. */
function holdersOf(name: string, label: string): readonly string[] {
  const quoted = [...label.matchAll(/`#?([^`]+?)…?`/g)].map(([, text]) => text!.replace('()', ''));
  const bare = /module binding (\w+)/.exec(label)?.[1];
  return HOLDERS[name.slice('leak/'.length)] ?? (bare === undefined ? quoted : [bare]);
}
