import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seedOf } from '../../src/grader/seed.ts';

it('a seed is FNV-1a of its parts', () => {
  expect(seedOf('')).toBe(0x811c9dc5);
  expect(seedOf('a')).toBe(0xe40c292c);
  expect(seedOf('foobar')).toBe(0xbf9cf968);
});

it('a seed is a whole number of 32 bits, the same for the same parts', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.nat())), (parts) => {
      const seed = seedOf(...parts);
      expect(seed).toBe(seedOf(...parts));
      expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
    }),
  );
});

it('a seed tells variants and the borders between parts apart', () => {
  const seeds = [seedOf('a', 0), seedOf('a', 1), seedOf('a0'), seedOf('a', '', 0), seedOf('b', 0)];
  expect(new Set(seeds).size).toBe(seeds.length);
});
