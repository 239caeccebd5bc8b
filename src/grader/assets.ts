import type { SandboxAssets } from '../sandbox/assets.ts';

/** What grading needs from its host, and the hashes that a verdict is stamped with. */
export interface GraderAssets extends SandboxAssets {
  /** SHA-256 of the wasm file, first 16 hex digits. */
  readonly engineHash: string;
  /** SHA-256 over the sources of sandbox and grader, first 16 hex digits. */
  readonly graderHash: string;
}
