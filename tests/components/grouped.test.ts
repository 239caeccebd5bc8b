import { expect, test } from 'vitest';
import { grouped } from '../../src/components/grouped.ts';

test('large numbers of a question are written as the course writes them', () => {
  expect(grouped('of 12288 pages 4095 are touched, 12288.5 of 999')).toBe(
    'of 12,288 pages 4,095 are touched, 12,288.5 of 999',
  );
  const left = '`total=20531000` at 0x10000, row a12345, 1,024';
  expect(grouped(left)).toBe(left);
});
