import type { SizeHistogram } from '../sandbox/chunks.ts';

/** Blocks in use by size after a round. */
export interface SizeSample {
  /** From 0. */
  readonly round: number;
  readonly blocks: number;
  readonly sizes: SizeHistogram;
}

/**
 * dlmalloc hands out a block up to 8 bytes larger than asked where the rest would be too small to
 * be a chunk of its own (MIN_CHUNK_SIZE is 16), so the same content can take 8 bytes more or less.
 */
export const SLACK = 8;

/**
 * True where the change from the first settled sample with `blocks` blocks to the last one is the
 * allocator's: paired in order of size, no block is more than 8 bytes off, and together they are
 * off by no more than 8 bytes for each block made since (`survivors`, one number a sample), since
 * one that only grows climbs past the others and looks like a small move of each. False where there
 * are no two such samples: then nothing is explained.
 */
export function explainedBySlack(
  samples: readonly SizeSample[],
  blocks: number,
  survivors: readonly number[],
): boolean {
  const end = samples.at(-1)?.round ?? 0;
  const alike = samples.filter((sample) => sample.blocks === blocks && sample.round >= end / 4);
  const [first] = alike;
  if (!first || alike.length < 2) return false;
  const before = expand(first.sizes);
  const after = expand(alike.at(-1)!.sizes);
  const moves = before.map((size, i) => Math.abs(size - after[i]!));
  const made = survivors.slice(samples.indexOf(first) + 1).reduce((sum, count) => sum + count, 0);
  const moved = moves.reduce((sum, move) => sum + move, 0);
  return moves.every((move) => move <= SLACK) && moved <= SLACK * made;
}

function expand(histogram: SizeHistogram): number[] {
  const sizes = [...histogram].sort(([a], [b]) => a - b);
  return sizes.flatMap(([size, count]) => new Array<number>(count).fill(size));
}
