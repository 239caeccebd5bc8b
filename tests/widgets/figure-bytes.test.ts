import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { figureFolders } from './all-figures.ts';

/** Budgets of the figures, compressed: what all share once, what several share, and what each adds. */
const kitBytes = 35_000;
const sharedBytes = 12_000;
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

async function bundled(entry: string, left: RegExp, external: string[]) {
  const { outputFiles, metafile } = await build({
    entryPoints: [file(entry)],
    ...{ bundle: true, write: false, minify: true, format: 'esm', target: 'es2022' },
    ...{ jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'silent', metafile: true },
    ...{ external, plugins: [without(left)] },
  });
  return { bytes: outputFiles[0]!.contents, modules: Object.keys(metafile.inputs) };
}

async function gzipped(entry: string, left: RegExp, external: string[]): Promise<number> {
  const { bytes } = await bundled(entry, left, external);
  return gzipSync(bytes, { level: 9 }).length;
}

const preact = ['preact', 'preact/hooks', 'preact/jsx-runtime'];
const inKit = /\/src\/(?:model|widgets\/(?:kit|draw|player))\//;
const sharable = /src\/widgets\/(?:narrate|machine-drawing)\//;

/**
 * The sentences of a model and the parts of the machine's drawing that more than one figure brings:
 * a reader of one figure has them for the next, so they are counted once and for none.
 */
const shared = (async () => {
  const users = new Map<string, number>();
  for (const folder of figureFolders) {
    const { modules } = await bundled(`widgets/${folder}/figure.tsx`, inKit, preact);
    for (const one of modules.filter((path) => sharable.test(path))) {
      users.set(one, (users.get(one) ?? 0) + 1);
    }
  }
  return [...users].filter(([, count]) => count > 1).map(([path]) => path);
})();

const anyOf = (paths: readonly string[]): string =>
  paths.map((path) => path.replace(/^.*src\//, '/src/').replaceAll('.', '\\.')).join('|');

test('the shared kit, with Preact, the player and the drawing, is at most 35 KB', async () => {
  const bytes = await gzipped('widgets/kit/instrument.tsx', /\/src\/model\//, []);
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThanOrEqual(kitBytes);
});

test('what several figures share besides is at most 12 KB for a model', async () => {
  for (const part of (await shared).filter((path) => /narrate\/[a-z-]+\.ts$/.test(path))) {
    const bytes = await gzipped(part.replace(/^.*src\//, ''), inKit, preact);
    expect(bytes, part).toBeLessThanOrEqual(sharedBytes);
  }
});

describe.each(figureFolders)('%s', (folder) => {
  test('adds at most 15 KB of its own', async () => {
    const several = anyOf(await shared);
    const left = several === '' ? inKit : new RegExp(`${inKit.source}|(?:${several})$`);
    const bytes = await gzipped(`widgets/${folder}/figure.tsx`, left, preact);
    expect(bytes).toBeGreaterThan(200);
    expect(bytes).toBeLessThanOrEqual(ownBytes);
  });
});
