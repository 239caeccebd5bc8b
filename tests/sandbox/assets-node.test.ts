import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';
import { LAYOUT } from '../../src/sandbox/layout.ts';

it('the assets are the engine that is described, and the sources of both realms', async () => {
  const { wasm, engineHash, judge, globals } = await loadSandboxAssets();
  expect(wasm).toBeInstanceOf(WebAssembly.Module);
  expect(engineHash).toBe(LAYOUT.wasmSha256);
  const source = (name: string) =>
    readFileSync(new URL(`../../src/sandbox/realm/${name}`, import.meta.url), 'utf8');
  expect([judge, globals]).toEqual([source('judge.js'), source('globals.js')]);
});
