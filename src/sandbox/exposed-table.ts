import { EngineError } from './engine-error.ts';
import { LAYOUT } from './layout.ts';

const EXPORT_SECTION = 7;
const TABLE = 1;
/** Magic number and version. */
const HEADER = 8;

/**
 * The wasm file with one export more: its table of functions, under the name `LAYOUT.table`. The
 * build keeps it to itself; the heap meter has to put its own functions in it. No code changes.
 * WebAssembly core specification 2.0, section 5.5.10 (export section).
 * @throws EngineError where the file has no exports to add one to.
 */
export function exposeTable(wasm: Uint8Array): Uint8Array<ArrayBuffer> {
  let at = HEADER;
  while (at < wasm.length) {
    const id = wasm[at]!;
    const size = readUnsigned(wasm, at + 1);
    const end = size.end + size.value;
    if (id === EXPORT_SECTION) {
      const count = readUnsigned(wasm, size.end);
      const name = new TextEncoder().encode(LAYOUT.table);
      const entry = [name.length, ...name, TABLE, 0];
      const body = [...unsigned(count.value + 1), ...wasm.subarray(count.end, end), ...entry];
      const section = [EXPORT_SECTION, ...unsigned(body.length), ...body];
      const patched = new Uint8Array(wasm.length + section.length - (end - at));
      patched.set(wasm.subarray(0, at));
      patched.set(section, at);
      patched.set(wasm.subarray(end), at + section.length);
      return patched;
    }
    at = end;
  }
  throw new EngineError('the wasm file: expected a section of exports, found none');
}

/** LEB128, as in the specification's section 5.2.2. */
export function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...unsigned(value >>> 7)];
}

function readUnsigned(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start, shift = 0; ; at += 1, shift += 7) {
    value |= (bytes[at]! & 127) << shift;
    if (bytes[at]! < 128) return { value: value >>> 0, end: at + 1 };
  }
}
