import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBytes, formatNumber, parseBytes } from '../../src/model/units.ts';

describe('bytes in words', () => {
  it.each([
    [0, '0 B'],
    [1023, '1,023 B'],
    [1024, '1 KiB'],
    [1536, '1.5 KiB'],
    [8089.6, '7.9 KiB'],
    [1024 ** 2, '1 MiB'],
    [64 * 1024 ** 2, '64 MiB'],
    [1024 ** 3, '1 GiB'],
    [5000 * 1024 ** 3, '5,000 GiB'],
    [-1536, '−1.5 KiB'],
    [0.25, '0.3 B'],
  ])('of %d are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  // Rounding comes after the unit was chosen.
  it.each([
    [1024 ** 2 - 1, '1 MiB'],
    [-0.01, '0 B'],
  ])('of %d are %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});

describe('numbers in words', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567.5, '1,234,567.5'],
    [1000.1234, '1,000.1234'],
    [-1234, '-1,234'],
  ])('%d is %s', (value, words) => {
    expect(formatNumber(value)).toBe(words);
  });
});

describe('sizes', () => {
  it.each([
    ['64 MiB', 64 * 1024 ** 2],
    ['64MB', 64 * 1024 ** 2],
    ['1.5 KiB', 1536],
    ['16 kb', 16 * 1024],
    [' 2 GiB ', 2 * 1024 ** 3],
    ['100 B', 100],
    ['0 B', 0],
  ])('%j is %d bytes', (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });

  it.each([
    '',
    '64',
    'MiB',
    '64 TiB',
    '-1 KiB',
    '1,024 B',
    '64 MiB or so',
    '0x10 B',
    '1e3 B',
    '.5 KiB',
  ])('%j is none', (text) => {
    expect(parseBytes(text)).toBeUndefined();
  });

  it('are read as they are written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1023 }),
        fc.constantFrom(1, 1024, 1024 ** 2, 1024 ** 3),
        (n, unit) => {
          expect(parseBytes(formatBytes(n * unit).replaceAll(',', ''))).toBe(n * unit);
        },
      ),
    );
  });
});
