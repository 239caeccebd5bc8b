import {
  activeAnon,
  activeFile,
  inactiveAnon,
  inactiveFile,
  type PageKind,
  type PageLists,
} from './page-lists.ts';

/**
 * What an evicted page leaves where it was (its page cache slot, its swap slot): the age of its
 * group at that moment, and whether it had been active. The owner of the slot keeps it.
 */
export type Shadow = number;

/** How a page came back. */
export interface Refault {
  /** Evictions and activations of the group since the page left. */
  readonly distance: number;
  /** What the page competes with: pages that would have to go for it to have stayed. */
  readonly workingset: number;
  /** It would have stayed with that room: it starts on the active list. */
  readonly active: boolean;
  /** It was active when it left: the group pushes out what it needs. */
  readonly restored: boolean;
}

/**
 * Detects refaults of a memory group, as mm/workingset.c (6.1) does: time is counted in pages that
 * left the inactive list (`nonresident_age`), so that the difference of two times is the number
 * of pages that would have had to fit. Counts are those of /proc/vmstat. No outside
 * source has confirmed the exact stepping.
 */
export class Workingset {
  /** Evictions and activations so far (lruvec->nonresident_age). */
  age = 0;
  refaultAnon = 0;
  refaultFile = 0;
  activateAnon = 0;
  activateFile = 0;
  restoreAnon = 0;
  restoreFile = 0;
  /** The activations that the last reclaim had seen (lruvec->refaults). */
  seenAnon = 0;
  seenFile = 0;
  readonly lists: PageLists;

  constructor(lists: PageLists) {
    this.lists = lists;
  }

  /** A page leaves memory (workingset_eviction); call it while the frame's flags still stand. */
  evicted(frame: number): Shadow {
    const shadow = this.age * 2 + (this.lists.links.isWorkingset(frame) ? 1 : 0);
    this.age += 1;
    return shadow;
  }

  /**
   * A page was used through a system call, not through a page table (mm/swap.c,
   * folio_mark_accessed): the second use on the inactive list makes it active. Count `activated` as
   * pgactivate. Pages used through page tables wait for a scan to find their accessed bits.
   */
  markAccessed(frame: number): 'activated' | 'referenced' | 'unchanged' {
    const { links } = this.lists;
    if (!links.isReferenced(frame)) {
      links.setReferenced(frame, true);
      return 'referenced';
    }
    if (!this.lists.activate(frame)) return 'unchanged';
    links.setReferenced(frame, false);
    this.activated();
    return 'activated';
  }

  /** A page went from the inactive list to the active one (workingset_activation). */
  activated(): void {
    this.age += 1;
  }

  /**
   * The page of a shadow is back in `frame`, on no list yet (workingset_refault): counts it and
   * puts it on a list. Give the frame to this, or to `lists.add` where there is no shadow.
   *
   * @param swapFree slots still free: anonymous pages can only make room while there are some.
   */
  refault(frame: number, kind: PageKind, shadow: Shadow, swapFree: number): Refault {
    const { lists } = this;
    const file = kind === 'file';
    if (file) this.refaultFile += 1;
    else this.refaultAnon += 1;
    const distance = this.age - Math.floor(shadow / 2);
    let workingset = lists.length(activeFile);
    if (!file) workingset += lists.length(inactiveFile);
    if (swapFree > 0) {
      workingset += lists.length(activeAnon);
      if (file) workingset += lists.length(inactiveAnon);
    }
    const active = distance <= workingset;
    const restored = active && shadow % 2 === 1;
    lists.add(frame, kind, active);
    if (active) {
      this.age += 1;
      if (file) this.activateFile += 1;
      else this.activateAnon += 1;
    }
    if (restored) {
      lists.links.setWorkingset(frame);
      lists.noteCost(kind, 1);
      if (file) this.restoreFile += 1;
      else this.restoreAnon += 1;
    }
    return { distance, workingset, active, restored };
  }

  /** Reclaim has seen the activations up to now (mm/vmscan.c, snapshot_refaults). */
  snapshot(): void {
    this.seenAnon = this.activateAnon;
    this.seenFile = this.activateFile;
  }

  clone(lists: PageLists): Workingset {
    const copy = new Workingset(lists);
    const { lists: _own, ...counts } = this;
    return Object.assign(copy, counts);
  }
}
