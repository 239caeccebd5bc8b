import {
  activeAnon,
  activeFile,
  FrameLinks,
  inactiveAnon,
  inactiveFile,
  type ListId,
  type PageKind,
  PageLists,
} from './page-lists.ts';
import type { Eviction, ReclaimHost } from './reclaim-host.ts';
import { shrink } from './shrink.ts';
import { type Shadow, Workingset } from './workingset.ts';

/** What one reference did. */
export interface Referenced {
  readonly hit: boolean;
  /** The page that had to go; none on a hit, or where a frame was free. */
  readonly victim?: number;
}

/** Turns without a page freed before a group is out of memory (mm/internal.h, MAX_RECLAIM_RETRIES). */
const mostTries = 16;

/**
 * Linux's page replacement alone, to set beside the textbook's policies: pages of one kind in a
 * number of frames, and one frame is freed when one is wanted. Pages of a file are used through
 * read(2), so the second use makes a page active; anonymous ones are used through a page table, so a
 * scan has to find their accessed bits. Linux would free 32 at a time and count some uses that follow
 * each other as one; no outside source has confirmed the exact steps.
 */
export class ActiveInactive {
  readonly frames: number;
  readonly kind: PageKind;
  #links: FrameLinks;
  #lists: PageLists;
  #workingset: Workingset;
  readonly #pageIn: Int32Array;
  readonly #accessed: Uint8Array;
  #frameOf = new Map<number, number>();
  #shadows = new Map<number, Shadow>();
  #victim = -1;

  constructor(frames: number, kind: PageKind = 'file') {
    if (!Number.isInteger(frames) || frames < 1) throw new RangeError(`${frames} frames`);
    this.frames = frames;
    this.kind = kind;
    this.#links = new FrameLinks(frames);
    this.#lists = new PageLists(this.#links);
    this.#workingset = new Workingset(this.#lists);
    this.#pageIn = new Int32Array(frames);
    this.#accessed = new Uint8Array(frames);
  }

  reference(page: number): Referenced {
    const held = this.#frameOf.get(page);
    if (held !== undefined) {
      this.#use(held);
      return { hit: true };
    }
    const frame = this.#frameOf.size < this.frames ? this.#frameOf.size : this.#reclaim();
    const evicted = this.#victim;
    this.#victim = -1;
    this.#frameOf.set(page, frame);
    this.#pageIn[frame] = page;
    const shadow = this.#shadows.get(page);
    if (shadow === undefined) this.#lists.add(frame, this.kind);
    else this.#workingset.refault(frame, this.kind, shadow, this.#host.swapFree());
    this.#shadows.delete(page);
    this.#use(frame);
    return evicted === -1 ? { hit: false } : { hit: false, victim: evicted };
  }

  /** Pages from the newest to the oldest. */
  get active(): number[] {
    return this.#pages(this.kind === 'file' ? activeFile : activeAnon);
  }

  get inactive(): number[] {
    return this.#pages(this.kind === 'file' ? inactiveFile : inactiveAnon);
  }

  /** Whether a page in memory was used once since it was last looked at. */
  isReferenced(page: number): boolean {
    const frame = this.#frameOf.get(page);
    return frame !== undefined && (this.#links.isReferenced(frame) || this.#accessed[frame] === 1);
  }

  clone(): ActiveInactive {
    const copy = new ActiveInactive(this.frames, this.kind);
    copy.#links = this.#links.clone();
    copy.#lists = this.#lists.clone(copy.#links);
    copy.#workingset = this.#workingset.clone(copy.#lists);
    copy.#pageIn.set(this.#pageIn);
    copy.#accessed.set(this.#accessed);
    copy.#frameOf = new Map(this.#frameOf);
    copy.#shadows = new Map(this.#shadows);
    return copy;
  }

  #pages(list: ListId): number[] {
    return this.#lists.frames(list).map((frame) => this.#pageIn[frame]!);
  }

  #use(frame: number): void {
    if (this.kind === 'file') this.#workingset.markAccessed(frame);
    else this.#accessed[frame] = 1;
  }

  /** The frame that a page was evicted from. */
  #reclaim(): number {
    const group = { lists: this.#lists, workingset: this.#workingset };
    for (let tries = 0; tries < mostTries; tries += 1) {
      let freed = -1;
      const evict = (frame: number): Eviction => {
        // One is wanted, and one is what the textbook's policies would take.
        if (freed !== -1) return 'busy';
        freed = frame;
        this.#victim = this.#pageIn[frame]!;
        this.#shadows.set(this.#victim, this.#workingset.evicted(frame));
        this.#frameOf.delete(this.#victim);
        return 'evicted';
      };
      shrink([group], 1, { ...this.#host, evict }, { by: 'group', batch: 1 });
      if (freed !== -1) return freed;
    }
    throw new Error('no page could be evicted, though none is locked');
  }

  readonly #host: Omit<ReclaimHost, 'evict'> = {
    referenced: (frame) => {
      const uses = this.#accessed[frame]!;
      this.#accessed[frame] = 0;
      return uses;
    },
    executable: () => false,
    dirty: () => false,
    swapTotal: () => (this.kind === 'anon' ? Number.MAX_SAFE_INTEGER : 0),
    swapFree: () => (this.kind === 'anon' ? Number.MAX_SAFE_INTEGER : 0),
  };
}
