import { GC_TYPE } from './offsets.ts';

/**
 * What a node is: QuickJS's own kinds of collected objects under their own numbers, what is counted
 * only, and a few blocks that are nobody's object.
 */
export const KIND = {
  ...GC_TYPE,
  string: 7,
  symbol: 8,
  rope: 9,
  bigint: 10,
  /** The flag that the two settling functions of a promise share. */
  flag: 11,
  /** An entry of a WeakMap or WeakSet: it goes with its key or with its map. */
  weakEntry: 12,
  /** A registration in a FinalizationRegistry. */
  registration: 13,
  job: 14,
  /** A value that the host holds on to. */
  handle: 15,
  /** The engine's own tables. */
  engine: 16,
  /** An object that died while something weak still knows it. */
  shell: 17,
  root: 18,
} as const;

export const KIND_NAMES = Object.keys(KIND) as readonly (keyof typeof KIND)[];
