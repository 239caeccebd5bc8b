import { FrameLinks, PageLists } from '../../../src/model/reclaim/page-lists.ts';
import type { Eviction, ReclaimHost } from '../../../src/model/reclaim/reclaim-host.ts';
import { shrink, swapClusterMax } from '../../../src/model/reclaim/shrink.ts';
import { noSlot, SwapArea } from '../../../src/model/reclaim/swap-area.ts';
import { ClusterReadahead, VmaReadahead } from '../../../src/model/reclaim/swap-readahead.ts';
import { VmStat } from '../../../src/model/reclaim/vmstat.ts';
import { Workingset } from '../../../src/model/reclaim/workingset.ts';

const none = -1;

/** One process that writes anonymous pages in a memory group with a limit: the pieces, and no more. */
export class TinyMachine {
  readonly stat = new VmStat();
  readonly swap: SwapArea;
  readonly lists: PageLists;
  readonly workingset: Workingset;
  readonly pages: number;
  readonly #cluster = new ClusterReadahead();
  readonly #vma = new VmaReadahead();
  readonly #by: 'cluster' | 'vma';
  readonly #free: number[];
  readonly #frameOf: Int32Array;
  readonly #slotOf: Int32Array;
  readonly #pageIn: Int32Array;
  readonly #pageOf: Int32Array;
  readonly #mapped: Uint8Array;
  readonly #accessed: Uint8Array;
  readonly #ahead: Uint8Array;

  constructor(limit: number, pages: number, swapSlots: number, by: 'cluster' | 'vma' = 'cluster') {
    this.pages = pages;
    this.swap = new SwapArea(swapSlots);
    this.lists = new PageLists(new FrameLinks(limit));
    this.workingset = new Workingset(this.lists);
    this.#by = by;
    this.#free = Array.from({ length: limit }, (_, frame) => limit - 1 - frame);
    this.#frameOf = new Int32Array(pages).fill(none);
    this.#slotOf = new Int32Array(pages).fill(noSlot);
    this.#pageOf = new Int32Array(swapSlots + 1);
    this.#pageIn = new Int32Array(limit).fill(none);
    this.#mapped = new Uint8Array(limit);
    this.#accessed = new Uint8Array(limit);
    this.#ahead = new Uint8Array(limit);
  }

  write(page: number): void {
    let frame = this.#frameOf[page]!;
    if (frame === none || this.#mapped[frame] === 0) {
      this.stat.pgfault += 1;
      if (frame !== none) this.#foundInCache(page, frame);
      else if (this.#slotOf[page] !== noSlot) this.#swapIn(page);
      else this.lists.add(this.#take(page), 'anon');
      frame = this.#frameOf[page]!;
      this.#mapped[frame] = 1;
      // A page that is written needs no copy on the disk any more (should_try_to_free_swap).
      if (this.#slotOf[page] !== noSlot) this.swap.release(this.#slotOf[page]!);
      this.#slotOf[page] = noSlot;
    }
    this.#accessed[frame] = 1;
  }

  #foundInCache(page: number, frame: number): void {
    const ahead = this.#ahead[frame] === 1;
    this.#ahead[frame] = 0;
    this.#vma.found(page, ahead);
    if (!ahead) return;
    this.stat.swap_ra_hit += 1;
    this.#cluster.hit();
  }

  #swapIn(page: number): void {
    this.stat.pgmajfault += 1;
    if (this.#by === 'cluster') {
      const { start, end } = this.#cluster.window(this.#slotOf[page]!, this.swap.slots);
      for (let slot = start; slot < end; slot += 1) {
        const owner = this.#pageOf[slot]!;
        if (this.swap.references(slot) > 0) this.#read(owner, owner !== page);
      }
    } else {
      const { start, end } = this.#vma.window(page, { start: 0, end: this.pages });
      for (let at = start; at < end; at += 1) this.#read(at, at !== page);
    }
    // Reading ahead may have pushed it out again.
    this.#read(page, false);
  }

  #read(page: number, ahead: boolean): void {
    const slot = this.#slotOf[page]!;
    if (slot === noSlot || this.#frameOf[page] !== none) return;
    const frame = this.#take(page);
    this.#ahead[frame] = ahead ? 1 : 0;
    if (ahead) this.stat.swap_ra += 1;
    this.stat.pswpin += 1;
    const shadow = this.swap.shadow(slot);
    if (shadow === undefined) throw new Error(`slot ${slot} has no shadow`);
    const refault = this.workingset.refault(frame, 'anon', shadow, this.swap.free);
    this.stat.addRefault('anon', refault);
  }

  #take(page: number): number {
    for (let tries = 0; this.#free.length === 0 && tries < 16; tries += 1) {
      const group = { lists: this.lists, workingset: this.workingset };
      this.stat.addReclaim(shrink([group], swapClusterMax, this.#host, { by: 'group' }), 'direct');
    }
    const frame = this.#free.pop();
    if (frame === undefined) throw new Error('out of memory');
    this.#frameOf[page] = frame;
    this.#pageIn[frame] = page;
    this.#mapped[frame] = 0;
    this.#accessed[frame] = 0;
    return frame;
  }

  readonly #host: ReclaimHost = {
    referenced: (frame) => {
      const uses = this.#accessed[frame]!;
      this.#accessed[frame] = 0;
      return uses;
    },
    executable: () => false,
    dirty: () => false,
    swapTotal: () => this.swap.slots,
    swapFree: () => this.swap.free,
    evict: (frame): Eviction => {
      const page = this.#pageIn[frame]!;
      const clean = this.#slotOf[page] !== noSlot;
      const slot = clean ? this.#slotOf[page]! : this.swap.allocate();
      if (slot === noSlot) return 'no-swap';
      this.#slotOf[page] = slot;
      this.#pageOf[slot] = page;
      this.swap.setShadow(slot, this.workingset.evicted(frame));
      this.#frameOf[page] = none;
      this.#free.push(frame);
      if (clean) return 'evicted';
      this.stat.pswpout += 1;
      return 'written';
    },
  };
}
