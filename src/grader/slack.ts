import type { SizeHistogram } from '../sandbox/chunks.ts';

/** Blocks in use by size after a round. */
export interface SizeSample {
  readonly round: number;
  readonly sizes: SizeHistogram;
}

/**
 * dlmalloc hands out a block up to 8 bytes larger than asked where the rest would be too small to
 * be a chunk of its own (MIN_CHUNK_SIZE is 16), so the same content can take 8 bytes more or less.
 */
const SLACK = 8;

/**
 * True where the change between the first settled sample and the last is the allocator's: as many
 * blocks, and, paired in order of size, none more than 8 bytes off.
 */
export function explainedBySlack(samples: readonly SizeSample[]): boolean {
  const last = samples.at(-1);
  if (!last) return false;
  const first = samples.find((sample) => sample.round >= last.round / 4) ?? last;
  const before = expand(first.sizes);
  const after = expand(last.sizes);
  if (before.length !== after.length) return false;
  return before.every((size, i) => Math.abs(size - after[i]!) <= SLACK);
}

function expand(histogram: SizeHistogram): number[] {
  const sizes = [...histogram].sort(([a], [b]) => a - b);
  return sizes.flatMap(([size, count]) => new Array<number>(count).fill(size));
}
