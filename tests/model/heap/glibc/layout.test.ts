import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  binFloor,
  binIndex,
  chunkSize,
  tcacheIndex,
} from '../../../../src/model/heap/glibc/layout.ts';
import { protect } from '../../../../src/model/heap/glibc/links.ts';

const numRuns = 1000;

describe('chunk sizes', () => {
  it('hold the request and 8 bytes more, in multiples of 16 from 32 on', () => {
    expect([0, 24, 25, 40, 41, 1032, 1033].map(chunkSize)).toEqual([
      32, 32, 48, 48, 64, 1040, 1056,
    ]);
    fc.assert(
      fc.property(fc.nat(2 ** 40), (request) => {
        const size = chunkSize(request);
        expect(size % 16).toBe(0);
        expect(size).toBeGreaterThanOrEqual(Math.max(32, request + 8));
        expect(size).toBeLessThan(Math.max(33, request + 8 + 16));
      }),
      { numRuns },
    );
  });

  it('do not exist for what is no ptrdiff_t: malloc(-1) asks for SIZE_MAX', () => {
    expect([chunkSize(-1), chunkSize(2 ** 63), chunkSize(2 ** 64)]).toEqual([0, 0, 0]);
  });
});

describe('bins', () => {
  it('begin where their floor says', () => {
    for (let size = 32, before = 0; size < 600_000; size += 16) {
      const index = binIndex(size);
      if (index !== before) expect([index, binFloor(index)]).toEqual([index, size]);
      expect(index).toBeGreaterThanOrEqual(before);
      before = index;
    }
  });

  it('end with the one that takes all the rest', () => {
    expect([binIndex(524_288), binIndex(2 ** 40)]).toEqual([126, 126]);
    expect([tcacheIndex(32), tcacheIndex(1040), tcacheIndex(1056)]).toEqual([0, 63, 64]);
  });
});

describe('protected links', () => {
  it('come back, and differ from what they hide', () => {
    const address = fc.integer({ min: 2 ** 13, max: 2 ** 47 });
    fc.assert(
      fc.property(address, fc.oneof(fc.constant(0), address), (position, pointer) => {
        const hidden = protect(position, pointer);
        expect(BigInt(hidden)).toBe((BigInt(position) >> 12n) ^ BigInt(pointer));
        expect(protect(position, hidden)).toBe(pointer);
        expect(hidden).not.toBe(pointer);
      }),
      { numRuns },
    );
  });
});
