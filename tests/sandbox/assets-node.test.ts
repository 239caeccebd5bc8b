import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';

vi.mock('../../src/sandbox/layout.ts', async (original) => {
  const { LAYOUT } = await original<typeof import('../../src/sandbox/layout.ts')>();
  return {
    LAYOUT: {
      ...LAYOUT,
      get wasmSha256() {
        return expected ?? LAYOUT.wasmSha256;
      },
    },
  };
});
let expected: string | undefined;

it('the assets are the engine and the sources of both realms', async () => {
  const { wasm, judge, globals } = await loadSandboxAssets();
  expect(wasm).toBeInstanceOf(WebAssembly.Module);
  const source = (name: string) =>
    readFileSync(new URL(`../../src/sandbox/realm/${name}`, import.meta.url), 'utf8');
  expect([judge, globals]).toEqual([source('judge.js'), source('globals.js')]);
});

it('another build of the engine is refused, with what to do', async () => {
  expected = 'f00';
  await expect(loadSandboxAssets()).rejects.toThrow(
    /emscripten-module\.wasm: expected SHA-256 f00, found 105c3bed[0-9a-f]{56}; install the pinned version with npm ci$/,
  );
});
