import { expect } from 'vitest';
import { freePages, linuxFragmentation } from '../../src/model/heap/linux-fragmentation.ts';
import { everyCase } from './golden.ts';

interface Case {
  readonly input: { readonly nrFree: readonly number[] };
  readonly freePages: number;
  readonly extfragIndexMilli: readonly number[];
  readonly unusableIndexMilli: readonly number[];
  readonly extfragPct: readonly number[];
}

everyCase<Case>('linux61-buddy-fragindex.json', (one) => {
  const { nrFree } = one.input;
  const found = one.extfragIndexMilli.map((_, order) => linuxFragmentation(nrFree, order));
  expect({
    freePages: freePages(nrFree),
    extfragIndexMilli: found.map(({ extfragIndexMilli }) => extfragIndexMilli),
    unusableIndexMilli: found.map(({ unusableIndexMilli }) => unusableIndexMilli),
    extfragPct: found.map(({ extfragPct }) => extfragPct),
  }).toEqual({
    freePages: one.freePages,
    extfragIndexMilli: one.extfragIndexMilli,
    unusableIndexMilli: one.unusableIndexMilli,
    extfragPct: one.extfragPct,
  });
});
