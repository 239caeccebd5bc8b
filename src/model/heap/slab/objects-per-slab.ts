const page = 4096;

/**
 * Objects in one slab, as /proc/slabinfo prints `objperslab` (mm/slub.c, order_objects).
 * `object` is the size with alignment and debugging data, in bytes, and at least 1.
 */
export function objectsPerSlab(pages: number, object: number): number {
  return Math.floor((pages * page) / object);
}
