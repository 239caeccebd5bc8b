import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { exposeTable, unsigned } from '../../src/sandbox/exposed-table.ts';
import { LAYOUT } from '../../src/sandbox/layout.ts';

const file = createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
const engine = new Uint8Array(readFileSync(file));

it('the engine exports its table of functions, and else is what it was', async () => {
  const exportsOf = async (bytes: Uint8Array<ArrayBuffer>) =>
    WebAssembly.Module.exports(await WebAssembly.compile(bytes));
  const before = await exportsOf(engine);
  expect(before.map(({ kind }) => kind)).not.toContain('table');
  const patched = exposeTable(engine);
  expect(await exportsOf(patched)).toEqual([...before, { name: LAYOUT.table, kind: 'table' }]);
  // One entry: the name with its length, what it is, and which.
  expect(patched.length - engine.length).toBe(1 + LAYOUT.table.length + 2);
  const code = engine.length - 400_000;
  expect(Buffer.from(patched.subarray(-code)).equals(engine.subarray(-code))).toBe(true);
});

it('a file that exports nothing is refused', () => {
  const empty = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);
  expect(() => exposeTable(empty)).toThrow(
    'the wasm file: expected a section of exports, found none',
  );
});

it.each([
  [0, [0]],
  [127, [127]],
  [128, [128, 1]],
  [425, [169, 3]],
  [624_485, [0xe5, 0x8e, 0x26]],
])('%d as LEB128', (value, bytes) => {
  expect(unsigned(value)).toEqual(bytes);
});
