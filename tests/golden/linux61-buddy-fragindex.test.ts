import { expect } from 'vitest';
import { freePages, linuxFragmentation } from '../../src/model/heap/linux-fragmentation.ts';
import { everyCase } from './golden.ts';

interface Case {
  readonly input: { readonly nrFree: readonly number[] };
  readonly freePages?: number;
  readonly extfragIndexMilli: readonly number[];
  readonly unusableIndexMilli: readonly number[];
  readonly extfragPct?: readonly number[];
}

everyCase<Case>('linux61-buddy-fragindex.json', ({ input: { nrFree }, ...one }) => {
  const found = one.extfragIndexMilli.map((_, order) => linuxFragmentation(nrFree, order));
  expect({
    extfragIndexMilli: found.map(({ extfragIndexMilli }) => extfragIndexMilli),
    unusableIndexMilli: found.map(({ unusableIndexMilli }) => unusableIndexMilli),
    ...(one.freePages !== undefined && { freePages: freePages(nrFree) }),
    ...(one.extfragPct && { extfragPct: found.map(({ extfragPct }) => extfragPct) }),
  }).toEqual({
    extfragIndexMilli: one.extfragIndexMilli,
    unusableIndexMilli: one.unusableIndexMilli,
    ...(one.freePages !== undefined && { freePages: one.freePages }),
    ...(one.extfragPct && { extfragPct: one.extfragPct }),
  });
});
