import type { Fit, Order } from './free-list.ts';

/** Sizes in bytes. Left out, everything is as OSTEP's malloc.py has it. */
export interface ListOptions {
  readonly base: number;
  readonly size: number;
  readonly fit: Fit;
  readonly order: Order;
  readonly coalesce: boolean;
  readonly header?: number;
  /** Sizes are rounded up to a multiple of it; 1 for none. */
  readonly align?: number;
  /**
   * What `align` rounds: the bytes asked for, as OSTEP does, so that addresses fall anywhere; or the
   * whole block, in a region trimmed at both ends, so that all addresses handed out are multiples.
   */
  readonly round?: 'request' | 'block';
  /** The rest of a split has at least so many bytes; a smaller one is handed out with the block. */
  readonly split?: number;
  /** The region grows by a multiple of this where nothing fits, as K&R's morecore; 0: never. */
  readonly grow?: number;
  /** The region never gets larger than this. */
  readonly most?: number;
  /** From this size on a request gets a mapping of its own; 0: never. */
  readonly map?: number;
  /** Whether an address-ordered list is searched by an index or block by block; same answers. */
  readonly search?: 'index' | 'scan';
}

/** What is taken where an option is left out. */
export const listDefaults = {
  header: 0,
  align: 1,
  round: 'request',
  split: 1,
  grow: 0,
  most: Number.MAX_SAFE_INTEGER,
  map: 0,
  search: 'index',
} as const;
