import { LAYOUT } from '../layout.ts';
import type { SnapshotFault } from './broken-invariant.ts';

/**
 * Why no snapshot may be taken of what this engine runs: its wasm file, told by its SHA-256, is not
 * the one that the layout table was measured on. Chunks can be walked all the same: every dlmalloc
 * has the same headers.
 */
export function engineFault(hash: string): SnapshotFault | undefined {
  if (hash === LAYOUT.wasmSha256) return undefined;
  return {
    invariant: 'hash',
    message: `QuickJS's wasm file: expected SHA-256 ${LAYOUT.wasmSha256}, found ${hash}; objects can't be told apart in it, only blocks`,
  };
}
