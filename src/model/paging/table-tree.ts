import type { Geometry } from './geometry.ts';
import type { PhysicalMemory } from './physical-memory.ts';
import { usedIndices } from './used-entries.ts';

/** A table by its first frame and its level, and the first page that it speaks about. */
export interface TableAt {
  readonly frame: number;
  readonly level: number;
  readonly page: number;
}

export interface UsedEntry {
  /** The first page that the entry covers. */
  readonly page: number;
  readonly level: number;
  /** Where the entry lies in physical memory, in bytes. */
  readonly address: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The entries of a table and those below it that hold anything and lead to no table, for pages from
 * `from` up to but not `to`, in order.
 */
export function* entriesBelow(
  memory: PhysicalMemory,
  geometry: Geometry,
  table: TableAt,
  from: number,
  to: number,
): Generator<UsedEntry> {
  const { codec, entriesPerTable, pagesPerEntry } = geometry;
  const { frame, level, page: first } = table;
  const pages = pagesPerEntry[level]!;
  const base = frame * memory.pageSize;
  const start = Math.max(0, Math.floor((from - first) / pages));
  const end = Math.min(entriesPerTable[level]!, Math.ceil((to - first) / pages));
  for (const index of usedIndices(memory, geometry, frame, start, end)) {
    const address = base + index * codec.format.bytes;
    const low = codec.lowAt(memory, address);
    const high = codec.highAt(memory, address);
    const page = first + index * pages;
    if (leadsToTable(geometry, level, low, high)) {
      const below = { frame: codec.frameOf(low, high), level: level + 1, page };
      yield* entriesBelow(memory, geometry, below, from, to);
    } else {
      yield { page, level, address, low, high };
    }
  }
}

/** A table and every table below it, each before those it leads to. */
export function* tablesFrom(
  memory: PhysicalMemory,
  geometry: Geometry,
  table: TableAt,
): Generator<TableAt> {
  yield table;
  const { codec, entriesPerTable, pagesPerEntry } = geometry;
  const { frame, level, page } = table;
  if (level === geometry.depth - 1) return;
  const base = frame * memory.pageSize;
  for (const index of usedIndices(memory, geometry, frame, 0, entriesPerTable[level]!)) {
    const address = base + index * codec.format.bytes;
    const low = codec.lowAt(memory, address);
    const high = codec.highAt(memory, address);
    if (!leadsToTable(geometry, level, low, high)) continue;
    yield* tablesFrom(memory, geometry, {
      frame: codec.frameOf(low, high),
      level: level + 1,
      page: page + index * pagesPerEntry[level]!,
    });
  }
}

function leadsToTable({ codec, depth }: Geometry, level: number, low: number, high: number) {
  return level < depth - 1 && codec.isPresent(low, high) && !codec.isLarge(low, high);
}
