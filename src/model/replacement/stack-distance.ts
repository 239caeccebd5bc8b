import { dense, type References } from './dense.ts';

/**
 * How deep each reference's page is in the LRU stack, 1 on top, 0 for its first use: LRU hits with at
 * least so many frames (Mattson and others, IBM Systems Journal 9(2), 1970). O(n log n): a tree of
 * sums counts the pages whose last use is later (Bennett and Kruskal 1975; Fenwick's tree).
 */
export function stackDistances(trace: References): Int32Array {
  const { trace: references, pages } = dense(trace);
  const length = references.length;
  const lastUse = new Int32Array(pages);
  const sums = new Int32Array(length + 1);
  const add = (time: number, amount: number): void => {
    for (let at = time; at <= length; at += at & -at) sums[at] = sums[at]! + amount;
  };
  const upTo = (time: number): number => {
    let sum = 0;
    for (let at = time; at > 0; at -= at & -at) sum += sums[at]!;
    return sum;
  };
  const distances = new Int32Array(length);
  let seen = 0;
  // Times count from 1, so that 0 is never.
  for (let time = 1; time <= length; time += 1) {
    const page = references[time - 1]!;
    const before = lastUse[page]!;
    if (before === 0) seen += 1;
    else {
      distances[time - 1] = seen - upTo(before) + 1;
      add(before, -1);
    }
    add(time, 1);
    lastUse[page] = time;
  }
  return distances;
}

/** LRU's misses with 0, 1, 2, … frames, up to one for each page, from one pass over the trace. */
export function lruMissCurve(trace: References): Int32Array {
  const distances = stackDistances(trace);
  let pages = 0;
  for (const distance of distances) if (distance === 0) pages += 1;
  const curve = new Int32Array(pages + 1);
  for (const distance of distances) curve[distance] = curve[distance]! + 1;
  // What hits with k frames also does with more.
  curve[0] = trace.length;
  for (let frames = 1; frames <= pages; frames += 1) {
    curve[frames] = curve[frames - 1]! - curve[frames]!;
  }
  return curve;
}
