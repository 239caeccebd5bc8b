import { expect, test } from 'vitest';
import { numberIn } from '../../src/components/number-in.ts';

test.each([
  ['4096', 4096],
  [' 4,096 ', 4096],
  ['1 048 576 bytes', 1048576],
  ['4’096', 4096],
  ['0x1000', 4096],
  ['12 KiB', 12],
  ['-2.5', -2.5],
  ['.5', 0.5],
  ['50%', 50],
])('%s is %d', (text, number) => {
  expect(numberIn(text)).toBe(number);
});

test.each(['', 'four', '4 or 5', '1,2', '0x', '--3'])('“%s” is no number', (text) => {
  expect(numberIn(text)).toBeUndefined();
});
