import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SandboxAssets } from './assets.ts';
import { EngineError } from './engine-error.ts';
import { LAYOUT } from './layout.ts';

/**
 * Reads and compiles what the sandbox needs, in Node.
 * @throws EngineError where the wasm file is not the one that `LAYOUT` describes.
 */
export async function loadSandboxAssets(): Promise<SandboxAssets> {
  const wasmFile = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  const [bytes, judge, globals] = await Promise.all([
    readFile(wasmFile),
    readFile(new URL('./realm/judge.js', import.meta.url), 'utf8'),
    readFile(new URL('./realm/globals.js', import.meta.url), 'utf8'),
  ]);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== LAYOUT.wasmSha256) {
    throw new EngineError(
      `${wasmFile}: expected SHA-256 ${LAYOUT.wasmSha256}, found ${found}; install the pinned version with npm ci`,
    );
  }
  return { wasm: await WebAssembly.compile(bytes), judge, globals };
}
