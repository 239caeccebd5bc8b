import { describe, expect, it } from 'vitest';
import { ChunkCursor, readHeap, sizeHistogram } from '../../src/sandbox/chunks.ts';
import { LAYOUT } from '../../src/sandbox/layout.ts';
import { memoryOf } from './heap.ts';

const CHUNKS = [{ size: 16 }, { size: 24, free: true }, { size: 8192 }, { size: 40 }, { size: 16 }];

describe('the walk over chunks', () => {
  it('visits each in order of address, and ends at a size of 0', () => {
    const seen: [number, number, boolean][] = [];
    const chunk = new ChunkCursor(memoryOf(CHUNKS));
    while (chunk.next()) seen.push([chunk.address - LAYOUT.heapBase, chunk.size, chunk.inUse]);
    expect(seen).toEqual([
      [0, 16, true],
      [16, 24, false],
      [40, 8192, true],
      [8232, 40, true],
      [8272, 16, true],
    ]);
  });

  it('adds up what is in use', () => {
    expect(readHeap(memoryOf(CHUNKS))).toEqual({ bytes: 16 + 8192 + 40 + 16, blocks: 4 });
    expect(readHeap(memoryOf([]))).toEqual({ bytes: 0, blocks: 0 });
  });

  it('counts blocks by size, small and large', () => {
    const histogram = sizeHistogram(
      memoryOf([...CHUNKS, { size: 8184 }, { size: 65_528 }, { size: 65_528 }]),
    );
    expect([...histogram].sort(([a], [b]) => a - b)).toEqual([
      [16, 2],
      [40, 1],
      [8184, 1],
      [8192, 1],
      [65_528, 2],
    ]);
  });

  it('ends with the memory where no chunk of size 0 does', () => {
    const pages = 82;
    const room = pages * 65_536 - LAYOUT.heapBase;
    expect(readHeap(memoryOf([{ size: room }], pages))).toEqual({ bytes: room, blocks: 1 });
  });

  it('reads sizes of 2 GiB and more as positive', () => {
    const memory = memoryOf([]);
    new Uint32Array(memory.buffer)[(LAYOUT.heapBase >> 2) + 1] = 0x80000002;
    expect(readHeap(memory)).toEqual({ bytes: 0x80000000, blocks: 1 });
    expect([...sizeHistogram(memory)]).toEqual([[0x80000000, 1]]);
  });

  it('goes on behind a chunk of 2 GiB', () => {
    // Pages that nobody touches take no memory.
    const memory = new WebAssembly.Memory({ initial: 2 ** 15 + 100 });
    const words = new Uint32Array(memory.buffer);
    const [first, second] = [LAYOUT.heapBase, LAYOUT.heapBase + 2 ** 31];
    words[first / 4 + 1] = 2 ** 31 + 2;
    words[second / 4 + 1] = 16 + 2;
    const chunk = new ChunkCursor(memory);
    const seen: [number, number][] = [];
    while (chunk.next()) seen.push([chunk.address, chunk.size]);
    expect(seen).toEqual([
      [first, 2 ** 31],
      [second, 16],
    ]);
  });
});
