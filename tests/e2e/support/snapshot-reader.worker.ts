import { exposeTable } from '../../../src/sandbox/exposed-table.ts';
import { LAYOUT } from '../../../src/sandbox/layout.ts';
import { snapshotDigest } from './snapshot-digest.ts';

// The other end is snapshots-in-page.ts; snapshot-site.ts bundles and serves this.
const bytes = async (path: string) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const text = async (path: string) => (await fetch(path)).text();
const assets = (async () => ({
  wasm: await WebAssembly.compile(exposeTable(await bytes('/quickjs.wasm'))),
  engineHash: LAYOUT.wasmSha256,
  judge: await text('/judge.js'),
  globals: await text('/globals.js'),
}))();

addEventListener('message', async ({ data }: MessageEvent<string>) => {
  try {
    postMessage(await snapshotDigest(await assets, data));
  } catch (error) {
    postMessage({ file: String(error), arrays: '' });
  }
});
