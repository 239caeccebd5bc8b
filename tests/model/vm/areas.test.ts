import { describe, expect, test } from 'vitest';
import { type Areas, placeOf, withArea, without } from '../../../src/model/vm/areas.ts';
import { unmappedArea } from '../../../src/model/vm/unmapped-area.ts';
import type { Vma } from '../../../src/model/vm/vma.ts';

const anon = (start: number, end: number, more: Partial<Vma> = {}): Vma => ({
  start,
  end,
  prot: 3,
  shared: false,
  file: 0,
  offset: start,
  growsDown: false,
  anonVma: 0,
  inherited: false,
  ...more,
});
const all = (...areas: Vma[]): Areas => areas.reduce<Areas>(withArea, []);
const bounds = (areas: Areas): number[][] => areas.map(({ start, end }) => [start, end]);

describe('areas beside one another', () => {
  test('are one if they agree', () => {
    expect(bounds(all(anon(10, 20), anon(20, 30)))).toEqual([[10, 30]]);
    expect(bounds(all(anon(20, 30), anon(10, 20)))).toEqual([[10, 30]]);
    expect(bounds(all(anon(10, 20), anon(30, 40), anon(20, 30)))).toEqual([[10, 40]]);
  });

  test.each([
    ['protection', { prot: 1 }],
    ['file', { file: 1 }],
    ['sharing', { shared: true }],
    ['place in what they show', { offset: 99 }],
    ['stack', { growsDown: true }],
  ] as const)('stay two with another %s', (_, more) => {
    expect(bounds(all(anon(10, 20), anon(20, 30, more)))).toEqual([
      [10, 20],
      [20, 30],
    ]);
  });

  test('a file goes on where it left off', () => {
    const first = anon(10, 20, { file: 1, offset: 0 });
    expect(all(first, anon(20, 30, { file: 1, offset: 10 }))).toHaveLength(1);
    expect(all(first, anon(20, 30, { file: 1, offset: 11 }))).toHaveLength(2);
  });

  test('a new one joins one with pages, and has its pages from then on', () => {
    const [joined, ...rest] = all(anon(10, 20, { anonVma: 7 }), anon(5, 10));
    expect(rest).toEqual([]);
    expect(joined).toMatchObject({ start: 5, end: 20, anonVma: 7 });
  });

  test('with pages of different origin stay two, also with a new one between them', () => {
    const apart = all(anon(10, 20, { anonVma: 7 }), anon(30, 40, { anonVma: 8 }), anon(20, 30));
    expect(bounds(apart)).toEqual([
      [10, 30],
      [30, 40],
    ]);
  });

  test('a new one does not join what was inherited by fork', () => {
    const inherited = anon(10, 20, { anonVma: 7, inherited: true });
    expect(all(inherited, anon(20, 30))).toHaveLength(2);
  });

  // https://lore.kernel.org: "fix incorrectly disallowed anonymous VMA merges", 6.16.
  test('one with pages does not join one without, as 6.1 has it', () => {
    expect(all(anon(10, 20), anon(20, 30, { anonVma: 7 }))).toHaveLength(2);
  });
});

describe('a range taken out', () => {
  test('splits what reaches over it', () => {
    const left = without([anon(10, 20)], 13, 15);
    expect(left.map(({ start, end, offset }) => [start, end, offset])).toEqual([
      [10, 13, 10],
      [15, 20, 15],
    ]);
  });

  test('takes whole areas and ends of areas', () => {
    const before = [anon(10, 20), anon(25, 30), anon(35, 40)];
    expect(bounds(without(before, 15, 36))).toEqual([
      [10, 15],
      [36, 40],
    ]);
    expect(without(before, 20, 25)).toEqual(before);
  });
});

test('an area is found by any of its pages, and the next one from a hole', () => {
  const areas = [anon(10, 20), anon(25, 30)];
  expect([9, 10, 19, 20, 29, 30].map((page) => placeOf(areas, page))).toEqual([0, 0, 0, 1, 1, 2]);
});

describe('room for a mapping', () => {
  const base = 10_000;
  const end = 20_000;
  const find = (areas: Areas, pages: number, wish = 0): number =>
    unmappedArea(areas, pages, wish, base, end);

  test('is the highest below the base', () => {
    expect(find([], 10)).toBe(9990);
    expect(find([anon(9980, 10_000)], 10)).toBe(9970);
    expect(find([anon(9000, 9985), anon(9995, 10_100)], 10)).toBe(9985);
    expect(find([anon(9000, 9985), anon(9995, 10_100)], 11)).toBe(8989);
  });

  test('keeps a gap of 256 pages below a stack', () => {
    expect(find([anon(9990, 10_000, { growsDown: true })], 4)).toBe(9990 - 256 - 4);
  });

  test('is at the wish if that is free', () => {
    expect(find([anon(9980, 10_000)], 10, 500)).toBe(500);
    expect(find([anon(9980, 10_000)], 10, 9975)).toBe(9970);
    expect(find([], 10, 12_000)).toBe(12_000);
  });

  test('is above the base if nothing is free below, and nowhere if nothing is', () => {
    expect(find([anon(16, 12_000)], 10)).toBe(12_000);
    expect(find([anon(16, 19_995)], 10)).toBe(-1);
    expect(find([], 30_000)).toBe(-1);
  });
});
