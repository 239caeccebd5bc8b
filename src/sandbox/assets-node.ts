import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SandboxAssets } from './assets.ts';
import { exposeTable } from './exposed-table.ts';

/** QuickJS, compiled, in Node, and the SHA-256 of its file. */
export async function compileEngine(): Promise<Pick<SandboxAssets, 'wasm' | 'engineHash'>> {
  const file = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  const bytes = await readFile(file);
  const engineHash = createHash('sha256').update(bytes).digest('hex');
  return { wasm: await WebAssembly.compile(exposeTable(bytes)), engineHash };
}

/** All that the sandbox needs, in Node, from the sources themselves. */
export async function loadSandboxAssets(): Promise<SandboxAssets> {
  const [engine, judge, globals] = await Promise.all([
    compileEngine(),
    readFile(new URL('./realm/judge.js', import.meta.url), 'utf8'),
    readFile(new URL('./realm/globals.js', import.meta.url), 'utf8'),
  ]);
  return { ...engine, judge, globals };
}
