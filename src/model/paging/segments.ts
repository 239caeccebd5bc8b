/** A segment's registers. One that grows down has its base just above its first byte. */
export interface Segment {
  readonly name?: string;
  readonly base: number;
  /** Bytes that belong to it. */
  readonly limit: number;
  readonly grows: 'up' | 'down';
}

/**
 * What segment registers make of an address. `index` is -1 for an address that is outside the
 * address space; `offset` counts from the segment's first address, or from the end of its range,
 * negative, in one that grows down.
 */
export type SegmentAnswer =
  | { readonly index: number; readonly offset: number; readonly physical: number }
  | { readonly index: number; readonly offset: number; readonly physical: undefined };

/**
 * Explicit segmentation (OSTEP chapter 16, segmentation.py): the top bits of the address choose the
 * segment, so each has an equal share of the address space, and the rest is the offset.
 * @param spaceBytes of the address space; shared out evenly among `segments`.
 */
export function throughSegments(
  segments: readonly (Segment | undefined)[],
  spaceBytes: number,
  address: number,
): SegmentAnswer {
  if (!(address >= 0 && address < spaceBytes)) {
    return { index: -1, offset: address, physical: undefined };
  }
  const share = spaceBytes / segments.length;
  const index = Math.floor(address / share);
  const segment = segments[index];
  const fromStart = address - index * share;
  if (!segment) return { index, offset: fromStart, physical: undefined };
  const offset = segment.grows === 'up' ? fromStart : fromStart - share;
  const inside = segment.grows === 'up' ? offset < segment.limit : -offset <= segment.limit;
  return { index, offset, physical: inside ? segment.base + offset : undefined };
}

/** Base and bounds (OSTEP chapter 15, relocation.py): the physical address, if within the bounds. */
export function throughBounds(base: number, limit: number, address: number): number | undefined {
  return address >= 0 && address < limit ? base + address : undefined;
}
