import { unsigned } from './exposed-table.ts';

/** Parts of a WebAssembly module as bytes: core specification 2.0, section 5. */

/** Magic number, version 1, and the sections in their order. */
export function moduleBytes(sections: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, ...sections.flat()]);
}

export function section(id: number, entries: readonly (readonly number[])[]): number[] {
  return [id, ...bytes([...unsigned(entries.length), ...entries.flat()])];
}

export function functionType(parameters: readonly number[], results: readonly number[]): number[] {
  return [0x60, parameters.length, ...parameters, results.length, ...results];
}

export function text(name: string): number[] {
  return bytes([...new TextEncoder().encode(name)]);
}

/** Bytes with their number before them. */
export function bytes(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}
