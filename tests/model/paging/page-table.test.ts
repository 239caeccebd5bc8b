import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type EntryFormat, flag } from '../../../src/model/paging/entry-format.ts';
import { Geometry } from '../../../src/model/paging/geometry.ts';
import { linearGeometry, twoLevelGeometry } from '../../../src/model/paging/ostep.ts';
import { faultBit } from '../../../src/model/paging/page-fault.ts';
import { PageTable } from '../../../src/model/paging/page-table.ts';
import { PhysicalMemory } from '../../../src/model/paging/physical-memory.ts';
import { x86, x8664, x8664FiveLevels } from '../../../src/model/paging/x86-64.ts';
import { CountedFrames } from './frames.ts';

const firstTable = 2 ** 18;

function tableOf(geometry: Geometry, most?: number) {
  const frames = new CountedFrames(firstTable, most);
  const memory = new PhysicalMemory(geometry.pageSize);
  return { table: new PageTable(memory, geometry, frames), frames, memory };
}

/** Formats that put frame and flags wherever they please, both halves of an entry included. */
const anyFormat: fc.Arbitrary<EntryFormat> = fc
  .record({
    bytes: fc.constantFrom(4 as const, 8 as const),
    bits: fc.shuffledSubarray([...Array(64).keys()], { minLength: 64 }),
    empty: fc.constantFrom(0, 0x7f),
    frameLow: fc.nat(40),
  })
  .map(({ bytes, bits, empty, frameLow }) => {
    const low = bytes === 4 ? frameLow % 8 : frameLow;
    const free = bits.filter((bit) => bit < bytes * 8 && (bit < low || bit >= low + 22));
    const [present, writable, user, noExecute] = free as [number, number, number, number];
    const used = [present, writable, user, noExecute];
    // An empty entry must not look present.
    const emptyNow = used.some((bit) => bit < 7) ? 0 : empty;
    return {
      bytes,
      frame: { low, bits: 22 },
      bits: { present, writable, user, noExecute },
      empty: emptyNow,
    };
  });

const anyGeometry: fc.Arbitrary<Geometry> = fc
  .record({
    offsetBits: fc.integer({ min: 3, max: 13 }),
    bits: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    entry: anyFormat,
  })
  .map(({ offsetBits, bits, entry }) => {
    const levels = bits.map((count, level) => ({ name: `L${level}`, bits: count }));
    return new Geometry({ offsetBits, levels, entry });
  });

const pagesOf = (geometry: Geometry): number =>
  2 ** (geometry.addressBits - geometry.spec.offsetBits);

test('what is mapped translates to its frame and offset, and nothing else does', () => {
  fc.assert(
    fc.property(
      anyGeometry,
      fc.array(fc.tuple(fc.nat(), fc.nat(2 ** 18 - 1)), { maxLength: 20 }),
      fc.array(fc.nat(), { maxLength: 10 }),
      fc.nat(),
      (geometry, mappings, probes, byte) => {
        const { table, frames } = tableOf(geometry);
        const plain = new Map<number, number>();
        const pages = pagesOf(geometry);
        const all = flag.writable | flag.user;
        for (const [page, frame] of mappings) {
          expect(table.map(page % pages, frame, all)).toBeUndefined();
          plain.set(page % pages, frame);
        }
        for (const page of [...plain.keys(), ...probes.map((one) => one % pages)]) {
          const offset = byte % geometry.pageSize;
          const { outcome, visits } = table.walk(page * geometry.pageSize + offset, 0);
          const frame = plain.get(page);
          expect(table.translate(page, faultBit.user | faultBit.write)).toBe(frame ?? -1);
          if (frame === undefined) {
            expect(outcome).toMatchObject({ kind: 'fault', reason: 'not-present', errorCode: 0 });
          } else {
            const physical = frame * geometry.pageSize + offset;
            expect(outcome).toMatchObject({ kind: 'mapped', frame, offset, physical });
            expect(visits).toHaveLength(geometry.depth);
          }
        }
        expect(table.tableFrames).toBe(frames.out.size);
      },
    ),
    { numRuns: 1000 },
  );
});

type Op =
  | { readonly kind: 'map' | 'protect'; page: number; frame: number; flags: number }
  | { readonly kind: 'unmap' | 'clone'; page: number };

const anyOp: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('map', 'map', 'protect'),
      page: fc.nat(),
      frame: fc.nat(2 ** 18 - 1),
      flags: fc
        .subarray([flag.writable, flag.user, flag.noExecute])
        .map((some) => some.reduce((sum, one) => sum | one, 0)),
    }) as fc.Arbitrary<Op>,
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('unmap', 'unmap', 'clone'),
      page: fc.nat(),
    }) as fc.Arbitrary<Op>,
  },
);

/** Whether the flags of a page allow an access: the rule in the plainest words. */
function allowed(flags: number, access: number): boolean {
  if (access & faultBit.write && !(flags & flag.writable)) return false;
  if (access & faultBit.user && !(flags & flag.user)) return false;
  return !(access & faultBit.execute && flags & flag.noExecute);
}

function canonical(geometry: Geometry, page: number): bigint {
  const address = geometry.addressOf(page);
  return geometry.spec.signExtended ? BigInt.asIntN(geometry.addressBits, address) : address;
}

test('walk and translate agree with a plain map under any mapping, unmapping and protecting', () => {
  const accesses = [0, 2, 4, 6, 16, 20];
  fc.assert(
    fc.property(
      fc.oneof(anyGeometry, fc.constantFrom(x8664, x8664FiveLevels, x86)),
      fc.array(anyOp, { maxLength: 30 }),
      (geometry, ops) => {
        const known = new CountedFrames(firstTable);
        let memory = new PhysicalMemory(geometry.pageSize);
        let table = new PageTable(memory, geometry, known);
        const plain = new Map<number, { frame: number; flags: number }>();
        // Few pages, near and far, so that they meet.
        const pages = pagesOf(geometry);
        const near = (page: number) => (page % 2 ? page % 8 : pages * 8 - 1 - (page % 8)) % pages;
        const has = (name: 'noExecute') => geometry.spec.entry.bits[name] !== undefined;
        for (const op of ops) {
          const page = near(op.page);
          const old = plain.get(page);
          if (op.kind === 'map') {
            table.map(page, op.frame, op.flags);
            plain.set(page, { frame: op.frame, flags: op.flags });
          } else if (op.kind === 'protect') {
            expect(table.change(page, op.flags, ~op.flags & ~flag.present)).toBe(old !== undefined);
            if (old) plain.set(page, { ...old, flags: op.flags });
          } else if (op.kind === 'unmap') {
            expect(table.unmap(page)).toBe(old !== undefined);
            plain.delete(page);
          } else {
            // The old one goes on being written, which the clone must not see.
            const before = table;
            memory = memory.clone();
            table = before.clone(memory, known);
            before.map(page, 77, flag.writable);
          }
        }
        for (const page of new Set(ops.map((op) => near(op.page)))) {
          const mapping = plain.get(page);
          for (const access of accesses) {
            const flags = (mapping?.flags ?? 0) & ~(has('noExecute') ? 0 : flag.noExecute);
            const fine = mapping !== undefined && allowed(flags, access);
            const { outcome } = table.walk(canonical(geometry, page), access);
            expect(table.translate(page, access)).toBe(fine ? mapping.frame : -1);
            expect(outcome.kind).toBe(fine ? 'mapped' : 'fault');
            if (outcome.kind === 'fault') {
              expect(outcome.errorCode).toBe(table.errorCode);
              expect(outcome.errorCode).toBe(access | (mapping ? faultBit.present : 0));
            }
          }
        }
        const found = [...table.entries()].map(({ page, low, high }) => [
          page,
          geometry.codec.frameOf(low, high),
        ]);
        const wanted = [...plain].map(([page, { frame }]) => [page, frame] as const);
        expect(found).toEqual(wanted.sort(([a], [b]) => a - b));
      },
    ),
    { numRuns: 1000 },
  );
});

test('permissions are those of all levels together, not of the page alone', () => {
  const rights = [flag.writable, flag.user, flag.noExecute];
  const some = fc.subarray(rights).map((few) => few.reduce((sum, one) => sum | one, 0));
  fc.assert(
    fc.property(
      fc.array(some, { minLength: 4, maxLength: 4 }),
      fc.constantFrom(0, 2, 4, 6, 16, 20),
      (levels, access) => {
        const { table } = tableOf(x8664);
        table.map(5, 9, levels[3]!);
        for (const { address, low, level } of table.walk(5n * 4096n).visits.slice(0, 3)) {
          const frame = x8664.codec.frameOf(low, 0);
          const flags = levels[level]! | flag.present;
          table.setEntry(address, x8664.codec.low(frame, flags), x8664.codec.high(frame, flags));
        }
        const refusing = levels.findIndex((flags) => !allowed(flags, access));
        const { outcome } = table.walk(5n * 4096n, access);
        expect(table.translate(5, access)).toBe(refusing < 0 ? 9 : -1);
        expect(outcome.kind).toBe(refusing < 0 ? 'mapped' : 'fault');
        if (refusing >= 0) expect(outcome).toMatchObject({ level: refusing });
        const every = levels.reduce((sum, one) => sum & one);
        const any = levels.reduce((sum, one) => sum | one);
        const together = (every & (flag.writable | flag.user)) | (any & flag.noExecute);
        if (refusing < 0) expect(table.rights() & ~flag.dirty).toBe(together);
      },
    ),
    { numRuns: 1000 },
  );
});

test('tables exist for the parts in use, and for no other', () => {
  fc.assert(
    fc.property(anyGeometry, fc.array(fc.nat(), { maxLength: 20 }), (geometry, some) => {
      const { table, frames } = tableOf(geometry);
      const pages = [...new Set(some.map((page) => page % pagesOf(geometry)))];
      for (const page of pages) table.map(page, page % 1000, flag.user);
      const tables = geometry.spec.levels.slice(1).map((_, level) => {
        const covered = geometry.pagesPerEntry[level]!;
        const distinct = new Set(pages.map((page) => Math.floor(page / covered))).size;
        return distinct * geometry.framesPerTable[level + 1]!;
      });
      const root = geometry.framesPerTable[0]!;
      expect(table.tableFrames).toBe(tables.reduce((sum, one) => sum + one, root));
      for (const page of pages) expect(table.unmap(page)).toBe(true);
      expect(table.tableFrames).toBe(root);
      expect([...frames.out][0]).toBe(table.root);
      table.release();
      expect(frames.out.size).toBe(0);
    }),
    { numRuns: 1000 },
  );
});

describe('large pages', () => {
  const pages = 512;

  test('an entry above the leaf maps all that it covers', () => {
    const { table } = tableOf(x8664);
    expect(table.map(3 * pages, 5 * pages, flag.writable, 2)).toBeUndefined();
    expect(table.tableFrames).toBe(3);
    expect(table.translate(3 * pages + 17, faultBit.write)).toBe(5 * pages + 17);
    expect(table.level).toBe(2);
    expect(table.walk((3n * 512n + 17n) * 4096n + 9n).outcome).toEqual({
      kind: 'mapped',
      level: 2,
      pageBytes: 2 * 1024 ** 2,
      frame: 5 * pages,
      offset: 17 * 4096 + 9,
      physical: (5 * pages + 17) * 4096 + 9,
    });
    expect(table.unmap(3 * pages + 17)).toBe(true);
    expect(table.tableFrames).toBe(1);
  });

  test('a gigabyte is one entry of the PDPT', () => {
    const { table } = tableOf(x8664);
    table.map(0, 2 ** 18, 0, 1);
    expect(table.translate(2 ** 18 - 1, 0)).toBe(2 ** 19 - 1);
    expect(table.tableFrames).toBe(2);
  });

  test('large and small pages cannot stand in one place', () => {
    const { table, frames } = tableOf(x8664);
    table.map(0, 0, 0, 2);
    expect(table.map(5, 9, 0)).toBe('overlap');
    table.map(pages, 3, 0);
    expect(table.map(pages, 0, 0, 2)).toBe('overlap');
    // A table that holds nothing any more makes place.
    table.setEntry(table.find(pages), 0, 0);
    expect(table.map(pages, 0, 0, 2)).toBeUndefined();
    expect(table.tableFrames).toBe(frames.out.size);
    expect(table.tableFrames).toBe(3);
  });

  test('where the format has no large page, its bit is reserved; so are the low bits of its frame', () => {
    const { table } = tableOf(x8664);
    table.map(0, 0, 0, 2);
    const entry = table.find(0);
    table.setEntry(entry, (1 << 12) | flag.present | flag.large, 0);
    expect(table.translate(0, 0)).toBe(-1);
    expect(table.errorCode).toBe(faultBit.present | faultBit.reserved);
    expect(table.walk(0).outcome).toMatchObject({ reason: 'reserved', level: 2 });
    const root = table.root * 4096;
    table.setEntry(root, flag.present | flag.large, 0);
    expect(table.walk(0).outcome).toMatchObject({ reason: 'reserved', level: 0 });
    expect(table.translate(0, 0)).toBe(-1);
  });

  test('a mapping that does not begin at a multiple of its size is a mistake of the caller', () => {
    const { table } = tableOf(x8664);
    expect(() => table.map(1, 0, 0, 2)).toThrow('a large page begins at a multiple of 512 pages');
  });
});

describe('entries', () => {
  test('the accessed bit is set at every level, the dirty bit at the page and by a write', () => {
    const { table } = tableOf(x8664);
    table.map(7, 9, flag.writable | flag.user);
    const flags = () => table.walk(7n * 4096n).visits.map((visit) => visit.flags);
    const both = flag.accessed | flag.dirty;
    expect(flags().map((one) => one & both)).toEqual([0, 0, 0, 0]);
    table.translate(7, faultBit.user);
    expect(flags().map((one) => one & both)).toEqual(Array(4).fill(flag.accessed));
    table.translate(7, faultBit.write);
    expect(flags().map((one) => one & flag.dirty)).toEqual([0, 0, 0, flag.dirty]);
    table.change(7, 0, flag.accessed);
    table.translate(7, 0);
    expect(flags().at(-1)! & flag.accessed).toBe(flag.accessed);
  });

  test('a refused access leaves the bits as they are', () => {
    const { table } = tableOf(x8664);
    table.map(7, 9, flag.user);
    expect(table.translate(7, faultBit.write | faultBit.user)).toBe(-1);
    expect(table.errorCode).toBe(7);
    expect(table.walk(7n * 4096n).visits.at(-1)!.flags).toBe(flag.present | flag.user);
  });

  test('x86-64 has its bits where the manual has them', () => {
    const { table, memory } = tableOf(x8664);
    table.map(1, 0x12_3456_789a, flag.writable | flag.user | flag.noExecute);
    const entry = table.find(1);
    expect(
      (BigInt(memory.load32(entry + 4) >>> 0) << 32n) | BigInt(memory.load32(entry) >>> 0),
    ).toBe(0x8001_2345_6789_a007n);
    expect(table.translate(1, faultBit.user | faultBit.write)).toBe(0x12_3456_789a);
  });

  test('an entry that is not present may hold something, and keeps its table', () => {
    const { table } = tableOf(x8664);
    table.map(1, 5, 0);
    table.setEntry(table.find(1), 0x1234_0000, 0);
    expect(table.translate(1, 0)).toBe(-1);
    expect([...table.entries()]).toMatchObject([{ page: 1, level: 3, low: 0x1234_0000 }]);
    table.prune();
    expect(table.tableFrames).toBe(4);
    table.setEntry(table.find(1), 0, 0);
    table.prune(2 ** 9, 2 ** 10);
    expect(table.tableFrames).toBe(4);
    table.prune(0, 1);
    expect(table.tableFrames).toBe(1);
  });

  test('entries of a range are those of its pages', () => {
    const { table } = tableOf(x8664);
    for (const page of [0, 5, 511, 512, 2 ** 35, 2 ** 36 - 1]) table.map(page, 1, 0);
    const pages = (from: number, to: number) =>
      [...table.entries(from, to)].map(({ page }) => page);
    expect(pages(0, 2 ** 36)).toEqual([0, 5, 511, 512, 2 ** 35, 2 ** 36 - 1]);
    expect(pages(5, 512)).toEqual([5, 511]);
    expect(pages(512, 513)).toEqual([512]);
  });
});

test('the two halves of x86-64 are different pages', () => {
  const { table } = tableOf(x8664);
  const kernel = x8664.pageOf(0xffff_8000_0000_1000n);
  table.map(kernel, 11, 0);
  expect(table.walk(0xffff_8000_0000_1234n).outcome).toMatchObject({ physical: 11 * 4096 + 0x234 });
  expect(table.walk(0x8000_0000_1234n).outcome).toEqual({
    kind: 'fault',
    reason: 'non-canonical',
    level: -1,
    errorCode: 0,
  });
});

test('without a frame for a table, nothing is mapped', () => {
  const { table, frames } = tableOf(x8664, 3);
  expect(table.map(0, 1, 0)).toBe('no-memory');
  expect(frames.out.size).toBe(3);
  expect(table.translate(0, 0)).toBe(-1);
  table.prune();
  expect(frames.out.size).toBe(1);
});

test('a frame that the machine does not have is refused', () => {
  const memory = new PhysicalMemory(4096, 16);
  const table = new PageTable(memory, x86, new CountedFrames(1));
  table.map(3, 16, 0);
  expect(table.translate(3, 0)).toBe(-1);
  expect(table.walk(3 * 4096).outcome).toMatchObject({ reason: 'beyond-memory', level: 1 });
});

test("OSTEP's empty entries are 0x7f, and a table longer than a page takes several frames", () => {
  const { table, memory } = tableOf(twoLevelGeometry());
  expect(memory.loadByte(table.root * 32)).toBe(0x7f);
  const linear = tableOf(linearGeometry(16, 8));
  expect(linear.table.tableFrames).toBe(8);
  linear.table.map(15, 3, 0);
  expect(linear.table.walk(15 * 8 + 5).outcome).toMatchObject({ physical: 29 });
});
