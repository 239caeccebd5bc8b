import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascends, climbs, isOver, isSteady, settled, slope } from '../../src/grader/trend.ts';

const series = (length: number, value: (round: number) => number) =>
  Array.from({ length }, (_, i) => value(i));
const line = series(100, (i) => 10 * i);
const plateau = series(100, (i) => Math.min(i, 20));
const sawTooth = series(100, (i) => i % 7);
const climbingSawTooth = series(105, (i) => (i % 7) + Math.floor(i / 7));

describe('the settled part', () => {
  it('is the last three quarters, without the first two rounds', () => {
    expect(settled(series(100, (i) => i))[0]).toBe(25);
    expect(settled([0, 1, 2, 3])).toEqual([2, 3]);
    expect(settled([0, 1])).toEqual([]);
  });
});

describe('a series ascends', () => {
  it.each([
    ['a line', line, true],
    ['a staircase', series(100, (i) => Math.floor(i / 10)), true],
    ['a saw-tooth that climbs', climbingSawTooth, true],
    ['a line of three', [1, 2, 3], true],
    ['a constant', series(100, () => 5), false],
    ['a saw-tooth', sawTooth, false],
    ['a line downwards', series(100, (i) => -i), false],
    ['a rising ceiling over a level floor', series(120, (i) => (i % 2) * i), false],
    ['a rising floor under a level ceiling', series(120, (i) => (i % 2 ? 200 : i)), false],
    ['one dip', series(60, (i) => (i === 45 ? -1 : i)), false],
    ['nothing', [], false],
    ['two values', [1, 2], false],
  ])('where floor and ceiling rise: %s', (_what, values, expected) => {
    expect(ascends(values)).toBe(expected);
  });
});

describe('growth is over', () => {
  it.each([
    ['a line goes on', line, false],
    ['a plateau is over', plateau, true],
    ['a constant is over', series(50, () => 3), true],
    ['two rises are events', series(100, (i) => (i > 60 ? 2 : i > 30 ? 1 : 0)), true],
    [
      'three rises with a short rest go on',
      series(100, (i) => (i > 80 ? 3 : i > 60 ? 2 : i > 40 ? 1 : 0)),
      false,
    ],
    ['an array that doubles goes on', series(200, (i) => 2 ** Math.ceil(Math.log2(i + 1))), false],
    ['a saw-tooth is over', sawTooth, true],
    ['a slow leak goes on', series(200, (i) => Math.floor(i / 25)), false],
    ['a fall after rises is over', series(100, (i) => (i < 40 ? i : 0)), true],
  ])('or not: %s', (_what, values, expected) => {
    expect(isOver(values)).toBe(expected);
  });

  it('just when the plateau is 2.1 times the longest gap between rises', () => {
    const rising = (rest: number) => [
      ...series(50, (i) => Math.floor(i / 10)),
      ...new Array(rest).fill(4),
    ];
    expect(isOver(rising(11))).toBe(false);
    expect(isOver(rising(13))).toBe(true);
  });
});

describe('a series climbs', () => {
  it('where at least half of its movement is upwards on balance', () => {
    expect(climbs([0, 4, 0, 4])).toBe(false);
    expect(climbs([0, 3, 2, 4])).toBe(true);
    expect(climbs([0, 3, 0, 3, 2, 4])).toBe(false);
    expect(climbs(line)).toBe(true);
    expect(climbs([...line].reverse())).toBe(false);
  });
});

describe('a series is steady', () => {
  it.each([
    ['a line', line, true],
    ['a line under noise', series(120, (i) => 4 * i + ((i * 37) % 11)), true],
    ['a constant', series(100, () => 1), false],
    ['a plateau', plateau, false],
    ['a line downwards', series(100, (i) => -i), false],
    ['growth that slows down', series(120, (i) => Math.sqrt(i)), false],
    ['fewer than 30 rounds', series(29, (i) => i), false],
    ['30 rounds', series(30, (i) => i), true],
  ])('where each stretch adds about the same: %s', (_what, values, expected) => {
    expect(isSteady(values)).toBe(expected);
  });
});

describe('a slope', () => {
  it('is the growth a round, to a tenth', () => {
    expect(slope(line)).toBe(10);
    expect(slope(series(100, () => 7))).toBe(0);
    expect(slope(series(200, (i) => i / 4))).toBe(0.3);
    expect(slope(climbingSawTooth)).toBe(0.1);
    expect(slope(series(100, (i) => -3 * i))).toBe(-3);
  });

  it('of a line is its own, wherever it starts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 200 }),
        fc.integer({ min: -500, max: 500 }),
        fc.nat(1e6),
        (length, rise, start) => {
          expect(slope(series(length, (i) => start + rise * i))).toBeCloseTo(rise);
        },
      ),
    );
  });
});

describe('every series', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 12, maxLength: 200 });

  it('is judged the same when it is moved up or down', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -1e6, max: 1e6 }), (list, by) => {
        const moved = list.map((value) => value + by);
        expect(ascends(moved)).toBe(ascends(list));
        expect(isOver(moved)).toBe(isOver(list));
        expect(climbs(moved)).toBe(climbs(list));
        expect(slope(moved)).toBeCloseTo(slope(list));
      }),
    );
  });

  it('never ascends both ways', () => {
    fc.assert(
      fc.property(values, (list) => {
        expect(ascends(list) && ascends([...list].reverse())).toBe(false);
        expect(isSteady(list) && isSteady([...list].reverse())).toBe(false);
      }),
    );
  });

  it('that never rises is over, and does not ascend', () => {
    fc.assert(
      fc.property(values, (list) => {
        const falling = [...list].sort((a, b) => b - a);
        expect([ascends(falling), isOver(falling), isSteady(falling)]).toEqual([
          false,
          true,
          false,
        ]);
      }),
    );
  });
});
