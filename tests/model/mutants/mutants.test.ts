import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mutate } from './mutant.ts';
import { mutants, parts } from './mutants.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const perPart = process.env.PAGEFAULT_WHOLE ? Number.POSITIVE_INFINITY : 2;
const tried = parts.flatMap((part) => part.slice(0, perPart));

/** Runs the test that has to catch a mutant. */
function run(index: number): Promise<{ code: number | null; output: string }> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', `tests/${mutants[index]!.caughtBy}`];
  const config = ['--config', 'tests/model/mutants/vitest.config.ts', '--reporter=dot'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...args, ...config], {
      cwd: root,
      env: {
        ...process.env,
        MUTANT: `${index}`,
        NO_COLOR: '1',
        GOLDEN_DIR: '',
        PAGEFAULT_WHOLE: '',
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += data;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe(`${mutants.length} deliberate faults in the model, ${tried.length} of them tried`, () => {
  it('are at least 15', () => expect(tried.length).toBeGreaterThanOrEqual(15));

  it.each(mutants)('$file has exactly one place for: $fault', (mutant) => {
    const source = readFileSync(`${root}src/model/${mutant.file}`, 'utf8');
    expect(mutate(mutant, source)).not.toBe(source);
  });

  it.each(tried)(
    '$caughtBy catches: $fault',
    async (mutant) => {
      const { code, output } = await run(mutants.indexOf(mutant));
      // A test that failed, not a file that could not be loaded.
      expect(output).toMatch(/Tests +[1-9]\d* failed/);
      expect(code).toBe(1);
    },
    60_000,
  );
});
