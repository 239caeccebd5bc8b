import { describe, expect, it } from 'vitest';
import { explainedBySlack, type SizeSample } from '../../src/grader/slack.ts';

const sample = (round: number, sizes: Record<number, number>): SizeSample => {
  const histogram = new Map(Object.entries(sizes).map(([size, count]) => [Number(size), count]));
  const blocks = [...histogram.values()].reduce((sum, count) => sum + count, 0);
  return { round, blocks, sizes: histogram };
};

describe('slack explains', () => {
  it('blocks that are up to 8 bytes off, either way', () => {
    expect(explainedBySlack([sample(3, { 40: 5, 64: 5 }), sample(7, { 48: 5, 56: 5 })], 10)).toBe(
      true,
    );
    expect(explainedBySlack([sample(3, { 40: 10 }), sample(7, { 40: 10 })], 10)).toBe(true);
  });

  it('no block that is 16 bytes off', () => {
    expect(explainedBySlack([sample(3, { 40: 9, 64: 1 }), sample(7, { 40: 9, 80: 1 })], 10)).toBe(
      false,
    );
    expect(explainedBySlack([sample(3, { 40: 9, 80: 1 }), sample(7, { 40: 9, 64: 1 })], 10)).toBe(
      false,
    );
  });

  it('only what it can compare: two samples of that many blocks', () => {
    expect(explainedBySlack([], 10)).toBe(false);
    expect(explainedBySlack([sample(3, { 40: 10 })], 10)).toBe(false);
    expect(explainedBySlack([sample(3, { 40: 9 }), sample(7, { 40: 10 })], 10)).toBe(false);
  });

  it('the change since the warm-up, its first quarter', () => {
    const samples = [sample(3, { 16: 10 }), sample(27, { 40: 10 }), sample(99, { 40: 10 })];
    expect(explainedBySlack(samples, 10)).toBe(true);
    expect(explainedBySlack([sample(24, { 16: 10 }), ...samples.slice(1)], 10)).toBe(true);
    expect(explainedBySlack([sample(25, { 16: 10 }), ...samples.slice(1)], 10)).toBe(false);
  });
});
