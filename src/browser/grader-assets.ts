import wasmUrl from '@jitl/quickjs-wasmfile-release-sync/wasm?url';
import type { GraderAssets } from '../grader/assets.ts';
import globals from '../sandbox/realm/globals.js?raw';
import judge from '../sandbox/realm/judge.js?raw';

// Written in by the build (astro.config.mjs) from the same files as on the command line.
declare const __GRADER_HASH__: string;

/** Fetches and compiles what the grader needs, in a browser. */
export async function loadGraderAssets(): Promise<GraderAssets> {
  return { wasm: await compile(), judge, globals, graderHash: __GRADER_HASH__ };
}

async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(wasmUrl);
  if (!response.ok) {
    throw new Error(
      `The sandbox could not be loaded: ${wasmUrl} answered ${response.status}. Check your connection and run again.`,
    );
  }
  // Streaming needs the right content type, which not every static host sends.
  if (response.headers.get('content-type')?.startsWith('application/wasm')) {
    return WebAssembly.compileStreaming(response);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
