import { describe, expect, it } from 'vitest';
import { BlockAges } from '../../src/sandbox/block-ages.ts';
import { type Chunk, layOut, memoryOf } from './heap.ts';

/** The survivors after the last of these heaps was seen. */
function survivorsOf(...heaps: (readonly Chunk[])[]): number[] {
  const memory = memoryOf([], 120);
  const ages = new BlockAges();
  heaps.forEach((chunks, i) => {
    layOut(memory, chunks);
    ages.observe(memory, i + 1);
  });
  return ages.survivors(heaps.length);
}

const used = (size: number): Chunk => ({ size });
const free = (size: number): Chunk => ({ size, free: true });

describe('the ages of blocks', () => {
  it('say when each block still in use was first seen', () => {
    expect(
      survivorsOf(
        [used(16), used(24)],
        [used(16), used(24), used(32)],
        [used(16), free(24), used(32), used(16)],
      ),
    ).toEqual([1, 1, 1]);
  });

  it('take a block of another size at the same place for a new one', () => {
    expect(survivorsOf([used(32), used(16)], [used(16), free(16), used(16)])).toEqual([1, 1]);
  });

  it('take a block that was away in between for a new one', () => {
    expect(survivorsOf([used(16), used(24)], [free(16), used(24)], [used(16), used(24)])).toEqual([
      1, 0, 1,
    ]);
  });

  it('do not count what is free, nor what was seen and is gone', () => {
    expect(survivorsOf([used(16), used(24)], [free(40)])).toEqual([0, 0]);
    expect(survivorsOf([free(16)])).toEqual([0]);
  });

  it('go on when the heap outgrows what was set aside for it', () => {
    const first = Array.from({ length: 100 }, () => used(16));
    const far = [...first, free(800_000), used(16), used(24)];
    expect(survivorsOf(first, far, far)).toEqual([100, 2, 0]);
  });
});
