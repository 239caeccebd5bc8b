import type { Fault } from '../fault.ts';

/**
 * An allocator at work on a region of addresses, as the model `heap` and the benchmarks drive it.
 * It changes in place and knows addresses only: names are the model's business.
 */
export interface Allocator {
  /**
   * Where operations tell what they do; left out, they tell nothing and make no garbage.
   * A clone starts without one.
   */
  log?: HeapEvent[] | undefined;
  /**
   * The address handed out for `size` bytes, null where it has to refuse; the log then ends with
   * `refuse`. `size` is a whole number of at least 0; what 0 gives is the allocator's own rule.
   */
  allocate(size: number): number | null;
  /**
   * Takes back what was handed out. A fault if that was a mistake, in the allocator's own words;
   * the model adds whose mistake it was. An allocator that notices changes nothing.
   */
  free(address: number): Fault | undefined;
  /** As C's realloc of a live block to at least 1 byte: where it is now; null, and the old one stays. */
  reallocate(address: number, size: number): number | null;
  /** As C's calloc, where it is more than `allocate`. */
  calloc?(count: number, size: number): number | null;
  /** What else than a lack of memory the last call that gave null died of. */
  readonly fault?: Fault | undefined;
  /**
   * The program writes to memory, of which this allocator keeps every byte. Without it the model
   * remembers which blocks' `kept` bytes were hit.
   */
  write?(address: number, count: number): Fault | undefined;
  /** Every byte of the region in address order, with no gap and no overlap; then the mappings. */
  blocks(): Iterable<Block>;
  /** The free blocks, by where they begin, in the order in which the allocator keeps them. */
  freeOrder(): Iterable<number>;
  /** Of a buddy allocator: how many free blocks of each order there are. */
  freeByOrder?(): readonly number[];
  /** Of an allocator with slabs: each of them in address order. */
  slabs?(): readonly SlabState[];
  /** An allocator of its own in the same condition. */
  clone(): Allocator;
}

/** A stretch of the region. Addresses and sizes in bytes. */
export interface Block {
  /** Where it begins, its header included. */
  readonly address: number;
  /** All of its bytes: header, what was asked for, padding. */
  readonly size: number;
  /** `own` is what the allocator keeps for itself: tables, the tail of a slab. */
  readonly state: 'live' | 'free' | 'own';
  /** The address its holder has, or would have: `address` after the header. */
  readonly user: number;
  /** Bytes from `user` on that its holder can use and hurt nobody, as malloc_usable_size. */
  readonly usable: number;
  /** Bytes that were asked for; 0 unless live. */
  readonly asked: number;
  /** Bytes from `address` on that the allocator itself reads, if any: a header, a link to a free block. */
  readonly kept?: number;
  /** The list, bin, slab or size class where it stands, in an allocator that has several. */
  readonly place?: string;
}

/** A slab and how full it is. */
export interface SlabState {
  readonly address: number;
  readonly size: number;
  /** Bytes of one object, and how many of them the slab has. */
  readonly object: number;
  readonly objects: number;
  readonly used: number;
  readonly state: 'empty' | 'partial' | 'full';
  /** Bytes behind the last object that fit no other one. */
  readonly tail: number;
}

/** One thing that an operation did, and because of what. */
export interface HeapEvent {
  /**
   * search: looked through free blocks · take: one became live · split: what was left of it stays
   * free · put: a live block became free · merge: a free block took in its neighbour `other` ·
   * grow, shrink: the region's end moved · map, unmap: a mapping of its own · move: realloc copied
   * to `block` from `other` · keep: realloc stayed in place, and took from the free block `other` if
   * there is one · new-slab, drop-slab: pages became a
   * slab, or were given back · refuse: nothing fits.
   */
  readonly kind:
    | 'search'
    | 'take'
    | 'split'
    | 'put'
    | 'merge'
    | 'grow'
    | 'shrink'
    | 'map'
    | 'unmap'
    | 'move'
    | 'keep'
    | 'new-slab'
    | 'drop-slab'
    | 'refuse';
  /** The block it is about, by where it begins; the chosen one of a search, if one was. */
  readonly block?: number;
  readonly other?: number;
  /** Bytes it is about: of the block, of the rest of a split, of the growth. */
  readonly size: number;
  /** A cause that can stand after 'because': 'best fit: 24 left over is the least of 3 candidates'. */
  readonly because: string;
  /** Of a search: the blocks looked at, in order. */
  readonly looked?: readonly { readonly block: number; readonly size: number }[];
}
