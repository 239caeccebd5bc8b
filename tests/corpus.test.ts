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

  it.each(programs)('$folder/$name is called what it is', async ({ folder, source }) => {
    const { verdict, error } = await measure(assets, source);
    expect({ verdict, error }).toMatchObject({ verdict: folder === 'leak' ? 'leak' : 'stable' });
  });
});
