/**
 * What the sandbox needs from its host: QuickJS compiled once, and the sources that each realm
 * runs first. Node reads them from disk, a browser fetches them; the bytes are the same.
 */
export interface SandboxAssets {
  readonly wasm: WebAssembly.Module;
  /** SHA-256 of the wasm file, in hex, which says whether its objects can be read. */
  readonly engineHash: string;
  readonly judge: string;
  readonly globals: string;
}
