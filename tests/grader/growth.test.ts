import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeGrowth } from '../../src/grader/growth.ts';
import { evidence } from './evidence.ts';

const STEADY = { growing: false, bytesPerRound: 0, blocksPerRound: 0 };
/** Numbers that look random and are the same each time. */
const noise = (round: number, below: number) => (Math.imul(round + 1, 2654435761) >>> 8) % below;

describe('blocks', () => {
  it.each([
    ['three a round', (i: number) => 100 + 3 * i],
    ['one in 3 rounds', (i: number) => Math.floor(i / 3)],
    ['one in 25 rounds', (i: number) => Math.floor(i / 25)],
    ['one a round under a saw-tooth of 5', (i: number) => i + 20 * (i % 5)],
    ['after a warm-up', (i: number) => (i < 30 ? 50 * i : 1500 + i)],
    ['an array that doubles under objects', (i: number) => 2 * i],
  ])('that keep growing are a leak: %s', (_what, blocks) => {
    expect(judgeGrowth(evidence(200, blocks)).growing).toBe(true);
  });

  it.each([
    ['constant', () => 100],
    ['a warm-up over 40 rounds', (i: number) => Math.min(i, 40)],
    ['a warm-up over 90 rounds', (i: number) => Math.min(i, 90)],
    ['a saw-tooth of 7', (i: number) => 5 * (i % 7)],
    ['a saw-tooth of 64', (i: number) => i % 64],
    ['a fall', (i: number) => 500 - i],
    ['a wander', (i: number) => 100 + noise(i, 40)],
    ['two tables made late', (i: number) => (i > 120 ? 2 : i > 60 ? 1 : 0)],
    ['records that come rarer and stop', (i: number) => Math.min(Math.floor(Math.log2(i + 1)), 5)],
  ])('that do not are none: %s', (_what, blocks) => {
    expect(judgeGrowth(evidence(200, blocks))).toEqual(STEADY);
  });

  it('are reported a round, with their bytes', () => {
    expect(judgeGrowth(evidence(200, (i) => 100 + 3 * i))).toEqual({
      ...{ growing: true, bytesPerRound: 120, blocksPerRound: 3 },
    });
    expect(judgeGrowth(evidence(12, (i) => 5 * i))).toEqual({
      ...{ growing: true, bytesPerRound: 200, blocksPerRound: 5 },
    });
  });

  it('that rise by any constant number a round are a leak of that number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 12, max: 200 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.nat(1e5),
        (length, rise, start) => {
          const growth = judgeGrowth(evidence(length, (i) => start + rise * i));
          expect(growth).toMatchObject({ growing: true, blocksPerRound: rise });
        },
      ),
    );
  });

  it('that come back to the same floor and ceiling are none, whatever the period', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 20 }), (period) => {
        expect(judgeGrowth(evidence(200, (i) => period[i % period.length]!)).growing).toBe(false);
      }),
    );
  });

  it('that only ever fall are none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 12, maxLength: 200 }), (list) => {
        const falling = [...list].sort((a, b) => b - a);
        expect(judgeGrowth(evidence(falling.length, (i) => falling[i]!)).growing).toBe(false);
      }),
    );
  });

  it('of no or few rounds are none', () => {
    for (let length = 0; length < 5; length += 1) {
      expect(judgeGrowth(evidence(length, () => 7))).toEqual(STEADY);
    }
  });
});

describe('bytes in an unchanged number of blocks', () => {
  const sizesOf = (bytes: (round: number) => number) => (round: number) =>
    new Map([
      [40, 9],
      [bytes(round), 1],
    ]);
  const grows = (bytes: (round: number) => number, length = 200) =>
    judgeGrowth(
      evidence(length, () => 10, { bytes: (i) => 360 + bytes(i), sizes: sizesOf(bytes) }),
    );

  it('are a leak where one block grows and grows', () => {
    expect(grows((i) => 1000 + 16 * i)).toEqual({
      growing: true,
      bytesPerRound: 16,
      blocksPerRound: 0,
    });
    expect(grows((i) => 1000 + 64 * Math.floor(i / 4)).growing).toBe(true);
  });

  it('are a leak where one block among thousands grows', () => {
    const sizes = (i: number) =>
      new Map([
        [40, 4999],
        [1000 + 16 * i, 1],
      ]);
    const one = evidence(200, () => 5000, { bytes: (i) => 4999 * 40 + 1000 + 16 * i, sizes });
    expect(judgeGrowth(one)).toEqual({ growing: true, bytesPerRound: 16, blocksPerRound: 0 });
  });

  it('are a leak under blocks that wander, where slack in each can’t explain them', () => {
    const wander = (i: number) => 300 + ((i * 37) % 200);
    const under = (bytes: number) =>
      judgeGrowth(evidence(200, wander, { bytes: (i) => 40 * 300 + bytes * i })).growing;
    expect([under(0), under(8), under(500)]).toEqual([false, false, true]);
  });

  it('are a leak where a block doubles', () => {
    expect(grows((i) => 16 * 2 ** Math.ceil(Math.log2(i + 1)), 100).growing).toBe(true);
  });

  it('are none where they stay, fall, swing or fill up', () => {
    for (const bytes of [
      () => 1000,
      (i: number) => 9000 - 8 * i,
      (i: number) => 1000 + 8 * (i % 9),
      (i: number) => 1000 + 8 * Math.min(i, 60),
      (i: number) => 1000 + 8 * noise(i, 30),
    ]) {
      expect(grows(bytes)).toEqual(STEADY);
    }
  });

  it('are none where the slack of blocks explains them, block by block', () => {
    // 200 blocks, of which one more a round gets 8 bytes of slack.
    const sizes = (round: number) =>
      new Map([
        [40, 400 - round],
        [48, round],
      ]);
    const bytes = (i: number) => 400 * 40 + 8 * i;
    // A block of another size counts as made anew: four in each four rounds.
    const survivors = new Array<number>(50).fill(4);
    const slack = evidence(200, () => 400, { bytes, sizes, survivors });
    expect(judgeGrowth(slack)).toEqual(STEADY);
    // The same bytes with fewer blocks made: one that grows climbs past the others.
    expect(judgeGrowth({ ...slack, survivors: survivors.map(() => 1) }).growing).toBe(true);
  });

  it('are read at the number of blocks that is seen most often', () => {
    const swinging = evidence(200, (i) => (i % 5 === 0 ? 30 : 10), {
      bytes: (i) => (i % 5 === 0 ? 1200 : 400) + 16 * i,
      sizes: (i) =>
        new Map([
          [40, i % 5 === 0 ? 29 : 9],
          [40 + 16 * i, 1],
        ]),
    });
    expect(judgeGrowth(swinging).growing).toBe(true);
  });
});

describe('blocks that survive', () => {
  // 200 rounds, noted every four: 50 counts, the last of which is mostly what is in use.
  // The ceiling falls, so that nothing but the floor tells of the leak.
  const swings = (i: number) => (i % 2 ? 2000 - i : 300);
  const survivors = (each: (four: number) => number) =>
    Array.from({ length: 50 }, (_, i) => each(i));
  const leak = (i: number) => (i % 2 ? 2000 - i : 300 + i);

  it('from every stretch of a run that has more and more of them are a leak, whatever the ceiling does', () => {
    expect(judgeGrowth(evidence(200, leak, { survivors: survivors(() => 4) })).growing).toBe(true);
  });

  it('are none where a stretch left nothing', () => {
    const gap = survivors((four) => (four >= 20 && four < 27 ? 0 : 4));
    expect(judgeGrowth(evidence(200, leak, { survivors: gap })).growing).toBe(false);
  });

  it('are none where the heap has not more of them than before: a slow turnover', () => {
    expect(judgeGrowth(evidence(200, swings, { survivors: survivors(() => 4) })).growing).toBe(
      false,
    );
  });

  it('are none where they are far more than the heap rose by', () => {
    expect(judgeGrowth(evidence(200, leak, { survivors: survivors(() => 40) })).growing).toBe(
      false,
    );
  });

  it('are none where only the newest are there', () => {
    const newest = survivors((four) => (four > 42 ? 50 : 0));
    expect(judgeGrowth(evidence(200, leak, { survivors: newest })).growing).toBe(false);
  });

  it('need at least 60 rounds', () => {
    const short = evidence(59, leak, { survivors: survivors(() => 4).slice(0, 14) });
    expect(judgeGrowth(short).growing).toBe(false);
  });
});
