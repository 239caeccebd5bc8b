/** References to pages, in order. */
export type References = Int32Array | readonly number[];

/** A trace whose pages are all in 0…pages-1. */
export interface DenseTrace {
  readonly trace: Int32Array;
  readonly pages: number;
}

/** With more numbers than this for each reference, tables by page would be mostly empty. */
const emptiest = 4;

/**
 * The same references to small numbers: the trace itself where its pages are small enough for tables,
 * else one whose pages are numbered in the order of their first use. A plain array may hold any
 * numbers, larger than an Int32Array can too.
 */
export function dense(references: References): DenseTrace {
  if (references instanceof Int32Array) {
    const bits = bitsOf(references);
    if (bits >= 0 && bits < Math.max(1024, emptiest * references.length)) {
      return { trace: references, pages: bits + 1 };
    }
  }
  const numbers = new Map<number, number>();
  const trace = Int32Array.from(references, (page) => {
    const known = numbers.get(page) ?? numbers.size;
    numbers.set(page, known);
    return known;
  });
  return { trace, pages: numbers.size };
}

/**
 * All bits of all pages, negative if one is: a bound of less than twice the highest, and the cheapest
 * there is. In steps of eight, for the loop costs more than the work in it.
 */
function bitsOf(trace: Int32Array): number {
  let bits = 0;
  let at = 0;
  for (; at + 8 <= trace.length; at += 8) {
    bits |= trace[at]! | trace[at + 1]! | trace[at + 2]! | trace[at + 3]!;
    bits |= trace[at + 4]! | trace[at + 5]! | trace[at + 6]! | trace[at + 7]!;
  }
  for (; at < trace.length; at += 1) bits |= trace[at]!;
  return bits;
}
