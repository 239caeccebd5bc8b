import fc from 'fast-check';
import { expect, test } from 'vitest';
import { throughBounds, throughSegments } from '../../../src/model/paging/segments.ts';

test("OSTEP's example with two bits for the segment: code, heap and stack of figure 16.3", () => {
  const kilobyte = 1024;
  const segments = [
    { base: 32 * kilobyte, limit: 2 * kilobyte, grows: 'up' },
    { base: 34 * kilobyte, limit: 3 * kilobyte, grows: 'up' },
    undefined,
    { base: 28 * kilobyte, limit: 2 * kilobyte, grows: 'down' },
  ] as const;
  const through = (address: number) => throughSegments(segments, 16 * kilobyte, address);
  // The text translates 4200, 100 and 15 KiB by hand.
  expect(through(4200)).toEqual({ index: 1, offset: 104, physical: 34_920 });
  expect(through(100)).toEqual({ index: 0, offset: 100, physical: 32_868 });
  expect(through(15 * kilobyte)).toEqual({ index: 3, offset: -1024, physical: 27 * kilobyte });
  expect(through(7 * kilobyte).physical).toBeUndefined();
  expect(through(9 * kilobyte)).toEqual({ index: 2, offset: 1024, physical: undefined });
  expect(through(16 * kilobyte)).toEqual({ index: -1, offset: 16_384, physical: undefined });
});

test('a segment gives exactly its limit of bytes, in one piece, and keeps their order', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(64, 128),
      fc.nat(40),
      fc.nat(32),
      fc.constantFrom('up' as const, 'down' as const),
      (space, base, limit, grows) => {
        const segments = [undefined, { base: base + 64, limit, grows }];
        const found: number[] = [];
        for (let address = 0; address < space; address += 1) {
          const { physical } = throughSegments(segments, space, address);
          if (physical !== undefined) found.push(physical);
        }
        const first = grows === 'up' ? base + 64 : base + 64 - limit;
        expect(found).toEqual(Array.from({ length: limit }, (_, at) => first + at));
      },
    ),
    { numRuns: 1000 },
  );
});

test('bounds are checked before the base is added', () => {
  expect(throughBounds(100, 10, 9)).toBe(109);
  expect(throughBounds(100, 10, 10)).toBeUndefined();
  expect(throughBounds(100, 10, -1)).toBeUndefined();
});
