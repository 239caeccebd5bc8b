import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { figureFolders } from './all-figures.ts';

/**
 * Budgets of the figures, compressed: what figures share (kit, drawing, player, sentences, Preact), and
 * what each adds from its own folder. The model is counted for nobody, since all of the course shares it.
 */
const sharedBytes = 35_000;
const ownBytes = 15_000;

const file = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

/** Leaves out every module whose path matches, and what comes only when it is asked for. */
const without = (pattern: RegExp): Plugin => ({
  name: 'without',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point') return undefined;
      const resolved = fileURLToPath(new URL(path, `file://${resolveDir}/`));
      return kind === 'dynamic-import' || pattern.test(resolved)
        ? { path: resolved, external: true }
        : undefined;
    });
  },
});

async function gzipped(entry: string, left: RegExp, external: string[]): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [file(entry)],
    ...{ bundle: true, write: false, minify: true, format: 'esm', target: 'es2022' },
    ...{ jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'silent' },
    ...{ external, plugins: [without(left)] },
  });
  return gzipSync(outputFiles[0]!.contents, { level: 9 }).length;
}

const model = /\/src\/model\//;
const preact = ['preact', 'preact/hooks', 'preact/jsx-runtime'];

test('the kit alone is well below what figures may share', async () => {
  const bytes = await gzipped('widgets/kit/instrument.tsx', model, []);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(sharedBytes / 2);
});

describe.each(figureFolders)('%s', (folder) => {
  const entry = `widgets/${folder}/figure.tsx`;

  test('adds at most 15 KB of its own to what it shares, which is at most 35 KB', async () => {
    const foreign = new RegExp(`/src/(?:model|widgets/(?!${folder}/))`);
    const own = await gzipped(entry, foreign, preact);
    const all = await gzipped(entry, model, []);
    expect(own).toBeGreaterThan(200);
    expect(own, 'of its own').toBeLessThanOrEqual(ownBytes);
    expect(all - own, 'shared').toBeLessThanOrEqual(sharedBytes);
  });
});
