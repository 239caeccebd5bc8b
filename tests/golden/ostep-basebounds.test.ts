import { expect } from 'vitest';
import { throughBounds } from '../../src/model/paging/segments.ts';
import { everyCase } from './golden.ts';

interface BoundsCase {
  readonly input: {
    readonly base: number;
    readonly limit: number;
    readonly vas: readonly number[];
  };
  readonly translations: readonly unknown[];
}

everyCase<BoundsCase>('ostep-basebounds.json', ({ input, translations }) => {
  const found = input.vas.map((va) => {
    const pa = throughBounds(input.base, input.limit, va);
    return { va, valid: pa !== undefined, pa: pa ?? null };
  });
  expect(found).toEqual(translations);
});
