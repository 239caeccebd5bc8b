import { randomOf } from '../random.ts';

/** Seeds of the generators are as in `randomOf`; every engine makes the same trace. */
type Seed = number | string;

/** A scan: pages 0, 1, 2, … each once. */
export function scan(references: number): Int32Array {
  return Int32Array.from({ length: references }, (_, at) => at);
}

/** A loop over so many pages. */
export function loop(references: number, pages: number): Int32Array {
  return Int32Array.from({ length: references }, (_, at) => at % pages);
}

/** Each page as likely as any other. */
export function uniform(references: number, pages: number, seed: Seed): Int32Array {
  const random = randomOf(seed);
  return Int32Array.from({ length: references }, () => random.below(pages));
}

/**
 * Zipf's law with exponent 1: page n is n + 1 times less likely than page 0, as with popular files
 * and words. (Only division and sums, whose results IEEE 754 fixes; a power would differ by engine.)
 */
export function zipf(references: number, pages: number, seed: Seed): Int32Array {
  const random = randomOf(seed);
  const upTo = new Float64Array(pages);
  let sum = 0;
  for (let page = 0; page < pages; page += 1) {
    sum += 1 / (page + 1);
    upTo[page] = sum;
  }
  const trace = new Int32Array(references);
  for (let at = 0; at < references; at += 1) {
    const draw = random.next() * sum;
    let low = 0;
    let high = pages - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (upTo[middle]! <= draw) low = middle + 1;
      else high = middle;
    }
    trace[at] = low;
  }
  return trace;
}

/** How a program with phases behaves. */
export interface PhasesShape {
  /** All its pages, of which a phase uses `locality`. */
  readonly pages: number;
  readonly locality: number;
  /** References in a phase. */
  readonly phase: number;
}

/**
 * Phases of locality (Denning 1968): for `phase` references a run of `locality` pages that begins
 * at a random page, each as likely as any other; then another run.
 */
export function phases(
  references: number,
  { pages, locality, phase }: PhasesShape,
  seed: Seed,
): Int32Array {
  const random = randomOf(seed);
  let first = 0;
  return Int32Array.from({ length: references }, (_, at) => {
    if (at % phase === 0) first = random.below(pages - locality + 1);
    return first + random.below(locality);
  });
}
