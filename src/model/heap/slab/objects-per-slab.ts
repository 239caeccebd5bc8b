/**
 * Objects in a slab of so many bytes, as /proc/slabinfo prints `objperslab` (mm/slub.c,
 * order_objects). `object` is the size with alignment and debugging data, at least 1.
 */
export function objectsPerSlab(bytes: number, object: number): number {
  return Math.floor(bytes / object);
}
