import type { Fault } from '../../fault.ts';
import type { Allocator, Block, HeapEvent } from '../allocator.ts';
import { notLive } from '../not-live.ts';
import { roundUp } from '../round.ts';
import { AddressTable } from './address-table.ts';
import { Blocks, none } from './blocks.ts';
import type { FreeList } from './free-list.ts';
import { IndexedList } from './indexed-list.ts';
import { type ListOptions, listDefaults } from './list-options.ts';
import { ScannedList } from './scanned-list.ts';
import { searchEvent } from './search-event.ts';

/** Mappings are whole pages, far from the region. */
const page = 4096;
const mappingsAt = 2 ** 40;

/**
 * malloc over one list of free blocks. Its rules are OSTEP's (chapter 17; malloc.py), which knows
 * no next fit, no growth, no mappings and no realloc: those follow Knuth (TAOCP 1, 2.5, exercise 6),
 * K&R (2nd ed., 8.7) and glibc's mmap threshold in spirit, and no outside answer confirms them.
 * A request for no byte at all gets one, where OSTEP's own program would stop.
 *
 * The search, the list's orders and the table of blocks are files of their own; what is left here is
 * the operations, which change the same three structures together, so the file is longer than most.
 */
export class ListHeap implements Allocator {
  log: HeapEvent[] | undefined;
  private readonly options: Required<ListOptions>;
  private readonly blockStore: Blocks;
  private readonly list: FreeList;
  private readonly live: AddressTable;
  /** Where mappings are made; none without the option. */
  private readonly mappings: ListHeap | undefined;
  /** Where the first block begins: `base`, or behind it if addresses are aligned. */
  readonly start: number;

  constructor(options: ListOptions, from?: ListHeap) {
    this.options = { ...listDefaults, ...options };
    const { base, size, fit, order, coalesce, header, align, round, map, search } = this.options;
    this.start = round === 'block' ? roundUp(base + header, align) - header : base;
    this.blockStore = from ? from.blockStore.clone() : new Blocks();
    this.live = from ? from.live.clone(this.blockStore) : new AddressTable(this.blockStore);
    if (from) {
      this.list = from.list.clone(this.blockStore);
      this.mappings = from.mappings?.clone();
      return;
    }
    this.list =
      order === 'address' && search === 'index'
        ? new IndexedList(this.blockStore, fit, coalesce)
        : new ScannedList(this.blockStore, fit, order, coalesce);
    const room = base + size - this.start;
    const whole = room - (round === 'block' ? room % align : 0);
    if (whole > 0) this.list.put(this.blockStore.add(this.start, whole, none));
    if (map > 0) {
      const region = { base: roundUp(base, page) + mappingsAt, size: mappingsAt, align: page };
      this.mappings = new ListHeap({ ...region, fit: 'first', order: 'address', coalesce: true });
    }
  }

  /** How many free blocks the last search looked at. */
  get searched(): number {
    return this.list.searched;
  }

  /** The address behind the region's last byte. */
  get end(): number {
    const { last } = this.blockStore;
    return last === none ? this.start : this.blockStore.end(last);
  }

  /** Bytes of the block that a request takes, header and rounding included. */
  need(size: number): number {
    const { header, align, round } = this.options;
    if (round === 'block') return roundUp(Math.max(size, 1) + header, align);
    return Math.max(roundUp(size, align) + header, 1);
  }

  /** Bytes of the live block whose holder has this address; 0 where there is none. */
  sizeOf(address: number): number {
    const block = this.live.get(address - this.options.header);
    return block === none ? this.mappingSize(address) : this.blockStore.size(block);
  }

  allocate(size: number): number | null {
    const { map, header } = this.options;
    const need = this.need(size);
    if (map > 0 && need >= map) return this.mapped(size, need);
    let block = this.find(need);
    if (block === none && this.extend(need)) block = this.find(need);
    if (block === none) {
      this.log?.push({ kind: 'refuse', size: need, because: `no free block has ${need} bytes` });
      return null;
    }
    return this.take(block, need, size) + header;
  }

  free(address: number): Fault<'double-free' | 'invalid-free'> | undefined {
    const { blockStore, list, log } = this;
    const at = address - this.options.header;
    const block = this.live.get(at);
    if (block === none) return this.freeMapping(address);
    this.live.delete(at);
    blockStore.setFree(block);
    if (!log) {
      list.put(block);
      return undefined;
    }
    log.push({ kind: 'put', block: at, size: blockStore.size(block), because: 'it was freed' });
    list.put(block, (front, back) => {
      const size = blockStore.size(front) + blockStore.size(back);
      const because = 'one free block ends where the other begins';
      const [begins, other] = [blockStore.address(front), blockStore.address(back)];
      log.push({ kind: 'merge', block: begins, other, size, because });
    });
    return undefined;
  }

  reallocate(address: number, size: number): number | null {
    const { header } = this.options;
    const block = this.live.get(address - header);
    const need = this.need(size);
    const has = this.sizeOf(address);
    const grew = block !== none && need > has && this.growInPlace(block, need - has);
    if (need <= has || grew) {
      if (block === none) this.mappings!.setAsked(address - header, size + header);
      else this.blockStore.setAsked(block, size);
      const because = grew ? 'the free block behind it is large enough' : `it has ${has} bytes`;
      const other = grew ? { other: address - header + has } : {};
      this.log?.push({ kind: 'keep', block: address - header, ...other, size: need, because });
      return address;
    }
    const moved = this.allocate(size);
    if (moved === null) return null;
    const because = `${need} bytes do not fit where it was`;
    const [to, from] = [moved - header, address - header];
    this.log?.push({ kind: 'move', block: to, other: from, size: need, because });
    this.free(address);
    return moved;
  }

  *blocks(): Iterable<Block> {
    const { header } = this.options;
    for (const block of this.blockStore.inOrder()) {
      const isFree = this.blockStore.isFree(block);
      const begins = this.blockStore.address(block);
      const bytes = this.blockStore.size(block);
      yield {
        address: begins,
        size: bytes,
        state: isFree ? 'free' : 'live',
        user: begins + header,
        usable: Math.max(0, bytes - header),
        asked: isFree ? 0 : this.blockStore.asked(block),
        kept: Math.min(header, bytes),
      };
    }
    for (const one of this.mappings?.blocks() ?? []) {
      if (one.state !== 'live') continue;
      const [user, usable] = [one.user + header, one.usable - header];
      yield { ...one, user, usable, asked: one.asked - header, kept: header, place: 'mapping' };
    }
  }

  *freeOrder(): Iterable<number> {
    for (const block of this.list.inOrder()) yield this.blockStore.address(block);
  }

  clone(): ListHeap {
    return new ListHeap(this.options, this);
  }

  private find(need: number): number {
    const { list, log } = this;
    if (log) log.push(searchEvent(this.blockStore, list, this.options.fit, need));
    return list.find(need);
  }

  /** Makes a free block live, or the first `need` bytes of it, and says where it begins. */
  private take(block: number, need: number, size: number): number {
    const { blockStore, list, log } = this;
    const begins = blockStore.address(block);
    const rest = blockStore.size(block) - need;
    let live = block;
    if (rest >= this.options.split) {
      list.cut(block, need);
      live = blockStore.add(begins, need, blockStore.before(block));
    } else {
      list.remove(block);
    }
    blockStore.setAsked(live, size);
    this.live.add(live);
    if (log) {
      const taken = blockStore.size(live);
      log.push({ kind: 'take', block: begins, size: taken, because: 'the search chose it' });
      if (live !== block) {
        const because = `${rest} of its ${rest + need} bytes are not needed`;
        log.push({ kind: 'split', block: begins + need, size: rest, because });
      }
    }
    return begins;
  }

  private growInPlace(block: number, more: number): boolean {
    const { blockStore, list } = this;
    const next = blockStore.after(block);
    if (next === none || !blockStore.isFree(next) || blockStore.size(next) < more) return false;
    if (blockStore.size(next) - more >= this.options.split) {
      list.cut(next, more);
      blockStore.setSize(block, blockStore.size(block) + more);
    } else {
      list.remove(next);
      blockStore.absorbNext(block);
    }
    return true;
  }

  private extend(need: number): boolean {
    const { grow, most, base, round, align } = this.options;
    if (grow === 0) return false;
    const bytes = roundUp(roundUp(need, grow), round === 'block' ? align : 1);
    const { end } = this;
    if (end + bytes > base + most) return false;
    const because = `no free block has ${need} bytes`;
    this.log?.push({ kind: 'grow', block: end, size: bytes, because });
    this.list.put(this.blockStore.add(end, bytes, this.blockStore.last));
    return true;
  }

  private mapped(size: number, need: number): number | null {
    const { header, map } = this.options;
    const at = this.mappings!.allocate(size + header);
    if (at === null) {
      this.log?.push({ kind: 'refuse', size: need, because: 'no mapping can be so large' });
      return null;
    }
    const because = `${need} bytes are not below the threshold of ${map}`;
    this.log?.push({ kind: 'map', block: at, size: roundUp(need, page), because });
    return at + header;
  }

  private freeMapping(address: number): Fault<'double-free' | 'invalid-free'> | undefined {
    const at = address - this.options.header;
    const size = this.mappingSize(address);
    if (size === 0) return notLive(this.blocks(), address);
    this.mappings!.free(at);
    this.log?.push({ kind: 'unmap', block: at, size, because: 'it was a mapping of its own' });
    return undefined;
  }

  private mappingSize(address: number): number {
    return this.mappings?.sizeOf(address - this.options.header) ?? 0;
  }

  private setAsked(address: number, size: number): void {
    this.blockStore.setAsked(this.live.get(address)!, size);
  }
}
