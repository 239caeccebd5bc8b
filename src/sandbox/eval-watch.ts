import { LAYOUT } from './layout.ts';
import { bytes, functionType, moduleBytes, section, text } from './wasm-bytes.ts';

/** Hears of each text that is compiled: in which realm (its JSContext), and with which flags. */
export type EvalWatcher = (realm: number, flags: number) => void;

/** JS_EVAL_TYPE_MASK and JS_EVAL_TYPE_MODULE of quickjs.h. */
const TYPE_MASK = 3;
const MODULE = 1;

/** Whether the text is a program's own: `Function`, `eval`, and not a module that is loaded. */
export function isCodeFromText(flags: number): boolean {
  return (flags & TYPE_MASK) !== MODULE;
}

/**
 * Stands before the engine's compiler (JSContext.eval_internal, one for all realms), through which
 * `Function` in all its forms, `eval` and modules go, and calls `watcher` before each use of it.
 */
export function watchEval(
  memory: WebAssembly.Memory,
  table: WebAssembly.Table,
  realm: number,
  watcher: EvalWatcher,
): void {
  const place = new Uint32Array(memory.buffer, realm + LAYOUT.compiler, 1)[0]!;
  code ??= new WebAssembly.Module(watchCode());
  const q = { compile: table.get(place), seen: watcher };
  table.set(place, new WebAssembly.Instance(code, { q }).exports.compile);
}

/** Compiled once, for all machines. */
let code: WebAssembly.Module | undefined;

const I32 = 0x7f;
const I64 = 0x7e;
/** __JS_EvalInternal: realm, this, text, its length, file, flags, scope → value. */
const COMPILER = functionType([I32, I64, I32, I32, I32, I32, I32], [I64]);
const get = (local: number) => [0x20, local];
const call = (index: number) => [0x10, index];
const [REALM, FLAGS] = [0, 5];

/** WebAssembly core specification 2.0, section 5. */
function watchCode(): Uint8Array<ArrayBuffer> {
  const passedOn = [0, 1, 2, 3, 4, 5, 6].flatMap(get);
  const body = [0, ...get(REALM), ...get(FLAGS), ...call(1), ...passedOn, ...call(0), 0x0b];
  return moduleBytes([
    section(1, [COMPILER, functionType([I32, I32], [])]),
    section(2, [
      [...text('q'), ...text('compile'), 0, 0],
      [...text('q'), ...text('seen'), 0, 1],
    ]),
    section(3, [[0]]),
    section(7, [[...text('compile'), 0, 2]]),
    section(10, [bytes(body)]),
  ]);
}
