import { describe, expect, it } from 'vitest';
import { explainedBySlack, type SizeSample } from '../../src/grader/slack.ts';

const sample = (round: number, sizes: Record<number, number>): SizeSample => {
  const histogram = new Map(Object.entries(sizes).map(([size, count]) => [Number(size), count]));
  const blocks = [...histogram.values()].reduce((sum, count) => sum + count, 0);
  return { round, blocks, sizes: histogram };
};

/** Blocks made in each stretch: enough for slack to be anywhere. */
const MANY = [100, 100, 100, 100];

describe('slack explains', () => {
  it('blocks that are up to 8 bytes off, either way', () => {
    expect(
      explainedBySlack([sample(3, { 40: 5, 64: 5 }), sample(7, { 48: 5, 56: 5 })], 10, MANY),
    ).toBe(true);
    expect(explainedBySlack([sample(3, { 40: 10 }), sample(7, { 40: 10 })], 10, MANY)).toBe(true);
  });

  it('no block that is 16 bytes off', () => {
    expect(
      explainedBySlack([sample(3, { 40: 9, 64: 1 }), sample(7, { 40: 9, 80: 1 })], 10, MANY),
    ).toBe(false);
    expect(
      explainedBySlack([sample(3, { 40: 9, 80: 1 }), sample(7, { 40: 9, 64: 1 })], 10, MANY),
    ).toBe(false);
  });

  it('only what it can compare: two samples of that many blocks', () => {
    expect(explainedBySlack([], 10, MANY)).toBe(false);
    expect(explainedBySlack([sample(3, { 40: 10 })], 10, MANY)).toBe(false);
    expect(explainedBySlack([sample(3, { 40: 9 }), sample(7, { 40: 10 })], 10, MANY)).toBe(false);
  });

  it('the change since the warm-up, its first quarter', () => {
    const samples = [sample(3, { 16: 10 }), sample(27, { 40: 10 }), sample(99, { 40: 10 })];
    expect(explainedBySlack(samples, 10, MANY)).toBe(true);
    expect(explainedBySlack([sample(24, { 16: 10 }), ...samples.slice(1)], 10, MANY)).toBe(true);
    expect(explainedBySlack([sample(25, { 16: 10 }), ...samples.slice(1)], 10, MANY)).toBe(false);
  });

  it('no more than 8 bytes for each block made since the first sample', () => {
    const climbs = [
      sample(3, { 16: 1, 24: 1, 32: 1, 40: 1 }),
      sample(7, { 24: 1, 32: 1, 40: 1, 48: 1 }),
    ];
    expect(explainedBySlack(climbs, 4, [4, 4])).toBe(true);
    expect(explainedBySlack(climbs, 4, [4, 3])).toBe(false);
  });
});
