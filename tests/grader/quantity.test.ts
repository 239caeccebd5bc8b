import { expect, it } from 'vitest';
import { GROWTH_UNIT, quantities, quantity } from '../../src/grader/quantity.ts';

it.each([
  [4096, 'bytes', '4 KiB'],
  [1536, 'bytes a round', '1.5 KiB'],
  [12_345.25, 'ticks', '12,345.25'],
  [1_000_000, 'levels', '1,000,000'],
  [0, GROWTH_UNIT, 'O(1)'],
  [4, GROWTH_UNIT, 'O(n²)'],
  [5, GROWTH_UNIT, 'more than O(n²)'],
])('%d %s reads %s', (value, unit, text) => {
  expect(quantity(value, unit)).toBe(text);
});

it('sizes that differ by less than they show are given to the byte', () => {
  expect(quantities(4_194_305, 4_194_304, 'bytes')).toEqual({
    ...{ measured: '4,194,305 B', limit: '4,194,304 B' },
  });
  expect(quantities(4_194_304, 4_194_304, 'bytes')).toEqual({ measured: '4 MiB', limit: '4 MiB' });
  expect(quantities(5_000_000, 4_194_304, 'bytes')).toEqual({
    ...{ measured: '4.8 MiB', limit: '4 MiB' },
  });
});
