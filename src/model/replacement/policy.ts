/**
 * A page replacement policy at work on its frames, which are empty at first. Pages are the whole
 * numbers 0…pages-1 it was made for, so that all it knows of them lies in typed arrays; `dense.ts`
 * maps other numbers to these. Nothing is checked on an access: that is for whoever makes one.
 * (A hot path should use no constant of a module, an imported one least of all: V8 loads it each
 * time. One made LRU take half as long again.)
 */
export interface Policy {
  /** The page that the last access put out; -1 where no page had to go. */
  readonly victim: number;
  /** Refers to a page, loads it on a miss, and says whether it was a hit. */
  access(page: number): boolean;
  /**
   * Refers to all pages of a trace and returns the misses. Each class has this loop as its own: V8
   * keeps what it learns of a call with the function that makes it, so one loop for all policies
   * would find `access` anew each time (measured: 16 ns a reference against 5).
   */
  count(trace: Int32Array): number;
  /** The pages in memory, in the order of the policy's list. */
  frames(): number[];
  /** What the policy knows of them besides, to be drawn. */
  marks(): Marks;
  /** A policy of its own in the same condition. */
  clone(): Policy;
}

/** What a policy keeps beside the order of its list; arrays are parallel to `frames()`. */
export type Marks =
  | { readonly kind: 'order' }
  /** The index that the hand points at; none where victims are drawn. */
  | { readonly kind: 'reference-bits'; readonly bits: readonly number[]; readonly hand?: number }
  | { readonly kind: 'uses'; readonly uses: readonly number[] }
  /** Without a hand the next search begins at the first page; `active` is of Linux's two lists. */
  | {
      readonly kind: 'visited';
      readonly visited: readonly boolean[];
      readonly hand?: number;
      readonly active?: readonly boolean[];
    }
  /** How many references from now, 1 for the very next; null for never again. */
  | { readonly kind: 'next-use'; readonly after: readonly (number | null)[] }
  | AdaptiveLists;

/** ARC's four lists, each from the least to the most recently used, and its target size for T1. */
export interface AdaptiveLists {
  readonly kind: 'adaptive';
  /** T1: in memory, seen once of late. */
  readonly recent: readonly number[];
  /** T2: in memory, seen at least twice of late. */
  readonly frequent: readonly number[];
  /** B1 and B2: put out of T1 and T2 and remembered by number only. */
  readonly recentGhosts: readonly number[];
  readonly frequentGhosts: readonly number[];
  readonly target: number;
}
