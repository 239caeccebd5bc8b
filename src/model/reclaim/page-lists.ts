/**
 * The lists of a memory group, numbered as the kernel numbers them (include/linux/mmzone.h, enum
 * lru_list): bit 0 says active, bit 1 says file.
 */
export type ListId = 0 | 1 | 2 | 3;
export const inactiveAnon = 0;
export const activeAnon = 1;
export const inactiveFile = 2;
export const activeFile = 3;
export const allLists: readonly ListId[] = [inactiveAnon, activeAnon, inactiveFile, activeFile];
export const listNames = ['inactive anon', 'active anon', 'inactive file', 'active file'] as const;

/** What a page's contents come from: a swap slot or nowhere, or a file. */
export type PageKind = 'anon' | 'file';

const none = -1;
const FILE = 1;
const REFERENCED = 2;
const WORKINGSET = 4;

/**
 * What struct page holds for reclaim: the links of the list that a frame is on, and the flags
 * PG_referenced and PG_workingset. One for the whole machine, whatever the number of groups, so a
 * frame can't be on two lists.
 */
export class FrameLinks {
  readonly newer: Int32Array;
  readonly older: Int32Array;
  /** The list a frame is on, or -1. */
  readonly list: Int8Array;
  readonly flags: Uint8Array;

  constructor(frames: number) {
    this.newer = new Int32Array(frames).fill(none);
    this.older = new Int32Array(frames).fill(none);
    this.list = new Int8Array(frames).fill(none);
    this.flags = new Uint8Array(frames);
  }

  get frames(): number {
    return this.list.length;
  }

  /** A page of this kind moves into the frame: nothing is known of its use yet. */
  fresh(frame: number, kind: PageKind): void {
    this.flags[frame] = kind === 'file' ? FILE : 0;
  }

  isFile(frame: number): boolean {
    return (this.flags[frame]! & FILE) !== 0;
  }

  /** PG_referenced: used once since it was last looked at. */
  isReferenced(frame: number): boolean {
    return (this.flags[frame]! & REFERENCED) !== 0;
  }

  setReferenced(frame: number, on: boolean): void {
    if (on) this.flags[frame]! |= REFERENCED;
    else this.flags[frame]! &= ~REFERENCED;
  }

  /** PG_workingset: it has been on the active list. */
  isWorkingset(frame: number): boolean {
    return (this.flags[frame]! & WORKINGSET) !== 0;
  }

  setWorkingset(frame: number): void {
    this.flags[frame]! |= WORKINGSET;
  }

  clone(): FrameLinks {
    const copy = new FrameLinks(this.frames);
    copy.newer.set(this.newer);
    copy.older.set(this.older);
    copy.list.set(this.list);
    copy.flags.set(this.flags);
    return copy;
  }
}

/**
 * The active and inactive lists of one memory group (struct lruvec), newest at the head, and what
 * it has lately cost to reclaim from either kind. Frames are numbers of `links`, which all groups of
 * a machine share. Exact stepping has no outside confirmation: the rules are Linux 6.1's, the
 * order in which a real machine meets them is not.
 */
export class PageLists {
  readonly links: FrameLinks;
  /** Pages written or refaulted of late, halved as they grow (mm/swap.c, lru_note_cost). */
  anonCost = 0;
  fileCost = 0;
  readonly #newest = new Int32Array(4).fill(none);
  readonly #oldest = new Int32Array(4).fill(none);
  readonly #lengths = new Int32Array(4);

  constructor(links: FrameLinks) {
    this.links = links;
  }

  /**
   * A page that is new in memory goes to the head of the inactive list, anonymous ones since 5.9
   * (mm/swap.c, lru_cache_add_inactive_or_unevictable); one that refaults early enough starts as
   * active. Forgets what the frame held before.
   *
   * @throws RangeError if the frame is on a list.
   */
  add(frame: number, kind: PageKind, active = false): void {
    this.links.fresh(frame, kind);
    this.putBack(frame, active);
  }

  /** An isolated frame back at the head of a list; its flags stay. */
  putBack(frame: number, active: boolean): void {
    if (this.links.list[frame] !== none) throw new RangeError(`frame ${frame} is on a list`);
    this.#link(frame, ((this.links.isFile(frame) ? 2 : 0) + (active ? 1 : 0)) as ListId);
  }

  /** Takes a frame off its list, if it is on one: freed, locked in memory, or about to be evicted. */
  remove(frame: number): void {
    const { newer, older, list } = this.links;
    const on = list[frame]!;
    if (on === none) return;
    const up = newer[frame]!;
    const down = older[frame]!;
    if (up === none) this.#newest[on] = down;
    else older[up] = down;
    if (down === none) this.#oldest[on] = up;
    else newer[down] = up;
    newer[frame] = none;
    older[frame] = none;
    list[frame] = none;
    this.#lengths[on]! -= 1;
  }

  /** To the head of the active list (mm/swap.c, folio_activate_fn); false if it was there. */
  activate(frame: number): boolean {
    if (!this.has(frame) || this.isActive(frame)) return false;
    this.remove(frame);
    this.putBack(frame, true);
    return true;
  }

  /** To the head of the inactive list, unreferenced (mm/swap.c, lru_deactivate_fn). */
  deactivate(frame: number): boolean {
    if (!this.has(frame) || !this.isActive(frame)) return false;
    this.remove(frame);
    this.links.setReferenced(frame, false);
    this.putBack(frame, false);
    return true;
  }

  /** Another trip: to the head of its own list. */
  rotate(frame: number): void {
    const on = this.links.list[frame]!;
    if (on === none) return;
    this.remove(frame);
    this.#link(frame, on as ListId);
  }

  /** To the tail of the inactive list: written, so next to go (mm/swap.c, lru_move_tail_fn). */
  rotateToTail(frame: number): boolean {
    if (!this.has(frame) || this.isActive(frame)) return false;
    const on = this.links.list[frame]!;
    const { newer, older, list } = this.links;
    this.remove(frame);
    const last = this.#oldest[on]!;
    newer[frame] = last;
    if (last === none) this.#newest[on] = frame;
    else older[last] = frame;
    this.#oldest[on] = frame;
    list[frame] = on;
    this.#lengths[on]! += 1;
    return true;
  }

  has(frame: number): boolean {
    return this.links.list[frame] !== none;
  }

  isActive(frame: number): boolean {
    const on = this.links.list[frame]!;
    return on === activeAnon || on === activeFile;
  }

  length(list: ListId): number {
    return this.#lengths[list]!;
  }

  /** Frames on the four lists. */
  get size(): number {
    return this.#lengths.reduce((sum, length) => sum + length, 0);
  }

  /** The frame that a scan of the list meets first, or -1. */
  oldest(list: ListId): number {
    return this.#oldest[list]!;
  }

  /** The frames of a list, newest first. */
  frames(list: ListId): number[] {
    const found: number[] = [];
    for (let at = this.#newest[list]!; at !== none; at = this.links.older[at]!) found.push(at);
    return found;
  }

  /**
   * Pages of a kind cost I/O: they were written, or came back after they had been active. The
   * costs are a floating average, halved where they pass a quarter of the pages (lru_note_cost).
   */
  noteCost(kind: PageKind, pages: number): void {
    if (kind === 'file') this.fileCost += pages;
    else this.anonCost += pages;
    if (this.fileCost + this.anonCost > Math.floor(this.size / 4)) {
      this.fileCost = Math.floor(this.fileCost / 2);
      this.anonCost = Math.floor(this.anonCost / 2);
    }
  }

  /** The same lists over the clone of their links: `links.clone()` once, then every group with it. */
  clone(links: FrameLinks): PageLists {
    const copy = new PageLists(links);
    copy.#newest.set(this.#newest);
    copy.#oldest.set(this.#oldest);
    copy.#lengths.set(this.#lengths);
    copy.anonCost = this.anonCost;
    copy.fileCost = this.fileCost;
    return copy;
  }

  #link(frame: number, on: ListId): void {
    const { newer, older, list } = this.links;
    const first = this.#newest[on]!;
    older[frame] = first;
    if (first === none) this.#oldest[on] = frame;
    else newer[first] = frame;
    this.#newest[on] = frame;
    list[frame] = on;
    this.#lengths[on]! += 1;
  }
}
