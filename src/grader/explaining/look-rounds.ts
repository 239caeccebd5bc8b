/**
 * Rounds after which the heap is looked at: no period that a cache or queue is likely to have, and
 * late where there is time for it, when caches are full and what the engine makes once is made.
 */
const LATE = [42, 75, 103, 131] as const;
const EARLY = [8, 21, 31, 42] as const;
/** The last round of a second run. */
export const MOST_ROUNDS = LATE.at(-1)!;

/**
 * After which rounds to look, in a run of so many; 0 is before the first. At least two, and four
 * where there are rounds enough, so that what comes and goes is told from what stays.
 */
export function lookRounds(rounds: number): readonly number[] {
  if (rounds >= MOST_ROUNDS) return LATE;
  if (rounds >= EARLY.at(-1)!) return [...EARLY.slice(0, -1), rounds];
  if (rounds < 4) return Array.from({ length: rounds + 1 }, (_, round) => round);
  return [0.25, 0.5, 0.75, 1].map((part) => Math.ceil(part * rounds));
}
