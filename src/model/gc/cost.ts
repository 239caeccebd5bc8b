/**
 * What the work of a collector costs, in units of work: constants of this model, so that collectors
 * can be compared by what they do. They are not measured times. Only the proportions say something:
 * looking at an object somewhere in memory costs more than copying a word or passing a block in
 * address order, because it misses the cache (Jones, Hosking and Moss, 'The Garbage Collection
 * Handbook', 2nd ed., chapters 2 to 4, count the same operations).
 */
export const cost = {
  /** A statement of the program: it makes an object, or draws or removes a reference. */
  statement: 1,
  /** An object visited: by marking, by a scan, by a pass that updates its references. */
  visit: 4,
  /** A reference followed, or given a new address. */
  follow: 1,
  /** A word of 8 bytes copied. */
  copyWord: 1,
  /** A block passed in address order, alive or dead. */
  passBlock: 1,
  /** A reference count changed. */
  count: 1,
  /** An object's memory given back by itself, as reference counting does it. */
  free: 2,
  /** A write barrier that had something to note. */
  barrier: 2,
  /** An object placed where the free pointer stands. */
  bump: 1,
  /**
   * An object placed in a free block. Real heaps keep lists by size and look at one or two of them, so
   * this does not grow with the number of free blocks, although the model searches one list.
   */
  findBlock: 4,
} as const;

/** Objects start on a word; nothing takes up no room, or two objects had one address. */
export const wordBytes = 8;

/** The bytes that an object takes up in a heap. */
export function roomFor(bytes: number): number {
  return Math.max(wordBytes, Math.ceil(bytes / wordBytes) * wordBytes);
}
