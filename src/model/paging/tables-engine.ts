import type { Engine } from '../engine.ts';
import { formatAddress } from '../units.ts';
import { AddressSpaces } from './address-spaces.ts';
import { flushTlb, mapPage, protectPage, unmapPage } from './change-mapping.ts';
import { flag } from './entry-format.ts';
import type { PagingEvent } from './event.ts';
import { faultBit } from './page-fault.ts';
import { done, goesOn, type PagingStep, refused } from './paging-step.ts';
import type { PagingSettings } from './settings.ts';
import { signalOf } from './signal.ts';
import type { AccessStatement, PagingStatement } from './statements.ts';
import { rawOf, shownPage, viewOfEntry, viewOfTables, viewOfTlb } from './tables-view.ts';
import type { AccessView, TablesView } from './view.ts';
import type { Visit, Walk } from './walk.ts';

/** The walk of the access under way, and how many of its entries were looked at. */
interface Pending {
  readonly walk: Walk;
  readonly visited: number;
}

const accessBits = { read: 0, write: faultBit.write, exec: faultBit.execute } as const;

/** Translation by page tables: a step for the TLB, and one for each level of a walk. */
export class TablesEngine implements Engine<TablesView, PagingStatement, PagingEvent> {
  readonly #settings: PagingSettings;
  readonly #spaces: AddressSpaces;
  #pending: Pending | undefined;
  #access: AccessView | undefined;
  #accesses = 0;
  #faults = 0;
  #tableReads = 0;

  constructor(settings: PagingSettings, spaces = new AddressSpaces(settings)) {
    this.#settings = settings;
    this.#spaces = spaces;
  }

  step(statement: PagingStatement): PagingStep {
    const made = this.#run(statement);
    if (made.fault) this.#faults += 1;
    return made;
  }

  view(): TablesView {
    const { scheme, geometry, running, tables, mmu } = this.#spaces;
    const { spec, pageSize, addressBits } = geometry;
    return {
      scheme,
      pageBytes: pageSize,
      addressBits,
      offsetBits: spec.offsetBits,
      levels: spec.levels.map(({ name, bits }) => ({ name, bits })),
      space: running,
      ...(this.#access && { access: this.#access }),
      tables: tables.flatMap(([space, table]) => viewOfTables(space, table)),
      ...(mmu.tlb.sets > 0 && { tlb: viewOfTlb(mmu.tlb, geometry) }),
      accesses: this.#accesses,
      faults: this.#faults,
      tableReads: this.#tableReads,
      tableFrames: tables.reduce((sum, [, { tableFrames }]) => sum + tableFrames, 0),
    };
  }

  clone(): TablesEngine {
    const spaces = new AddressSpaces(this.#settings, this.#spaces);
    const copy = new TablesEngine(this.#settings, spaces);
    copy.#pending = this.#pending;
    copy.#access = this.#access;
    copy.#accesses = this.#accesses;
    copy.#faults = this.#faults;
    copy.#tableReads = this.#tableReads;
    return copy;
  }

  #run(statement: PagingStatement): PagingStep {
    switch (statement.kind) {
      case 'map':
        return mapPage(this.#spaces, statement);
      case 'unmap':
        return unmapPage(this.#spaces, statement);
      case 'protect':
        return protectPage(this.#spaces, statement);
      case 'flush':
        return flushTlb(this.#spaces, statement);
      case 'switch':
        return this.#switch(statement.space);
      case 'segment':
        return refused(
          'wrong-scheme',
          `The scheme ${this.#spaces.scheme} has pages, no segments: choose segments or base in the opening line.`,
        );
      default:
        return this.#pending ? this.#visit(statement, this.#pending) : this.#begin(statement);
    }
  }

  #switch(space: number): PagingStep {
    const { running, mmu } = this.#spaces;
    this.#spaces.switchTo(space);
    const switched = { kind: 'switched' as const, from: running, to: space };
    if (this.#settings.tags || mmu.tlb.sets === 0) return done([switched]);
    const entries = mmu.tlb.flushNonGlobal();
    return done([switched, { kind: 'flushed', cause: 'switch', entries }]);
  }

  /** The first step of an access: the TLB answers or not; without one, the walk begins. */
  #begin(statement: AccessStatement): PagingStep {
    const { tlb, table, asid } = this.#spaces.mmu;
    const { address } = statement;
    const bits = bitsOf(statement);
    const walk = table.walk(address, bits);
    this.#accesses += 1;
    const { canonical, indices, offset } = this.#spaces.geometry.split(address);
    const parts = {
      kind: statement.kind,
      address: formatAddress(address),
      canonical,
      indices,
      offset,
    };
    this.#access = { ...parts, visited: [] };
    if (!canonical) return this.#failed(statement, walk, []);
    if (tlb.sets === 0) return this.#visit(statement, { walk, visited: 0 });

    const page = this.#spaces.geometry.pageOf(address);
    const known = tlb.at(tlb.find(page, asid));
    const frame = tlb.lookup(page, asid, bits);
    if (frame < 0) {
      this.#pending = { walk, visited: 0 };
      this.#access = { ...this.#access, tlb: 'missed' };
      const because = known ? 'rights' : 'absent';
      const set = page % tlb.sets;
      return goesOn([{ kind: 'tlb-missed', address: formatAddress(address), set, because }]);
    }
    const { pageSize } = this.#spaces.geometry;
    const physical = frame * pageSize + offset;
    const { outcome } = walk;
    const stale = outcome.kind === 'fault' || outcome.physical !== physical;
    this.#access = { ...this.#access, tlb: 'hit', physical };
    const { set, way } = known!;
    const events: PagingEvent[] = [
      { kind: 'tlb-hit', address: formatAddress(address), set, way, frame, stale },
      {
        kind: 'translated',
        address: formatAddress(address),
        by: 'tlb',
        physical,
        offset,
        frame,
        dirtied: false,
      },
    ];
    if (!stale) return done(events);
    return refused(
      'stale-translation',
      `The TLB still sends ${formatAddress(address)} to frame ${frame}, but the page table has changed since: a kernel that changes an entry must flush the page.`,
      formatAddress(address),
      events,
    );
  }

  /** Looks at one more entry; at the last, the access is made. */
  #visit(statement: AccessStatement, { walk, visited }: Pending): PagingStep {
    const visit = walk.visits[visited]!;
    this.#tableReads += 1;
    this.#access = {
      ...this.#access!,
      visited: [...this.#access!.visited, viewOfEntry(visit)],
    };
    const event = this.#visited(statement, visit);
    if (visited + 1 < walk.visits.length) {
      this.#pending = { walk, visited: visited + 1 };
      return goesOn([event]);
    }
    this.#pending = undefined;
    const { outcome } = walk;
    if (outcome.kind === 'fault') return this.#failed(statement, walk, [event]);

    const address = formatAddress(statement.address);
    const page = this.#spaces.geometry.pageOf(statement.address);
    const frame = this.#spaces.mmu.walk(page, bitsOf(statement));
    const { physical } = outcome;
    this.#access = { ...this.#access, physical };
    const dirtied = statement.kind === 'write' && (visit.flags & flag.dirty) === 0;
    const { offset } = this.#access;
    return done([
      event,
      { kind: 'translated', address, by: 'tables', physical, offset, frame, dirtied },
      ...this.#filled(page),
    ]);
  }

  #visited({ address }: AccessStatement, visit: Visit): PagingEvent {
    const { level, name, table, index, low, high, frame } = visit;
    const present = (visit.flags & flag.present) !== 0;
    const above = level < this.#spaces.geometry.depth - 1;
    return {
      kind: 'visited',
      address: formatAddress(address),
      level,
      name,
      table,
      index,
      entryAddress: visit.address,
      raw: rawOf(low, high),
      present,
      large: above && present && (visit.flags & flag.large) !== 0,
      frame,
    };
  }

  /** What the TLB made of the walk that ended. */
  #filled(page: number): PagingEvent[] {
    const { tlb, asid, evicted } = this.#spaces.mmu;
    const entry = tlb.at(tlb.find(page, asid));
    if (!entry) return [];
    const shown = (of: number): string => shownPage(this.#spaces.geometry, of);
    const { set, way, frame } = entry;
    const gone = evicted && { address: shown(evicted.page), space: evicted.asid };
    const filled = { kind: 'tlb-filled' as const, address: shown(entry.page), frame, set, way };
    return [{ ...filled, ...(gone && { evicted: gone }) }];
  }

  #failed(statement: AccessStatement, walk: Walk, events: readonly PagingEvent[]): PagingStep {
    const { addressBits, spec } = this.#spaces.geometry;
    const fault = signalOf(statement, addressBits, spec.signExtended === true, walk);
    this.#access = { ...this.#access!, fault: fault.code };
    return refused(fault.code, fault.message, fault.subject, events);
  }
}

function bitsOf({ kind, kernel }: AccessStatement): number {
  return accessBits[kind] | (kernel ? 0 : faultBit.user);
}
