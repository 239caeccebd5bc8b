import { SwapArea } from '../reclaim/swap-area.ts';
import { ClusterReadahead } from '../reclaim/swap-readahead.ts';
import { Column } from './column.ts';

/**
 * Swap and its cache. The cache counts as one that holds a slot, so a slot is free once no entry
 * names it and no frame has its contents.
 */
export class SwapSpace {
  readonly area: SwapArea;
  readonly readahead: ClusterReadahead;
  /** For each slot the frame that has its contents (the swap cache), or 0. */
  readonly cached: Column;
  /** What was written to it. */
  readonly contents: Column;
  /** The group that it is charged to. */
  readonly groups: Column;

  constructor(slots: number, pageCluster: number, of?: SwapSpace) {
    this.area = of?.area.clone() ?? new SwapArea(slots);
    this.readahead = of?.readahead.clone() ?? new ClusterReadahead(pageCluster);
    this.cached = of?.cached.clone() ?? new Column();
    this.contents = of?.contents.clone() ?? new Column();
    this.groups = of?.groups.clone() ?? new Column();
  }

  /** How many entries name a slot (swp_swapcount). */
  users(slot: number): number {
    return this.area.references(slot) - (this.cached.get(slot) === 0 ? 0 : 1);
  }

  /** More than half is used: slots of pages in memory are better given back (vm_swap_full). */
  get nearlyFull(): boolean {
    return this.area.free * 2 < this.area.slots;
  }

  clone(): SwapSpace {
    return new SwapSpace(0, 0, this);
  }
}
