import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveAccessTime } from '../../../src/model/paging/access-time.ts';
import { flag } from '../../../src/model/paging/entry-format.ts';
import { Mmu, tlbFor } from '../../../src/model/paging/mmu.ts';
import { faultBit } from '../../../src/model/paging/page-fault.ts';
import { PageTable } from '../../../src/model/paging/page-table.ts';
import { PhysicalMemory } from '../../../src/model/paging/physical-memory.ts';
import { Tlb } from '../../../src/model/paging/tlb.ts';
import { x8664 } from '../../../src/model/paging/x86-64.ts';
import { CountedFrames } from './frames.ts';

const all = flag.writable | flag.user | flag.dirty;

const shapes = fc
  .record({ sets: fc.constantFrom(1, 2, 3, 4, 8), ways: fc.constantFrom(1, 2, 4, 5) })
  .map(({ sets, ways }) => ({ entries: sets * ways, ways, sets }));

test('hits, misses and evictions are those of a list per set, the last used at its end', () => {
  fc.assert(
    fc.property(
      shapes,
      fc.array(fc.record({ page: fc.nat(40), asid: fc.nat(1), flush: fc.nat(25) }), {
        maxLength: 200,
      }),
      ({ entries, ways, sets }, accesses) => {
        let tlb = new Tlb(entries, ways);
        const lists: string[][] = Array.from({ length: sets }, () => []);
        let hits = 0;
        let evictions = 0;
        for (const { page, asid, flush } of accesses) {
          const key = `${page}/${asid}`;
          const list = lists[page % sets]!;
          const at = list.indexOf(key);
          if (flush === 0) {
            tlb.flushPage(page, asid);
            if (at >= 0) list.splice(at, 1);
            continue;
          }
          if (flush === 1) tlb = tlb.clone();
          expect(tlb.lookup(page, asid, 0)).toBe(at >= 0 ? page + 1000 : -1);
          if (at >= 0) {
            hits += 1;
            list.splice(at, 1);
          } else {
            const gone = tlb.insert({ page, pages: 1, asid, frame: page + 1000, rights: all });
            const oldest = list.length === ways ? list.shift() : undefined;
            expect(gone && `${gone.page}/${gone.asid}`).toBe(oldest);
            if (oldest) evictions += 1;
          }
          list.push(key);
        }
        expect([tlb.hits, tlb.evictions]).toEqual([hits, evictions]);
        const kept = tlb.entries().map(({ page, asid }) => `${page}/${asid}`);
        expect(kept.sort()).toEqual(lists.flat().sort());
      },
    ),
    { numRuns: 1000 },
  );
});

test('the counts of a known string, two ways in two sets', () => {
  const tlb = new Tlb(4, 2);
  const misses = [0, 2, 0, 4, 2, 1, 0].map((page) => {
    const frame = tlb.lookup(page, 0, 0);
    if (frame < 0) tlb.insert({ page, pages: 1, asid: 0, frame: page, rights: all });
    return frame < 0;
  });
  expect(misses).toEqual([true, true, false, true, true, true, true]);
  expect(tlb.evictions).toBe(3);
});

describe('an entry', () => {
  const entry = { page: 5, pages: 1, asid: 1, frame: 9, rights: all };

  test('serves its own address space, or all where it is global', () => {
    const tlb = new Tlb(4, 2);
    tlb.insert(entry);
    expect([tlb.lookup(5, 1, 0), tlb.lookup(5, 2, 0)]).toEqual([9, -1]);
    tlb.insert({ ...entry, page: 7, rights: all | flag.global });
    expect(tlb.lookup(7, 2, 0)).toBe(9);
  });

  test('of a large page serves every page in it', () => {
    const tlb = new Tlb(8, 2, [1, 512]);
    tlb.insert({ page: 1024, pages: 512, asid: 0, frame: 2048, rights: all });
    expect(tlb.lookup(1024 + 511, 0, 0)).toBe(2048 + 511);
    expect(tlb.lookup(1024 + 512, 0, 0)).toBe(-1);
    expect(tlb.flushPage(1030, 0)).toBe(1);
    expect(tlb.entries()).toEqual([]);
  });

  test('that does not allow an access is a miss', () => {
    const tlb = new Tlb(4, 2);
    tlb.insert({ ...entry, rights: flag.user | flag.writable | flag.noExecute });
    expect(tlb.lookup(5, 1, faultBit.user)).toBe(9);
    // Not dirty: only a walk can set the bit.
    expect(tlb.lookup(5, 1, faultBit.user | faultBit.write)).toBe(-1);
    expect(tlb.lookup(5, 1, faultBit.user | faultBit.execute)).toBe(-1);
    tlb.insert({ ...entry, rights: flag.dirty | flag.writable });
    expect(tlb.lookup(5, 1, faultBit.user)).toBe(-1);
    expect(tlb.lookup(5, 1, faultBit.write)).toBe(9);
    expect(tlb.entries()).toHaveLength(1);
  });

  test('goes with what it belongs to', () => {
    const filled = () => {
      const tlb = new Tlb(8, 0);
      for (const asid of [1, 2]) tlb.insert({ ...entry, asid });
      tlb.insert({ ...entry, page: 6, rights: all | flag.global });
      return tlb;
    };
    expect(filled().flush()).toBe(3);
    expect(filled().flushNonGlobal()).toBe(2);
    expect(filled().flushSpace(1)).toBe(1);
  });
});

test('a walk through a large page fills one entry, for all its pages', () => {
  const table = new PageTable(new PhysicalMemory(4096), x8664, new CountedFrames(2000));
  table.map(512, 1024, flag.user, 2);
  const mmu = new Mmu(tlbFor(table, 16, 4), table);
  expect(mmu.translate(512 + 7, faultBit.user)).toBe(1024 + 7);
  expect(mmu.translate(512 + 300, faultBit.user)).toBe(1024 + 300);
  expect([mmu.tlb.hits, mmu.tlb.misses]).toEqual([1, 1]);
  expect(mmu.tlb.entries()).toMatchObject([{ page: 512, pages: 512, frame: 1024 }]);
});

test('without entries, every lookup misses and nothing is kept', () => {
  const tlb = new Tlb(0, 4);
  expect(tlb.insert({ page: 1, pages: 1, asid: 0, frame: 1, rights: all })).toBeUndefined();
  expect(tlb.lookup(1, 0, 0)).toBe(-1);
  expect(tlb.clone().misses).toBe(1);
});

test('ways that do not divide the entries are a mistake of the caller', () => {
  expect(() => new Tlb(10, 4)).toThrow('10 entries cannot be shared out in sets of 4');
});

test('with a TLB that is flushed by the rules, translation is as without one', () => {
  type Op = { kind: number; page: number; frame: number; flags: number; access: number };
  const op: fc.Arbitrary<Op> = fc.record({
    kind: fc.nat(11),
    page: fc.nat(7),
    frame: fc.nat(100),
    flags: fc.constantFrom(0, 2, 4, 6, flag.noExecute | 6, flag.global | 6),
    access: fc.constantFrom(0, 2, 4, 6, 20),
  });
  fc.assert(
    fc.property(shapes, fc.boolean(), fc.array(op, { maxLength: 60 }), (shape, tagged, ops) => {
      const memory = new PhysicalMemory(4096);
      const source = new CountedFrames(1000);
      const tables = [0, 1].map(() => new PageTable(memory, x8664, source));
      const mmu = new Mmu(tlbFor(tables[0]!, shape.entries, shape.ways), tables[0]!);
      // A region of small pages, and one of large ones.
      for (const { kind, page, frame, flags, access } of ops) {
        const { table, tlb } = mmu;
        const place = page < 4 ? page : 512 * page + frame;
        if (kind === 0) {
          const other = tables[table === tables[0] ? 1 : 0]!;
          // Global pages are the same in every address space.
          for (let one = 0; one < 8; one += 1) {
            const at = one < 4 ? one : 512 * one;
            for (const each of tables) each.change(at, 0, flag.global);
          }
          mmu.table = other;
          mmu.asid = tagged ? tables.indexOf(other) : 0;
          if (tagged) tlb.flushSpace(9);
          else tlb.flushNonGlobal();
          // Entries that were global when they were filled.
          for (const { page: at, rights } of tlb.entries()) {
            if (rights & flag.global) tlb.flushPage(at, 0);
            if (rights & flag.global) tlb.flushPage(at, 1);
          }
        } else if (kind === 1) {
          table.unmap(place);
          tlb.flushPage(place, mmu.asid);
        } else if (kind < 4) {
          if (page < 4) table.map(place, frame, flags);
          else table.map(512 * page, 512 * frame, flags, 2);
          tlb.flushPage(place, mmu.asid);
        } else if (kind === 4) {
          table.change(place, flags, ~flags & (flag.writable | flag.user | flag.noExecute));
          tlb.flushPage(place, mmu.asid);
        } else {
          const copy = table.clone(memory.clone(), source);
          expect(mmu.translate(place, access)).toBe(copy.translate(place, access));
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('the effective access time of Silberschatz: 80 and 99 per cent of hits, one level', () => {
  const times = { tlb: 0, memory: 10, levels: 1 };
  expect(effectiveAccessTime(0.8, times)).toBeCloseTo(12);
  expect(effectiveAccessTime(0.99, times)).toBeCloseTo(10.1);
  expect(effectiveAccessTime(0, { tlb: 1, memory: 100, levels: 4 })).toBe(501);
});
