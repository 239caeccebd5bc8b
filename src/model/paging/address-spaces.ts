import type { Geometry } from './geometry.ts';
import { Mmu, tlbFor } from './mmu.ts';
import { PageTable } from './page-table.ts';
import { PhysicalMemory } from './physical-memory.ts';
import { geometryOf } from './scheme.ts';
import type { PagingSettings, Scheme } from './settings.ts';
import { TableFrames } from './table-frames.ts';

/** A machine with as many address spaces as a script goes to; tables are made as they are used. */
export class AddressSpaces {
  readonly scheme: Scheme;
  readonly geometry: Geometry;
  /** The number of the one that runs. */
  running = 0;
  readonly frames: TableFrames;
  readonly mmu: Mmu;
  readonly #memory: PhysicalMemory;
  readonly #tables = new Map<number, PageTable>();

  constructor(settings: PagingSettings, of?: AddressSpaces) {
    this.scheme = settings.scheme;
    this.geometry = geometryOf(settings);
    this.#memory = of ? of.#memory.clone() : new PhysicalMemory(this.geometry.pageSize);
    this.frames = new TableFrames((frame) => this.#isMapped(frame), of?.frames);
    for (const [space, table] of of ? of.#tables : []) {
      this.#tables.set(space, table.clone(this.#memory, this.frames));
    }
    this.running = of?.running ?? 0;
    const table = this.#tableOf(this.running);
    const { tlb, ways } = settings;
    const divides = ways > 0 && tlb % ways === 0;
    this.mmu = new Mmu(
      of ? of.mmu.tlb.clone() : tlbFor(table, tlb, divides ? ways : 0),
      table,
      this.running,
    );
  }

  /** Every table that exists, by the number of its space. */
  get tables(): readonly (readonly [space: number, table: PageTable])[] {
    return [...this.#tables].sort(([a], [b]) => a - b);
  }

  /** Loads another root table; leaves the TLB as it is. */
  switchTo(space: number): void {
    this.running = space;
    this.mmu.table = this.#tableOf(space);
    this.mmu.asid = space;
  }

  /** The first frame of the mapped page that holds a page; `undefined` where none does. */
  frameOf(page: number): number | undefined {
    const { outcome } = this.mmu.table.walk(this.geometry.addressOf(page));
    return outcome.kind === 'mapped' ? outcome.frame : undefined;
  }

  #tableOf(space: number): PageTable {
    const known = this.#tables.get(space);
    if (known) return known;
    const table = new PageTable(this.#memory, this.geometry, this.frames);
    this.#tables.set(space, table);
    return table;
  }

  #isMapped(frame: number): boolean {
    const { codec, pagesPerEntry } = this.geometry;
    return [...this.#tables.values()].some((table) =>
      [...table.entries()].some(({ low, high, level }) => {
        const first = codec.frameOf(low, high);
        return frame >= first && frame < first + pagesPerEntry[level]!;
      }),
    );
  }
}
