import type { PageTable } from './page-table.ts';
import { Tlb, type TlbEntryInSet } from './tlb.ts';

/** What a processor translates with: a TLB, and the table of the address space that runs. */
export class Mmu {
  readonly tlb: Tlb;
  table: PageTable;
  /** The tag of what the TLB is filled with from now on. */
  asid: number;
  /** What the TLB let go to keep the last walk. */
  evicted: TlbEntryInSet | undefined;

  constructor(tlb: Tlb, table: PageTable, asid = 0) {
    this.tlb = tlb;
    this.table = table;
    this.asid = asid;
  }

  /** The frame of a page for an access, or -1, where `table.errorCode` tells why. */
  translate(page: number, access: number): number {
    const cached = this.tlb.lookup(page, this.asid, access);
    return cached >= 0 ? cached : this.walk(page, access);
  }

  /** As `translate` after a miss: asks the tables, and keeps what they say. */
  walk(page: number, access: number): number {
    const { table } = this;
    const frame = table.translate(page, access);
    if (frame < 0) return -1;
    const pages = table.geometry.pagesPerEntry[table.level]!;
    const within = page % pages;
    this.evicted = this.tlb.insert({
      page: page - within,
      pages,
      asid: this.asid,
      frame: frame - within,
      rights: table.rights(),
    });
    return frame;
  }
}

/** A TLB that knows the page sizes of a table. */
export function tlbFor({ geometry }: PageTable, entries: number, ways: number): Tlb {
  const sizes = geometry.spec.levels.flatMap(({ large }, level) =>
    large || level === geometry.depth - 1 ? [geometry.pagesPerEntry[level]!] : [],
  );
  return new Tlb(entries, ways, sizes.reverse());
}
