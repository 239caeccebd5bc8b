import type { Fault } from '../../fault.ts';
import type { Allocator, Block, HeapEvent, SlabState } from '../allocator.ts';
import { ListHeap } from '../list/list-heap.ts';
import { notLive } from '../not-live.ts';
import { classFor } from './size-classes.ts';
import { Slab } from './slab.ts';
import { SlabCache } from './slab-cache.ts';

export interface SlabOptions {
  readonly base: number;
  readonly size: number;
  /** Bytes of a slab, and the multiple in which larger requests are served. */
  readonly slab: number;
  /** Sizes of objects, ascending, none larger than a slab. */
  readonly classes: readonly number[];
  /** How many partial slabs a class keeps before it gives back one that is empty. */
  readonly keep: number;
  /** Whether a request above the largest class gets whole slabs to itself, or is refused. */
  readonly large: boolean;
}

/** The link to the next free object. */
const link = 8;

/**
 * Objects of a few sizes, cut from slabs: Bonwick's slab allocator (USENIX Summer 1994) with the
 * lists of Linux's SLUB. With one class it is a kmem_cache, with many a malloc by size classes.
 * Slabs, and requests too large for any class, come from the lowest free run of the region.
 */
export class SlabHeap implements Allocator {
  log: HeapEvent[] | undefined;
  private readonly options: SlabOptions;
  private readonly pages: ListHeap;
  private readonly caches: readonly SlabCache[];
  private readonly slabAt: Map<number, Slab>;

  constructor(options: SlabOptions, from?: SlabHeap) {
    this.options = options;
    if (from) {
      this.pages = from.pages.clone();
      this.slabAt = new Map([...from.slabAt].map(([address, slab]) => [address, slab.clone()]));
      const copyOf = (slab: Slab) => this.slabAt.get(slab.address)!;
      this.caches = from.caches.map((cache) => cache.clone(copyOf));
      return;
    }
    const { base, size, slab } = options;
    const order = { fit: 'first', order: 'address', coalesce: true } as const;
    this.pages = new ListHeap({ base, size: size - (size % slab), align: slab, ...order });
    this.slabAt = new Map();
    this.caches = options.classes.map(() => new SlabCache(options.keep));
  }

  allocate(size: number): number | null {
    const { classes, large } = this.options;
    const of = classFor(classes, size);
    const cache = this.caches[of];
    if (!cache) {
      if (large) return this.allocatePages(size);
      const because = `objects of this cache have ${classes.at(-1)} bytes`;
      this.log?.push({ kind: 'refuse', size, because });
      return null;
    }
    const known = cache.next();
    const slab = known ?? this.newSlab(of);
    if (!slab) return null;
    const address = slab.take(size);
    const { object } = slab;
    const because = known ? 'it heads the free list of its slab' : 'it is the first of a new slab';
    this.log?.push({ kind: 'take', block: address, size: object, because });
    return address;
  }

  free(address: number): Fault<'double-free' | 'invalid-free'> | undefined {
    const slab = this.slabOf(address);
    if (!slab) return this.freePages(address);
    const at = slab.liveAt(address);
    if (at < 0) return notLive(this.blocks(), address);
    slab.put(at);
    const because = 'it was freed and now heads the free list of its slab';
    this.log?.push({ kind: 'put', block: address, size: slab.object, because });
    if (this.caches[slab.of]!.freed(slab)) {
      this.slabAt.delete(slab.address);
      this.pages.free(slab.address);
      const empty = 'its last object was freed and there are partial slabs enough';
      this.log?.push({ kind: 'drop-slab', block: slab.address, size: slab.size, because: empty });
    }
    return undefined;
  }

  reallocate(address: number, size: number): number | null {
    const slab = this.slabOf(address);
    const of = classFor(this.options.classes, size);
    const fits = slab ? of === slab.of : of === this.caches.length && this.pagesHold(address, size);
    if (fits) {
      if (slab) slab.setAsked(slab.liveAt(address), size);
      else this.pages.reallocate(address, size);
      const because = 'it is still of the same size class';
      this.log?.push({ kind: 'keep', block: address, size, because });
      return address;
    }
    const moved = this.allocate(size);
    if (moved === null) return null;
    const because = 'it is of another size class now';
    this.log?.push({ kind: 'move', block: moved, other: address, size, because });
    this.free(address);
    return moved;
  }

  *blocks(): Iterable<Block> {
    for (const run of this.pages.blocks()) {
      const slab = this.slabAt.get(run.address);
      if (!slab) yield { ...run, place: 'pages' };
      else yield* blocksOf(slab);
    }
    const { base, size, slab } = this.options;
    const rest = size % slab;
    if (rest > 0) yield own(base + size - rest, rest);
  }

  *freeOrder(): Iterable<number> {
    for (const cache of this.caches) yield* cache.freeOrder();
    yield* this.pages.freeOrder();
  }

  slabs(): readonly SlabState[] {
    return [...this.slabAt.values()]
      .sort((one, other) => one.address - other.address)
      .map((slab) => slab.state());
  }

  clone(): SlabHeap {
    return new SlabHeap(this.options, this);
  }

  private slabOf(address: number): Slab | undefined {
    const { base, slab } = this.options;
    return this.slabAt.get(address - ((address - base) % slab));
  }

  private newSlab(of: number): Slab | undefined {
    const { slab: size, classes } = this.options;
    const object = classes[of]!;
    const address = this.pages.allocate(size);
    if (address === null) {
      const because = `no slab for ${object} bytes has a free object and no run of ${size} is free`;
      this.log?.push({ kind: 'refuse', size: object, because });
      return undefined;
    }
    const slab = new Slab(address, size, object, of);
    this.slabAt.set(address, slab);
    this.caches[of]!.use(slab);
    const because = `no slab for ${object} bytes has a free object`;
    this.log?.push({ kind: 'new-slab', block: address, size, because });
    return slab;
  }

  private allocatePages(size: number): number | null {
    this.pages.log = this.log;
    const address = this.pages.allocate(size);
    this.pages.log = undefined;
    return address;
  }

  private freePages(address: number): Fault<'double-free' | 'invalid-free'> | undefined {
    this.pages.log = this.log;
    const fault = this.pages.free(address);
    this.pages.log = undefined;
    return fault;
  }

  private pagesHold(address: number, size: number): boolean {
    return this.pages.sizeOf(address) === this.pages.need(size);
  }
}

function* blocksOf(slab: Slab): Iterable<Block> {
  const { object: size, objects } = slab;
  const place = `slab of ${size}`;
  for (let at = 0; at < objects; at += 1) {
    const address = slab.addressOf(at);
    const asked = slab.askedFor(at);
    const shared = { address, size, user: address, usable: size, place };
    if (asked === undefined)
      yield { ...shared, state: 'free', asked: 0, kept: Math.min(link, size) };
    else yield { ...shared, state: 'live', asked };
  }
  const tail = slab.size - objects * size;
  if (tail > 0) yield own(slab.address + slab.size - tail, tail);
}

function own(address: number, size: number): Block {
  return { address, size, state: 'own', user: address, usable: 0, asked: 0 };
}
