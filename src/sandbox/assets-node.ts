import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { SandboxAssets } from './assets.ts';
import { EngineError } from './engine-error.ts';
import { LAYOUT } from './layout.ts';

/**
 * QuickJS, compiled, in Node.
 * @throws EngineError where the wasm file is not the one that `LAYOUT` describes.
 */
export async function compileEngine(): Promise<WebAssembly.Module> {
  const file = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  const bytes = await readFile(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== LAYOUT.wasmSha256) {
    throw new EngineError(
      `${file}: expected SHA-256 ${LAYOUT.wasmSha256}, found ${found}; install the pinned version with npm ci`,
    );
  }
  return WebAssembly.compile(bytes);
}

/** All that the sandbox needs, in Node, from the sources themselves. */
export async function loadSandboxAssets(): Promise<SandboxAssets> {
  const [wasm, judge, globals] = await Promise.all([
    compileEngine(),
    readFile(new URL('./realm/judge.js', import.meta.url), 'utf8'),
    readFile(new URL('./realm/globals.js', import.meta.url), 'utf8'),
  ]);
  return { wasm, judge, globals };
}
