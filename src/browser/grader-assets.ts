import wasmUrl from '@jitl/quickjs-wasmfile-release-sync/wasm?url';
import type { GraderAssets } from '../grader/assets.ts';
import { exposeTable } from '../sandbox/exposed-table.ts';
import { LAYOUT } from '../sandbox/layout.ts';
import globals from '../sandbox/realm/globals.js?raw';
import judge from '../sandbox/realm/judge.js?raw';

// Written in by the build (astro.config.mjs) from the same files as on the command line.
declare const __GRADER_HASH__: string;

const INTEGRITY = integrityOf(LAYOUT.wasmSha256);

/** Fetches and compiles what the grader needs, in a browser. */
export async function loadGraderAssets(): Promise<GraderAssets> {
  return { ...(await loadEngine()), judge, globals, graderHash: __GRADER_HASH__ };
}

/**
 * The engine and the hash of its file. The browser compares the hash while it loads (integrity),
 * which it also does where there is no crypto.subtle: on a plain http address in a workshop.
 */
async function loadEngine(): Promise<Pick<GraderAssets, 'wasm' | 'engineHash'>> {
  const pinned = await fetch(wasmUrl, { integrity: INTEGRITY }).catch(() => undefined);
  if (pinned?.ok) return { wasm: await compile(pinned), engineHash: LAYOUT.wasmSha256 };
  // Not there, or another file than expected: that one still measures, but explains nothing.
  const response = await fetch(wasmUrl);
  if (!response.ok) {
    throw new Error(
      `The sandbox could not be loaded: ${wasmUrl} answered ${response.status}. Check your connection and run again.`,
    );
  }
  return { wasm: await compile(response), engineHash: 'another' };
}

async function compile(response: Response): Promise<WebAssembly.Module> {
  return WebAssembly.compile(exposeTable(new Uint8Array(await response.arrayBuffer())));
}

/** A hash in hex as the `integrity` of a request has it: in base64. */
function integrityOf(hex: string): string {
  const bytes = hex.match(/../g)!.map((byte) => Number.parseInt(byte, 16));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}
