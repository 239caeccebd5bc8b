import { formatAddress } from '../units.ts';
import { flag } from './entry-format.ts';
import type { Geometry } from './geometry.ts';
import type { PageTable } from './page-table.ts';
import type { Tlb } from './tlb.ts';
import { usedIndices } from './used-entries.ts';
import type { EntryView, TableView, TlbView } from './view.ts';
import { type Visit, visitOf } from './walk.ts';

/** An entry's two halves as one number, as a debugger shows it. */
export function rawOf(low: number, high: number): string {
  return formatAddress((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0));
}

export function flagNames(flags: number): string[] {
  return Object.entries(flag).flatMap(([name, bit]) => ((flags & bit) === 0 ? [] : [name]));
}

export function viewOfEntry(visit: Visit): EntryView {
  const { table, name, index, address, low, high, frame, flags } = visit;
  return { table, name, index, address, raw: rawOf(low, high), frame, flags: flagNames(flags) };
}

/** The address of a page as a program writes it: canonical where addresses have to be. */
export function shownPage(geometry: Geometry, page: number): string {
  const address = BigInt.asUintN(64, geometry.addressOf(page));
  if (!geometry.spec.signExtended) return formatAddress(address);
  return formatAddress(BigInt.asUintN(64, BigInt.asIntN(geometry.addressBits, address)));
}

/** Every table of an address space with the entries that hold anything. */
export function viewOfTables(space: number, table: PageTable): TableView[] {
  const { memory, geometry } = table;
  return [...table.tables()].map(({ frame, level, page }) => {
    const covered = geometry.pagesPerEntry[level]!;
    const entryCount = geometry.entriesPerTable[level]!;
    const used = usedIndices(memory, geometry, frame, 0, entryCount);
    return {
      space,
      name: geometry.spec.levels[level]!.name,
      level,
      frame,
      from: shownPage(geometry, page),
      entryCovers: covered * geometry.pageSize,
      entryCount,
      entries: Array.from(used, (index) =>
        viewOfEntry(visitOf(memory, geometry, frame, page + index * covered, level)),
      ),
    };
  });
}

export function viewOfTlb(tlb: Tlb, geometry: Geometry): TlbView {
  const { sets, ways, hits, misses, evictions } = tlb;
  const entries = tlb.entries().map(({ set, way, page, pages, asid, frame, rights }) => ({
    set,
    way,
    address: shownPage(geometry, page),
    pageBytes: pages * geometry.pageSize,
    space: asid,
    frame,
    flags: flagNames(rights),
  }));
  return { sets, ways, hits, misses, evictions, entries };
}
