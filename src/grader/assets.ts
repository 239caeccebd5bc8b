import type { SandboxAssets } from '../sandbox/assets.ts';
import { LAYOUT } from '../sandbox/layout.ts';

/** What grading needs from its host, and the hash of its own sources for the verdict. */
export interface GraderAssets extends SandboxAssets {
  /** SHA-256 over the sources of sandbox and grader, first 16 hex digits. */
  readonly graderHash: string;
}

/** The engine's hash in a verdict: first 16 hex digits of the wasm file's SHA-256. */
export const shortHash = (engineHash: string): string => engineHash.slice(0, 16);

/** Of the engine that this version of the course is made for. */
export const ENGINE_HASH = shortHash(LAYOUT.wasmSha256);
