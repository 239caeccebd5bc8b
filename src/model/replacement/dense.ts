/** A trace whose pages are 0…pages-1, and the number each had before. */
export interface DenseTrace {
  readonly trace: Int32Array;
  readonly pages: number;
}

/** With more numbers than this for each reference, tables by page would be mostly empty. */
const emptiest = 4;

/**
 * The same references with pages from 0 on: the trace itself where its numbers are small enough for
 * tables, else one with pages numbered in the order of their first use.
 */
export function dense(trace: Int32Array): DenseTrace {
  // All bits of all numbers: the cheapest bound there is, less than twice the highest page.
  let bits = 0;
  for (let at = 0; at < trace.length; at += 1) bits |= trace[at]!;
  if (bits >= 0 && bits < Math.max(1024, emptiest * trace.length))
    return { trace, pages: bits + 1 };
  const numbers = new Map<number, number>();
  const mapped = trace.map((page) => {
    const known = numbers.get(page) ?? numbers.size;
    numbers.set(page, known);
    return known;
  });
  return { trace: mapped, pages: numbers.size };
}
