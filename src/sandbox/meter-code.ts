import { bytes, functionType, moduleBytes, section, text } from './wasm-bytes.ts';

/**
 * The heap meter's own wasm module: it stands before QuickJS's three allocation functions and keeps
 * count in bytes. In WebAssembly because it runs at each allocation, millions of times a run.
 *
 * Imports `q.memory` and the functions that it stands before, `q.malloc`, `q.free`, `q.realloc`.
 * Exports its own of the same names, and the globals `bytes` (in use), `peak` (the most of them),
 * `open` (1 where the peak is followed now, else 0) and `given` (calls of malloc while it was). Opcodes: WebAssembly core specification, 5.4.
 */
export function meterCode(): Uint8Array<ArrayBuffer> {
  return moduleBytes([
    section(1, [
      functionType([I32, I32], [I32]),
      functionType([I32, I32], []),
      functionType([I32, I32, I32], [I32]),
      functionType([I32], [I32]),
      functionType([I32], []),
    ]),
    section(2, [
      [...text('q'), ...text('memory'), 2, 0, 0],
      [...text('q'), ...text('malloc'), 0, MALLOC_TYPE],
      [...text('q'), ...text('free'), 0, FREE_TYPE],
      [...text('q'), ...text('realloc'), 0, REALLOC_TYPE],
    ]),
    section(3, [[MALLOC_TYPE], [FREE_TYPE], [REALLOC_TYPE], [SIZE_TYPE], [CHANGE_TYPE]]),
    section(6, [ZERO, ZERO, ZERO, ZERO]),
    section(7, [
      [...text('malloc'), 0, 3],
      [...text('free'), 0, 4],
      [...text('realloc'), 0, 5],
      [...text('bytes'), 3, BYTES],
      [...text('peak'), 3, PEAK],
      [...text('open'), 3, OPEN],
      [...text('given'), 3, GIVEN],
    ]),
    section(10, [body(0, MALLOC), body(0, FREE), body(2, REALLOC), body(0, SIZE), body(0, CHANGE)]),
  ]);
}

const I32 = 0x7f;
const [MALLOC_TYPE, FREE_TYPE, REALLOC_TYPE, SIZE_TYPE, CHANGE_TYPE] = [0, 1, 2, 3, 4];
const [BYTES, PEAK, OPEN, GIVEN] = [0, 1, 2, 3];
/** A global that can change and starts at 0. */
const ZERO = [I32, 1, 0x41, 0, 0x0b];

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const read = (global: number) => [0x23, global];
const write = (global: number) => [0x24, global];
const constant = (small: number) => [0x41, small & 127];
const when = (then: readonly number[], otherwise?: readonly number[]) => [
  ...[0x04, 0x40, ...then],
  ...(otherwise ? [0x05, ...otherwise] : []),
  0x0b,
];
const EQUAL = 0x46;
const ABOVE = 0x4b;
const ADD = 0x6a;
const SUBTRACT = 0x6b;
const AND = 0x71;
/** The four bytes before a block: its chunk's size, with flags in the low three bits. */
const HEAD = [...constant(-4), ADD, 0x28, 2, 0];
const call = (index: number) => [0x10, index];
const before = { malloc: call(0), free: call(1), realloc: call(2) };
const sizeOf = call(6);
const change = call(7);
const negated = (value: readonly number[]) => [...constant(0), ...value, SUBTRACT];

/** (block) → the bytes of its chunk, 0 of none */
const SIZE = [
  ...get(0),
  ...[0x04, I32, ...get(0), ...HEAD, ...constant(-8), AND, 0x05, ...constant(0), 0x0b],
];

/** (by): so many bytes more, or fewer, are in use. */
const CHANGE = [
  ...[...read(BYTES), ...get(0), ADD, ...write(BYTES)],
  ...read(OPEN),
  ...when([...[...read(BYTES), ...read(PEAK), ABOVE], ...when([...read(BYTES), ...write(PEAK)])]),
];

/** (state, size) → block */
const MALLOC = [
  ...[...get(0), ...get(1), ...before.malloc, ...set(1)],
  ...[...get(1), ...sizeOf, ...change],
  ...[...read(GIVEN), ...read(OPEN), ADD, ...write(GIVEN)],
  ...get(1),
];

/** (state, block) */
const FREE = [
  ...[...negated([...get(1), ...sizeOf]), ...change],
  ...[...get(0), ...get(1), ...before.free],
];

/** (state, block, size) → block. One that moves is there twice for a moment. */
const REALLOC = [
  ...[...get(1), ...sizeOf, ...set(3)],
  ...[...get(0), ...get(1), ...get(2), ...before.realloc, ...set(4)],
  ...get(4),
  ...when(
    [
      ...[...get(4), ...get(1), EQUAL],
      ...when(
        [...get(4), ...sizeOf, ...get(3), SUBTRACT, ...change],
        [...get(4), ...sizeOf, ...change, ...negated(get(3)), ...change],
      ),
    ],
    // Nothing came back: the block was freed where 0 bytes were asked, else it is as it was.
    [...get(2), ...when([], [...negated(get(3)), ...change])],
  ),
  ...get(4),
];

function body(locals: number, code: readonly number[]): number[] {
  return bytes([...(locals === 0 ? [0] : [1, locals, I32]), ...code, 0x0b]);
}
