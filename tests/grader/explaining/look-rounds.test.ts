import { describe, expect, it } from 'vitest';
import { lookRounds, MOST_ROUNDS } from '../../../src/grader/explaining/look-rounds.ts';

const ROUNDS = Array.from({ length: 200 }, (_, i) => i);

describe('the rounds after which a heap is looked at', () => {
  it.each(ROUNDS)('ascend, are two or more and end in time in a run of %i', (rounds) => {
    const looks = lookRounds(rounds);
    expect(looks.length).toBeGreaterThanOrEqual(Math.min(2, rounds + 1));
    expect(looks.at(-1)).toBe(Math.min(rounds, MOST_ROUNDS));
    expect(looks.every((look, i) => i === 0 || look > looks[i - 1]!)).toBe(true);
  });

  it.each([
    [200, 30],
    [60, 13],
  ])('see a queue shrink in %i rounds whatever its period up to %i', (rounds, longest) => {
    for (let period = 2; period <= longest; period += 1) {
      const lengths = lookRounds(rounds).map((round) => round % period);
      const shrinks = lengths.some((length, i) => i > 0 && length < lengths[i - 1]!);
      expect({ period, shrinks }).toEqual({ period, shrinks: true });
    }
  });
});
