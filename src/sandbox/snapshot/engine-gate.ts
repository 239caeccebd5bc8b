import { LAYOUT } from '../layout.ts';
import type { SnapshotFault } from './broken-invariant.ts';

/**
 * Whether the wasm file is the one that the layout table was measured on; else why no snapshot may
 * be taken of what it runs. Chunks can be walked all the same: every dlmalloc has the same headers.
 */
export async function engineFault(
  wasm: Uint8Array<ArrayBuffer>,
): Promise<SnapshotFault | undefined> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', wasm));
  const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (found === LAYOUT.wasmSha256) return undefined;
  return {
    invariant: 'hash',
    message: `QuickJS's wasm file: expected SHA-256 ${LAYOUT.wasmSha256}, found ${found}; objects can't be told apart in it, only blocks`,
  };
}
