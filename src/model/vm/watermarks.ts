/**
 * How many frames stay free, in pages. Below `low` kswapd wakes and works until `high`; what would
 * go below `min` has to wait and reclaim for itself.
 */
export interface Watermarks {
  readonly min: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The watermarks of a machine with one zone (mm/page_alloc.c, calculate_min_free_kbytes and
 * __setup_per_zone_wmarks): min is the root of 16 times the memory, in KiB; low and high are a
 * quarter of it above one another, at least 1/1000 of memory. The kernel's floor of 128 KiB would be
 * all of a small simulated machine, so a 16th of memory is the most here.
 */
export function watermarksOf(frames: number): Watermarks {
  const kilobytes = Math.floor(Math.sqrt(16 * 4 * frames));
  const min = Math.min(Math.floor(kilobytes / 4), Math.floor(frames / 16));
  const apart = Math.max(Math.floor(min / 4), Math.floor(frames / 1000), 1);
  return { min, low: min + apart, high: min + 2 * apart };
}
