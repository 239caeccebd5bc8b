import { expect } from 'vitest';
import { objectsPerSlab } from '../../src/model/heap/slab/objects-per-slab.ts';
import { SlabHeap } from '../../src/model/heap/slab/slab-heap.ts';
import { everyCase } from './golden.ts';

interface Case {
  readonly input: { readonly objSize: number; readonly pagesPerSlab: number };
  readonly objsPerSlab: number;
}

everyCase<Case>('linux61-slub.json', ({ input, objsPerSlab }) => {
  const { objSize, pagesPerSlab } = input;
  const bytes = pagesPerSlab * 4096;
  expect(objectsPerSlab(bytes, objSize)).toBe(objsPerSlab);
  // And as many can be had from the slab that the figures draw.
  const options = { base: 0, size: bytes, slab: bytes, classes: [objSize], keep: 0, large: false };
  const heap = new SlabHeap(options);
  let had = 0;
  while (heap.allocate(objSize) !== null) had += 1;
  expect(had).toBe(objsPerSlab);
});
