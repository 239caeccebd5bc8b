import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { figureFolders } from './all-figures.ts';

/** Budgets of the figures, compressed: what all share once, and what each adds. */
const kitBytes = 35_000;
const ownBytes = 15_000;

const file = (path: string): string => fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

/** Leaves out every module whose path matches; the model is counted for nobody, since all share it. */
const without = (pattern: RegExp): Plugin => ({
  name: 'without',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /.*/ }, async ({ path, resolveDir, kind }) => {
      if (kind === 'entry-point' || !path.startsWith('.')) return undefined;
      const resolved = fileURLToPath(new URL(path, `file://${resolveDir}/`));
      return pattern.test(resolved) ? { path: resolved, external: true } : undefined;
    });
    onLoad({ filter: /\.css$/ }, () => ({ contents: '', loader: 'js' }));
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

test('the shared kit, with Preact, the player and the drawing, is at most 35 KB', async () => {
  const bytes = await gzipped('widgets/kit/instrument.tsx', /\/src\/model\//, []);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(kitBytes);
});

describe.each(figureFolders)('%s', (folder) => {
  test('adds at most 15 KB of its own', async () => {
    const shared = /\/src\/(?:model|widgets\/(?:kit|draw|player))\//;
    const external = ['preact', 'preact/hooks', 'preact/jsx-runtime'];
    const bytes = await gzipped(`widgets/${folder}/figure.tsx`, shared, external);
    expect(bytes).toBeGreaterThan(200);
    expect(bytes).toBeLessThanOrEqual(ownBytes);
  });
});
