import { describe, expect, it } from 'vitest';
import { spansOf } from '../../../src/workbench/inside/chunk-strip.ts';
import {
  addressOfPage,
  chunkWords,
  fractionText,
  fragmentationSentence,
  groupSentence,
  mapSentence,
  pageSentence,
} from '../../../src/workbench/inside/map-words.ts';
import { movedBy } from '../../../src/workbench/inside/moved-by.ts';

const map = {
  ...{ round: 3, engineBytes: 4096, liveBytes: 3072, freeBytes: 1000, holes: 2, largestHole: 400 },
  ...{ fragmentation: 0.6, room: 64 },
  pages: [
    [4096, 0],
    [0, 3072],
  ] as [number, number][],
};

describe('the heap in words', () => {
  it('says the whole map in a sentence', () => {
    expect(mapSentence(map)).toBe(
      'The heap after round 3: 3 KiB in use by your program and 4 KiB by the engine, 1,000 B free in 2 holes, the largest of 400 B, on 2 pages.',
    );
    expect(mapSentence({ ...map, round: 0, holes: 0 })).toMatch(
      /^The heap before the first round: .* no hole between them, on 2 pages\.$/,
    );
  });

  it('says what fragmentation means for this very heap', () => {
    expect(fragmentationSentence(map)).toContain('of 1,000 B free, a block can get 400 B at most');
    expect(fragmentationSentence({ ...map, holes: 1 })).toContain('one hole');
    expect(fragmentationSentence({ ...map, holes: 0 })).toContain('Nothing is free');
  });

  it('says a page, and several, with the address', () => {
    expect(pageSentence(map, 1)).toBe(
      `Page 2 of 2, 0x${addressOfPage(1).toString(16)}: 3 KiB of your program’s, 0 B of the engine’s, 1 KiB free.`,
    );
    expect(addressOfPage(0) % 4096).toBe(0);
    expect(groupSentence(map, 0, 2)).toBe(
      'Pages 1 to 2 of 2: 3 KiB of your program’s, 4 KiB of the engine’s, 1 KiB free.',
    );
  });

  it('never rounds a part to all or to nothing', () => {
    expect([0, 0.004, 0.625, 0.996, 1].map(fractionText)).toEqual([
      ...['0 %', '< 1 %', '63 %', '> 99 %', '100 %'],
    ]);
  });

  it('names what lies in a block', () => {
    const chunk = { address: 0, size: 8 };
    expect(chunkWords({ ...chunk, state: 'free' })).toBe('free');
    expect(chunkWords({ ...chunk, state: 'live', what: 'Map(2)' })).toBe('Map(2)');
    expect(chunkWords({ ...chunk, state: 'engine' })).toBe('the engine’s');
  });
});

describe('a page as a strip', () => {
  it('is in proportion, and cuts off what lies in other pages', () => {
    const live = (address: number, size: number) => ({ address, size, state: 'live' as const });
    const spans = spansOf([live(4000, 1120), live(5120, 1024), live(6144, 9000)], 4096);
    expect(spans.map(({ start, width }) => [start, width])).toEqual([
      [0, 0.25],
      [0.25, 0.25],
      [0.5, 0.5],
    ]);
    expect(spans.map(({ goesBefore, goesOn }) => [goesBefore, goesOn])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect(spansOf([live(0, 4096)], 4096)).toEqual([]);
  });
});

describe('keys in a row of things', () => {
  it('move like those of a slider, and stop at the ends', () => {
    const place = { at: 5, last: 9, line: 3, page: 100 };
    const moved = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'];
    expect([...moved, 'Home', 'End', 'x'].map((key) => movedBy(key, place))).toEqual([
      ...[6, 4, 8, 2, 9, 0, 0, 9, undefined],
    ]);
  });
});
