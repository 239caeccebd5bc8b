import { type SizeSample, SLACK } from './slack.ts';
import { ascends, isOver, settled } from './trend.ts';

/** How many of the largest blocks are followed one by one. */
const LARGEST = 4;
/** Growth that is to count has at least so many steps and bytes, in so many samples. */
const MIN_STEPS = 3;
const MIN_GROWTH = 64;
const MIN_SAMPLES = 20;

/**
 * True where one of the program's largest blocks only ever grows: a buffer or a string under whatever
 * else moves, which hides it in the sum. What the heap held in the first sample is left out, or its
 * own large blocks (hash tables, the realms' shapes) would take their places.
 */
export function aLargeBlockGrows(samples: readonly SizeSample[]): boolean {
  const first = samples[0]?.sizes;
  if (!first || samples.length < MIN_SAMPLES) return false;
  const largest = samples.map(({ sizes }) =>
    [...sizes]
      .sort(([a], [b]) => b - a)
      .flatMap(([size, count]) =>
        new Array<number>(Math.min(LARGEST, Math.max(0, count - (first.get(size) ?? 0)))).fill(
          size,
        ),
      ),
  );
  return Array.from({ length: LARGEST }, (_, rank) => largest.map((list) => list[rank] ?? 0)).some(
    onlyGrows,
  );
}

function onlyGrows(sizes: readonly number[]): boolean {
  const late = settled(sizes);
  const steps = late.slice(1).map((size, i) => size - late[i]!);
  return (
    steps.every((step) => step >= -SLACK) &&
    steps.filter((step) => step > SLACK).length >= MIN_STEPS &&
    late.at(-1)! - late[0]! >= MIN_GROWTH &&
    ascends(late) &&
    !isOver(sizes)
  );
}
