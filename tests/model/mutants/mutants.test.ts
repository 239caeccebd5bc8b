import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mutants, mutate } from './mutants.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The tests that one mutant makes fail. */
function failing(index: number): Promise<{ code: number | null; output: string }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', mutants[index]!.caughtBy];
  const config = ['--config', 'tests/model/mutants/vitest.config.ts', '--reporter=dot'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args, ...config], {
      cwd: root,
      env: { ...process.env, MUTANT: `${index}`, NO_COLOR: '1', GOLDEN_DIR: '' },
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe(`${mutants.length} deliberate faults in the model`, () => {
  it('are at least 15', () => expect(mutants.length).toBeGreaterThanOrEqual(15));

  it.each(mutants.map((mutant) => [mutant.fault, mutant] as const))(
    'there is exactly one place for: %s',
    (_, mutant) => {
      const source = readFileSync(`${root}${mutant.file}`, 'utf8');
      expect(mutate(mutant, source)).not.toBe(source);
    },
  );

  it.each(mutants.map((mutant, index) => [mutant.fault, index] as const))(
    'a test catches: %s',
    async (_, index) => {
      const { code, output } = await failing(index);
      expect([code, output]).toEqual([1, expect.stringMatching(/AssertionError|Property failed/)]);
    },
    60_000,
  );
});
