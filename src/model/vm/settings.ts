import type { Watermarks } from './watermarks.ts';

/** What can be chosen about a machine. */
export interface VmSettings {
  /** RAM in pages of 4 KiB, the zero page among them; at most 2^20. */
  readonly frames: number;
  /** Swap in pages; 0 for none. */
  readonly swapSlots: number;
  /** 4, or 5 where addresses have 57 bits. */
  readonly levels: 4 | 5;
  /** vm.swappiness, 0 to 200. */
  readonly swappiness: number;
  /** vm.page-cluster: 2 to its power pages are read around one that swap or a file is read for. */
  readonly pageCluster: number;
  /** `ssd` reads ahead by virtual address, `disk` by place on the disk (swap_use_vma_readahead). */
  readonly swapDevice: 'ssd' | 'disk';
  /** fault_around_bytes in pages: what a fault on a cached file page maps at most; a power of two. */
  readonly faultAround: number;
  /** The first process's number. */
  readonly firstPid: number;
  /** Where free frames should stay; as Linux works it out otherwise. */
  readonly watermarks?: Watermarks;
}

/** As Linux ships: swappiness 60, page-cluster 3, 64 KiB of fault-around. */
export const defaultSettings: VmSettings = {
  frames: 4096,
  swapSlots: 4096,
  levels: 4,
  swappiness: 60,
  pageCluster: 3,
  swapDevice: 'ssd',
  faultAround: 16,
  firstPid: 1,
};

/** @throws RangeError if a machine can't be so. */
export function checkSettings({ frames, swapSlots, faultAround }: VmSettings): void {
  if (!(Number.isInteger(frames) && frames > 1 && frames <= 2 ** 20)) {
    throw new RangeError(`a machine has 2 to 2^20 frames, not ${frames}`);
  }
  if (!(Number.isInteger(swapSlots) && swapSlots >= 0 && swapSlots < 2 ** 22)) {
    throw new RangeError(`swap has fewer than 2^22 slots, not ${swapSlots}`);
  }
  if (!Number.isInteger(Math.log2(faultAround)) || faultAround > 512) {
    throw new RangeError(`fault-around maps a power of two pages up to 512, not ${faultAround}`);
  }
}
