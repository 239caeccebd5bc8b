import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SandboxAssets } from './assets.ts';

/** Reads and compiles what the sandbox needs, in Node. */
export async function loadAssets(): Promise<SandboxAssets> {
  const wasmFile = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  const [wasm, judge, globals] = await Promise.all([
    readFile(wasmFile).then((bytes) => WebAssembly.compile(bytes)),
    readFile(new URL('./realm/judge.js', import.meta.url), 'utf8'),
    readFile(new URL('./realm/globals.js', import.meta.url), 'utf8'),
  ]);
  return { wasm, judge, globals };
}
