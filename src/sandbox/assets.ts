/**
 * What the sandbox needs from its host: QuickJS compiled once, and the sources that each realm
 * runs first. Node reads them from disk, a browser fetches them; the bytes are the same.
 */
export interface SandboxAssets {
  readonly wasm: WebAssembly.Module;
  readonly judge: string;
  readonly globals: string;
}
