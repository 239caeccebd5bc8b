/**
 * Where things lie in the one build of QuickJS that we measure: every offset and address in one
 * place, so that one canary guards them all. QuickJS 2025-09-13 for wasm32, in
 * @jitl/quickjs-wasmfile-release-sync 0.32.0.
 */
export const LAYOUT = {
  /** SHA-256 of emscripten-module.wasm; another file has another layout. */
  wasmSha256: '105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232',
  /** Address of the first chunk of dlmalloc's heap: the initial value of wasm global 0. */
  heapBase: 5_333_088,
  /** Chunks in use that QuickJS's malloc_count does not know (libc's own), measured at start. */
  foreignChunks: 4,
  /**
   * Byte offsets in JSRuntime. At `mallocFunctions` stand malloc, free and realloc, as numbers of
   * entries in the table of functions.
   */
  runtime: { mallocFunctions: 0, mallocCount: 16, gcThreshold: 108 },
  /** Byte offset in JSContext of interrupt_counter, from which each branch and each call takes 1. */
  interruptCounter: 232,
  /** The same of eval_internal, the compiler: a number in the table of functions. */
  compiler: 248,
  /** What the counter starts again from when it has come to 0 (JS_INTERRUPT_COUNTER_INIT). */
  stepsPerTick: 10_000,
  /** The name that we export the module's table of functions by; free in the build. */
  table: 'table',
  /** Names of the wasm imports that let a host leak into the heap (minified by the build). */
  imports: {
    now: 'p',
    growMemory: 'k',
    localTime: 'm',
    setZone: 'n',
    environmentSizes: 'f',
    environment: 'e',
  },
} as const;
