import type { Fault } from '../../fault.ts';
import type { Allocator, Block, HeapEvent } from '../allocator.ts';
import { notLive } from '../not-live.ts';
import type { FreeBlocks, Placement } from './free-blocks.ts';
import { FreeStacks } from './free-stacks.ts';
import { FreeTree } from './free-tree.ts';

export interface BuddyOptions {
  readonly base: number;
  /** Bytes of the region; a rest that is no whole unit is not used. */
  readonly size: number;
  /** Bytes of the smallest block: a page in a kernel. */
  readonly unit: number;
  readonly placement: Placement;
}

/** What `freeOrder` says of a unit where no free block begins. */
const notFree = -1;

/**
 * The binary buddy system (Knowlton, CACM 8(10), 1965; Knuth, TAOCP 1, 2.5): a request takes 2^k
 * units that begin at a multiple of 2^k; a free block merges with its buddy `unit ^ 2^k` as soon as
 * both are free. A region that is no power of two is the largest blocks that fit in it. What is
 * known of a block is kept apart from the memory, so an overflow can hurt a neighbour's bytes only.
 */
export class BuddyHeap implements Allocator {
  log: HeapEvent[] | undefined;
  private readonly options: BuddyOptions;
  private readonly units: number;
  private readonly freeBlocks: FreeBlocks;
  /** The order of the free block that begins at a unit. */
  private readonly freeOrderAt: Int8Array;
  /** Bytes asked for, by the first unit of a live block; they also give its order. */
  private readonly asked: Map<number, number>;

  constructor(options: BuddyOptions, from?: BuddyHeap) {
    this.options = options;
    this.units = Math.floor(options.size / options.unit);
    const topOrder = orderOf(Math.max(this.units, 1));
    this.asked = new Map(from?.asked);
    this.freeOrderAt = from ? from.freeOrderAt.slice() : new Int8Array(this.units).fill(notFree);
    if (from) {
      this.freeBlocks = from.freeBlocks.clone();
      return;
    }
    this.freeBlocks =
      options.placement === 'lifo'
        ? new FreeStacks(topOrder)
        : new FreeTree(topOrder, options.placement === 'tightest');
    let unit = 0;
    for (let order = topOrder; order >= 0; order -= 1) {
      if (unit + (1 << order) > this.units) continue;
      this.setFree(unit, order);
      unit += 1 << order;
    }
  }

  /** Units that are free now. */
  get freeUnits(): number {
    return this.freeByOrder().reduce((sum, blocks, order) => sum + blocks * 2 ** order, 0);
  }

  allocate(size: number): number | null {
    const { base, unit } = this.options;
    const order = this.orderFor(size);
    const at = order > 30 ? -1 : this.freeBlocks.find(order);
    const bytes = unit * 2 ** order;
    if (at < 0) {
      this.log?.push({ kind: 'refuse', size: bytes, because: `no free block has ${bytes} bytes` });
      return null;
    }
    const found = this.takeFree(at);
    this.log?.push(this.searched(at, found, order));
    for (let half = found - 1; half >= order; half -= 1) {
      this.setFree(at + (1 << half), half);
      const rest = unit * 2 ** half;
      const because = `half of ${2 * rest} bytes is enough for ${bytes}`;
      this.log?.push({
        kind: 'split',
        block: base + (at + (1 << half)) * unit,
        size: rest,
        because,
      });
    }
    this.asked.set(at, size);
    const because = `${size} bytes round up to ${bytes}`;
    this.log?.push({ kind: 'take', block: base + at * unit, size: bytes, because });
    return base + at * unit;
  }

  free(address: number): Fault<'double-free' | 'invalid-free'> | undefined {
    const { base, unit } = this.options;
    let at = (address - base) / unit;
    const size = this.asked.get(at);
    if (size === undefined) return notLive(this.blocks(), address);
    this.asked.delete(at);
    let order = this.orderFor(size);
    const bytes = unit * 2 ** order;
    this.log?.push({ kind: 'put', block: address, size: bytes, because: 'it was freed' });
    for (
      let buddy = at ^ (1 << order);
      this.freeOrderAt[buddy] === order;
      buddy = at ^ (1 << order)
    ) {
      this.takeFree(buddy);
      at = Math.min(at, buddy);
      order += 1;
      this.log?.push({
        kind: 'merge',
        block: base + at * unit,
        other: base + (at + (1 << (order - 1))) * unit,
        size: unit * 2 ** order,
        because: 'both buddies are free',
      });
    }
    this.setFree(at, order);
    return undefined;
  }

  reallocate(address: number, size: number): number | null {
    const { base, unit } = this.options;
    const at = (address - base) / unit;
    const had = this.orderFor(this.asked.get(at)!);
    const order = this.orderFor(size);
    const bytes = unit * 2 ** order;
    if (order === had) {
      this.asked.set(at, size);
      const because = `${size} bytes still round up to ${bytes}`;
      this.log?.push({ kind: 'keep', block: address, size: bytes, because });
      return address;
    }
    const moved = this.allocate(size);
    if (moved === null) return null;
    const because = `it was ${unit * 2 ** had} bytes and ${bytes} are needed`;
    this.log?.push({ kind: 'move', block: moved, other: address, size: bytes, because });
    this.free(address);
    return moved;
  }

  *blocks(): Iterable<Block> {
    const { base, size: region, unit } = this.options;
    let at = 0;
    while (at < this.units) {
      const asked = this.asked.get(at);
      const order = asked === undefined ? this.freeOrderAt[at]! : this.orderFor(asked);
      const address = base + at * unit;
      const size = unit * 2 ** order;
      const state = asked === undefined ? 'free' : 'live';
      const place = `order ${order}`;
      yield { address, size, state, user: address, usable: size, asked: asked ?? 0, place };
      at += 1 << order;
    }
    const address = base + at * unit;
    const size = region - at * unit;
    if (size > 0) yield { address, size, state: 'own', user: address, usable: 0, asked: 0 };
  }

  *freeOrder(): Iterable<number> {
    for (const at of this.freeBlocks.inOrder()) yield this.options.base + at * this.options.unit;
  }

  freeByOrder(): readonly number[] {
    const counts = new Array<number>(orderOf(Math.max(this.units, 1)) + 1).fill(0);
    for (const at of this.freeBlocks.inOrder()) counts[this.freeOrderAt[at]!]! += 1;
    return counts;
  }

  clone(): BuddyHeap {
    return new BuddyHeap(this.options, this);
  }

  /** The order of the block for so many bytes; 0 bytes get a block too, as buddy_malloc does. */
  private orderFor(size: number): number {
    return orderOf(Math.max(1, Math.ceil(size / this.options.unit)));
  }

  private setFree(at: number, order: number): void {
    this.freeOrderAt[at] = order;
    this.freeBlocks.add(at, order);
  }

  private takeFree(at: number): number {
    const order = this.freeOrderAt[at]!;
    this.freeOrderAt[at] = notFree;
    this.freeBlocks.remove(at, order);
    return order;
  }

  private searched(at: number, found: number, order: number): HeapEvent {
    const { base, unit, placement } = this.options;
    const why = {
      tightest: 'each half on the way down is the one with less to spare',
      lowest: 'it is the lowest that is large enough',
      lifo: 'it was freed last of the smallest order that is large enough',
    };
    const looked = [{ block: base + at * unit, size: unit * 2 ** found }];
    const size = unit * 2 ** order;
    return { kind: 'search', block: base + at * unit, size, because: why[placement], looked };
  }
}

/** The smallest order whose blocks have at least so many units. */
function orderOf(units: number): number {
  let order = 0;
  while (2 ** order < units) order += 1;
  return order;
}
