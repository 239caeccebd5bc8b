import type { HeapWords } from './heap-words.ts';
import { OFFSETS } from './offsets.ts';
import { atomText } from './read-text.ts';

const B = OFFSETS.bytecode;

/** Where a function stands in its file, from 1. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where a JSFunctionBytecode was written: its pc2line table begins with line and column, from 0, as
 * LEB128 (compute_pc2line_info in quickjs.c).
 */
export function positionOf(
  heap: HeapWords,
  runtime: number,
  code: number,
): SourcePosition | undefined {
  if ((heap.byte(code + B.flags2) & 4) === 0) return undefined;
  const file = atomText(heap, runtime, heap.word(code + B.fileName));
  const end = heap.word(code + B.lineTable) + heap.word(code + B.lineTableLength);
  let at = heap.word(code + B.lineTable);
  const leb128 = (): number => {
    let value = 0;
    for (let shift = 0; at < end && shift < 32; shift += 7) {
      const byte = heap.byte(at++);
      value |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    return value;
  };
  if (at === 0 || at === end) return undefined;
  const line = leb128() + 1;
  return { file, line, column: leb128() + 1 };
}
