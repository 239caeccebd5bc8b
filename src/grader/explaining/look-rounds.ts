/**
 * Rounds after which the heap is looked at. A queue that is emptied every so many rounds, 2 to 30
 * (2 to 13 in a short run), is shorter at one of these than at the one before, and so is told from
 * what only grows. Late where there is time for it: caches are full by then, and what the engine
 * makes once is made.
 */
const LATE = [37, 69, 104, 130] as const;
const EARLY = [8, 21, 31, 42] as const;
/** Ticks that a second run may take where its verdict waits for it: a quarter of a second or so. */
const MOST_TICKS = 250;
/** The last round of a second run. */
export const MOST_ROUNDS = LATE.at(-1)!;

/** Rounds of a second run that a verdict can wait for, after a first of so many and so many ticks. */
export function affordableRounds(rounds: number, ticks: number): number {
  const isCheap = (ticks * MOST_ROUNDS) / Math.max(1, rounds) <= MOST_TICKS;
  return Math.min(rounds, isCheap ? MOST_ROUNDS : EARLY.at(-1)!);
}

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
