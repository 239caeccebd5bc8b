import { type FrameLinks, PageLists } from '../reclaim/page-lists.ts';
import { Workingset } from '../reclaim/workingset.ts';

/** A memory cgroup: what is charged to it, and its own lists of pages (struct mem_cgroup). */
export class Group {
  readonly id: number;
  readonly name: string;
  /** memory.max, in pages. */
  limit = Number.POSITIVE_INFINITY;
  /** memory.swap.max, in pages. */
  swapLimit = Number.POSITIVE_INFINITY;
  /** Frames charged: pages of processes, of files, and page tables (memory.current). */
  charged = 0;
  /** Slots charged (memory.swap.current). */
  swapCharged = 0;
  readonly lists: PageLists;
  readonly workingset: Workingset;

  constructor(id: number, name: string, links: FrameLinks, of?: Group) {
    this.id = id;
    this.name = name;
    this.lists = of?.lists.clone(links) ?? new PageLists(links);
    this.workingset = of?.workingset.clone(this.lists) ?? new Workingset(this.lists);
    if (of !== undefined) {
      this.limit = of.limit;
      this.swapLimit = of.swapLimit;
      this.charged = of.charged;
      this.swapCharged = of.swapCharged;
    }
  }

  clone(links: FrameLinks): Group {
    return new Group(this.id, this.name, links, this);
  }
}
