import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { mutate } from './mutant.ts';
import { mutants } from './mutants.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const mutant = mutants[Number(process.env.MUTANT)];

/** The tests with one deliberate fault in the model, which one of them has to catch. */
export default defineConfig({
  root,
  plugins: mutant && [
    {
      name: 'mutant',
      enforce: 'pre',
      load(id) {
        if (id !== `${root}src/model/${mutant.file}`) return undefined;
        return mutate(mutant, readFileSync(id, 'utf8'));
      },
    },
  ],
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    // Transformed modules of another mutant, or of none, must not be used again.
    fsModuleCache: false,
    // One failure is enough to catch it.
    bail: 1,
  },
});
