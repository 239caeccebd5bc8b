import { expect } from 'vitest';
import { objectsPerSlab } from '../../src/model/heap/slab/objects-per-slab.ts';
import { Slab } from '../../src/model/heap/slab/slab.ts';
import { everyCase } from './golden.ts';

interface Case {
  readonly input: { readonly objSize: number; readonly pagesPerSlab: number };
  readonly objsPerSlab: number;
}

everyCase<Case>('linux61-slub.json', ({ input, objsPerSlab }) => {
  const { objSize, pagesPerSlab } = input;
  expect(objectsPerSlab(pagesPerSlab, objSize)).toBe(objsPerSlab);
  // What the figures draw is a slab as large as the kernel's.
  expect(new Slab(0, pagesPerSlab * 4096, objSize, 0).objects).toBe(objsPerSlab);
});
