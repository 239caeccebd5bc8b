import type { Seen } from './references.ts';

/** The rules once more, written for reading only: lists that are searched from end to end. */
export type Plain = (trace: readonly number[], frames: number) => Seen[];

interface Memory {
  readonly list: number[];
  /** The page to put out, which is taken out of the list. */
  evict(at: number): number;
  onHit?(page: number, at: number): void;
  onLoad?(page: number, at: number): void;
}

const plain =
  (memoryOf: (trace: readonly number[]) => Memory): Plain =>
  (trace, frames) => {
    const memory = memoryOf(trace);
    const { list } = memory;
    return trace.map((page, at) => {
      const hit = list.includes(page);
      let victim = -1;
      if (hit) memory.onHit?.(page, at);
      else {
        if (list.length === frames) victim = memory.evict(at);
        list.push(page);
        memory.onLoad?.(page, at);
      }
      return { hit, victim, frames: [...list] };
    });
  };

const take = (list: number[], index: number): number => list.splice(index, 1)[0]!;

export const fifo = plain(() => {
  const list: number[] = [];
  return { list, evict: () => take(list, 0) };
});

const byUse = (index: number) =>
  plain(() => {
    const list: number[] = [];
    return {
      list,
      evict: () => take(list, index),
      onHit: (page) => list.push(take(list, list.indexOf(page))),
    };
  });
export const lru = byUse(0);
export const mru = byUse(-1);

/** OSTEP's two loops: from left to right, ≥ for OPT and < for UNOPT. */
const byNextUse = (isBetter: (next: number, best: number) => boolean, worst: number) =>
  plain((trace) => {
    const list: number[] = [];
    return {
      list,
      evict(at) {
        let [best, chosen] = [worst, -1];
        list.forEach((page, index) => {
          const found = trace.indexOf(page, at + 1);
          const next = found < 0 ? trace.length : found;
          if (isBetter(next, best)) [best, chosen] = [next, index];
        });
        return take(list, chosen);
      },
    };
  });
export const opt = byNextUse((next, best) => next >= best, -1);
export const unopt = byNextUse((next, best) => next < best, Number.POSITIVE_INFINITY);

/** The lowest count; then who reached it first. */
export const lfu = plain(() => {
  const list: number[] = [];
  const uses = new Map<number, { count: number; since: number }>();
  const sort = () =>
    list.sort((a, b) => {
      const [x, y] = [uses.get(a)!, uses.get(b)!];
      return x.count - y.count || x.since - y.since;
    });
  return {
    list,
    evict: () => take(list, 0),
    onHit(page, at) {
      uses.set(page, { count: uses.get(page)!.count + 1, since: at });
      sort();
    },
    onLoad(page, at) {
      uses.set(page, { count: 1, since: at });
      sort();
    },
  };
});

/** Second chance as a queue: a page with its bit set moves from the front to the back. */
export const secondChance = (inserted: boolean): Plain =>
  plain(() => {
    const list: number[] = [];
    const bits = new Set<number>();
    return {
      list,
      evict() {
        while (bits.delete(list[0]!)) list.push(list.shift()!);
        return list.shift()!;
      },
      onHit: (page) => bits.add(page),
      onLoad: (page) => inserted && bits.add(page),
    };
  });

/** Sieve's hand as an index from the oldest page. */
export const sieve = plain(() => {
  const list: number[] = [];
  const visited = new Set<number>();
  let hand = 0;
  return {
    list,
    evict() {
      while (visited.delete(list[hand]!)) hand = (hand + 1) % list.length;
      const victim = take(list, hand);
      // Past the newest it begins again, before the new page is there.
      if (hand === list.length) hand = 0;
      return victim;
    },
    onHit: (page) => visited.add(page),
    onLoad: (page) => visited.delete(page),
  };
});

/** The pages of the last references, and nothing else is said. */
export const workingSet =
  (window: number): Plain =>
  (trace) => {
    const last = (end: number) => new Set(trace.slice(Math.max(end - window, 0), end));
    return trace.map((page, at) => {
      const [before, after] = [last(at), last(at + 1)];
      const victim = [...before].find((one) => !after.has(one)) ?? -1;
      const order = [...after].sort((a, b) => trace.lastIndexOf(a, at) - trace.lastIndexOf(b, at));
      return { hit: before.has(page), victim, frames: order };
    });
  };
