import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure } from '../src/grader/measure.ts';
import { loadSandboxAssets } from '../src/sandbox/assets-node.ts';

const FOLDERS = ['leak', 'clean'] as const;
const programs = FOLDERS.flatMap((folder) => {
  const at = new URL(`corpus/${folder}/`, import.meta.url);
  return readdirSync(at).map((name) => ({
    folder,
    name,
    source: readFileSync(new URL(name, at), 'utf8'),
  }));
});
/** Where what the label says of the holder is not its name in backquotes. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  'beside-random-structures.js': ['dropped'],
  'growing-array-of-numbers-under-noise-strings.js': ['xs'],
  'interval-handle-overwritten.js': ['timers'],
  'interval-never-cleared.js': ['timers'],
  'timeout-rearms-with-closure-chain.js': ['latest', 'timer'],
};
const assets = await loadSandboxAssets();

describe('the corpus', () => {
  it('has at least 80 programs, and 30 of each kind', () => {
    expect(programs.length).toBeGreaterThanOrEqual(80);
    for (const folder of FOLDERS) {
      expect(programs.filter((program) => program.folder === folder).length).toBeGreaterThanOrEqual(
        30,
      );
    }
  });

  it('has each program labelled in its first line as its folder says', () => {
    const odd = programs.filter(
      ({ folder, source }) => !new RegExp(`^// ${folder}: \\S.*\\n`).test(source),
    );
    expect(odd.map(({ folder, name }) => `${folder}/${name}`)).toEqual([]);
  });

  it.each(programs)('$folder/$name is called what it is', async ({ folder, name, source }) => {
    const { verdict, error, retainers } = await measure(assets, source);
    expect({ verdict, error }).toMatchObject({ verdict: folder === 'leak' ? 'leak' : 'stable' });
    if (folder === 'clean') return expect(retainers).toEqual([]);
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
  return HOLDERS[name] ?? (bare === undefined ? quoted : [bare]);
}
