import {
  activeAnon,
  activeFile,
  FrameLinks,
  inactiveAnon,
  inactiveFile,
  type PageKind,
  PageLists,
} from './page-lists.ts';
import type { ReclaimHost } from './reclaim-host.ts';
import { shrink } from './shrink.ts';
import { Workingset } from './workingset.ts';

const none = -1;

/** Reclaims without a page freed before a group is out of memory (mm/internal.h, MAX_RECLAIM_RETRIES). */
const mostTries = 16;

/** One is wanted, and one goes, as with the textbook's policies; Linux would take 32. */
const onDemand = { by: 'group', batch: 1 } as const;

/**
 * Linux's page replacement alone, to set beside the textbook's policies: pages of one kind, the whole
 * numbers 0…pages-1, in a number of frames. Pages of a file are used through read(2), so that the
 * second use makes a page active; anonymous ones are used through a page table, so that a scan has
 * to find their accessed bits. Swap never fills up. No outside source has confirmed the exact steps.
 */
export class ActiveInactive {
  /** The page that the last access put out, or -1. */
  victim = none;
  readonly #frames: number;
  readonly #kind: PageKind;
  readonly #lists: PageLists;
  readonly #workingset: Workingset;
  readonly #frameOf: Int32Array;
  readonly #pageIn: Int32Array;
  /** The accessed bits of anonymous pages, by frame. */
  readonly #accessed: Uint8Array;
  /** What pages that went left behind; -1 for one that never was in memory. */
  readonly #shadows: Float64Array;
  #used = 0;
  #freed = none;

  readonly #host: ReclaimHost = {
    referenced: (frame) => {
      const uses = this.#accessed[frame]!;
      this.#accessed[frame] = 0;
      return uses;
    },
    executable: () => false,
    dirty: () => false,
    swapTotal: () => this.#swap,
    swapFree: () => this.#swap,
    evict: (frame) => {
      const page = this.#pageIn[frame]!;
      this.#shadows[page] = this.#workingset.evicted(frame);
      this.#frameOf[page] = none;
      this.#freed = frame;
      this.victim = page;
      return 'evicted';
    },
  };

  constructor(
    frames: number,
    pages: number,
    kind: PageKind = 'file',
    lists = new PageLists(new FrameLinks(frames)),
    workingset = new Workingset(lists),
  ) {
    this.#frames = frames;
    this.#kind = kind;
    this.#lists = lists;
    this.#workingset = workingset;
    this.#frameOf = new Int32Array(pages).fill(none);
    this.#pageIn = new Int32Array(frames).fill(none);
    this.#accessed = new Uint8Array(frames);
    this.#shadows = new Float64Array(pages).fill(none);
  }

  /** Refers to a page, loads it on a miss, and says whether it was a hit. */
  access(page: number): boolean {
    this.victim = none;
    const held = this.#frameOf[page]!;
    if (held === none) this.#load(page);
    if (this.#kind === 'file') this.#workingset.markAccessed(this.#frameOf[page]!);
    else this.#accessed[this.#frameOf[page]!] = 1;
    return held !== none;
  }

  /** The pages of a list, from the oldest to the newest. */
  pages(list: 'active' | 'inactive'): number[] {
    const ofFile = list === 'active' ? activeFile : inactiveFile;
    const ofAnon = list === 'active' ? activeAnon : inactiveAnon;
    const frames = this.#lists.frames(this.#kind === 'file' ? ofFile : ofAnon);
    return frames.map((frame) => this.#pageIn[frame]!).reverse();
  }

  /** Whether a page in memory has been used since it was last looked at. */
  isReferenced(page: number): boolean {
    const frame = this.#frameOf[page]!;
    if (frame === none) return false;
    return this.#accessed[frame] === 1 || this.#lists.links.isReferenced(frame);
  }

  clone(): ActiveInactive {
    const lists = this.#lists.clone(this.#lists.links.clone());
    const workingset = this.#workingset.clone(lists);
    const pages = this.#frameOf.length;
    const copy = new ActiveInactive(this.#frames, pages, this.#kind, lists, workingset);
    copy.#frameOf.set(this.#frameOf);
    copy.#pageIn.set(this.#pageIn);
    copy.#accessed.set(this.#accessed);
    copy.#shadows.set(this.#shadows);
    copy.#used = this.#used;
    copy.victim = this.victim;
    return copy;
  }

  get #swap(): number {
    return this.#kind === 'anon' ? Number.MAX_SAFE_INTEGER : 0;
  }

  #load(page: number): void {
    const frame = this.#used < this.#frames ? this.#used++ : this.#reclaim();
    this.#frameOf[page] = frame;
    this.#pageIn[frame] = page;
    const shadow = this.#shadows[page]!;
    if (shadow === none) this.#lists.add(frame, this.#kind);
    else this.#workingset.refault(frame, this.#kind, shadow, this.#swap);
  }

  /** A frame that a page was evicted from. */
  #reclaim(): number {
    const group = [{ lists: this.#lists, workingset: this.#workingset }];
    this.#freed = none;
    // Where all were in use, the first tries clear the accessed bits.
    for (let tries = 0; this.#freed === none && tries < mostTries; tries += 1) {
      shrink(group, 1, this.#host, onDemand);
    }
    if (this.#freed === none) throw new Error('no page could be evicted, though none is locked');
    return this.#freed;
  }
}
