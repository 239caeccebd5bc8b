import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../../../src/model/model.ts';
import type { PagingEvent } from '../../../src/model/paging/event.ts';
import { pagingModel } from '../../../src/model/paging/model.ts';
import type { PagingSettings } from '../../../src/model/paging/settings.ts';
import { type PagingStatement, pagingForms } from '../../../src/model/paging/statements.ts';
import type { SegmentsView, TablesView } from '../../../src/model/paging/view.ts';
import { printError } from '../../../src/model/script/error.ts';
import { parse } from '../../../src/model/script/parse.ts';
import { settingsFromJson, withDefaults } from '../../../src/model/script/settings.ts';

type Chosen = Partial<PagingSettings>;

function frames(script: string, chosen: Chosen = {}) {
  const parsed = parse(pagingForms, script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  const whole = run(pagingModel, parsed.statements, chosen);
  return Array.from({ length: whole.last }, (_, step) => whole.frame(step + 1));
}

const kinds = (events: readonly PagingEvent[]): string[] => events.map(({ kind }) => kind);
const end = (script: string, chosen?: Chosen) => frames(script, chosen).at(-1)!;
const tables = (script: string, chosen?: Chosen) => end(script, chosen).state as TablesView;
const faults = (script: string, chosen?: Chosen): string[] =>
  frames(script, chosen).flatMap(({ fault }) => (fault ? [fault.code] : []));

const page = 'map 0x7ffeefbff000 -> 42';
const read = 'read 0x7ffeefbff5a0';

describe('an access', () => {
  test('asks the TLB first, then one level a step, and fills the TLB at the end', () => {
    const steps = frames(`${page}; ${read}; ${read}`);
    expect(steps.map(({ events }) => kinds(events))).toEqual([
      ['mapped'],
      ['tlb-missed'],
      ['visited'],
      ['visited'],
      ['visited'],
      ['visited', 'translated', 'tlb-filled'],
      ['tlb-hit', 'translated'],
    ]);
    const walked = steps.flatMap(({ events }) =>
      events.flatMap((event) => (event.kind === 'visited' ? [[event.name, event.index]] : [])),
    );
    expect(walked).toEqual([
      ['PML4', 255],
      ['PDPT', 507],
      ['PD', 381],
      ['PT', 511],
    ]);
    expect(steps.at(-1)!.events.at(-1)).toEqual({
      kind: 'translated',
      address: '0x7ffeefbff5a0',
      by: 'tlb',
      physical: 42 * 4096 + 0x5a0,
      offset: 0x5a0,
      frame: 42,
      dirtied: false,
    });
  });

  test('shows how far it has come', () => {
    const steps = frames(`${page}; ${read}`);
    const seen = steps.map(({ state }) => (state as TablesView).access);
    expect(seen.map((access) => access?.visited.length)).toEqual([undefined, 0, 1, 2, 3, 4]);
    expect(seen.map((access) => access?.physical)).toEqual([
      ...Array(5).fill(undefined),
      42 * 4096 + 0x5a0,
    ]);
    expect(seen.at(-1)).toMatchObject({ tlb: 'missed', offset: 0x5a0, canonical: true });
  });

  test('without a TLB is a walk every time', () => {
    const { state, events } = end(`${page}; ${read}; ${read}`, { tlb: 0 });
    expect(state).toMatchObject({ accesses: 2, tableReads: 8, tableFrames: 4 });
    expect(state).not.toHaveProperty('tlb');
    expect(kinds(events)).toEqual(['visited', 'translated']);
  });

  test('that writes first makes the page dirty, for which a clean TLB entry is no help', () => {
    const events = frames(`${page}; ${read}; write 0x7ffeefbff000; write 0x7ffeefbff008`).flatMap(
      (frame) => frame.events,
    );
    const misses = events.filter((event) => event.kind === 'tlb-missed');
    expect(misses.map(({ because }) => because)).toEqual(['absent', 'rights']);
    const dirtied = events.flatMap((event) => (event.kind === 'translated' ? event.dirtied : []));
    expect(dirtied).toEqual([false, true, false]);
  });

  test('with a large page ends a level earlier', () => {
    const script = 'map 0x200000 -> 1024 huge=2MB; read 0x212345';
    const { events } = end(script, { tlb: 0 });
    expect(events).toMatchObject([
      { kind: 'visited', name: 'PD', large: true, frame: 1024 },
      { kind: 'translated', frame: 1024 + 0x12, physical: 1024 * 4096 + 0x12345, offset: 0x345 },
    ]);
  });
});

describe('the tables', () => {
  test('exist where they are used, each with its entries', () => {
    const { tables: all } = tables(`${page}; map 0x1000 -> 7 r`);
    expect(
      all.map(({ name, from, entries }) => [name, from, entries.map((one) => one.index)]),
    ).toEqual([
      ['PML4', '0x0', [0, 255]],
      ['PDPT', '0x0', [0]],
      ['PD', '0x0', [0]],
      ['PT', '0x0', [1]],
      ['PDPT', '0x7f8000000000', [507]],
      ['PD', '0x7ffec0000000', [381]],
      ['PT', '0x7ffeefa00000', [511]],
    ]);
    expect(all[3]!.entries[0]).toMatchObject({
      frame: 7,
      raw: '0x8000000000007005',
      flags: ['present', 'user', 'noExecute'],
    });
  });

  test('of addresses in the upper half say so', () => {
    const { tables: all } = tables('map 0xffff800000000000 -> 7 kernel');
    expect(all.at(-1)).toMatchObject({ name: 'PT', from: '0xffff800000000000' });
  });

  test('are freed when they are empty', () => {
    const { events, state } = end(`${page}; unmap 0x7ffeefbff5a0`);
    expect(events[0]).toMatchObject({ kind: 'unmapped', frame: 42, freed: [4097, 4098, 4099] });
    expect(state).toMatchObject({ tableFrames: 1 });
  });

  test('take other frames than pages, and pages none of theirs', () => {
    const { tables: all } = tables('map 0x0 -> 7; map 0x1000 -> 4100; map 0x200000 -> 5');
    expect(all.map(({ frame }) => frame)).toEqual([4096, 4097, 4098, 4099, 4101]);
  });

  test('of one level for 4 GiB take 4 MiB, of two levels only what is used', () => {
    const mapped = 'map 0x1000 -> 7; map 0xfffff000 -> 8';
    expect(tables(mapped, { scheme: 'linear' }).tableFrames).toBe(1024);
    expect(tables(mapped, { scheme: 'two-level' }).tableFrames).toBe(3);
    expect(tables(mapped, { scheme: 'two-level' }).levels).toEqual([
      { name: 'PD', bits: 10 },
      { name: 'PT', bits: 10 },
    ]);
  });

  test("of OSTEP's size: 5, 5 and 5 bits", () => {
    const chosen = { scheme: 'two-level', page: 32, space: 2 ** 15 } as const;
    const { levels, offsetBits, addressBits } = tables('map 0x20 -> 3', chosen);
    expect([levels.map(({ bits }) => bits), offsetBits, addressBits]).toEqual([[5, 5], 5, 15]);
    expect(end('map 0x20 -> 3; read 0x2a', chosen).events).toMatchObject([
      { kind: 'visited', name: 'PT', index: 1 },
      { kind: 'translated', physical: 3 * 32 + 10 },
      { kind: 'tlb-filled' },
    ]);
  });
});

describe('address spaces', () => {
  const two = `${page}; ${read}; switch 1; map 0x7ffeefbff000 -> 43; ${read}; switch 0; ${read}`;
  const hits = (chosen: Chosen) => tables(two, chosen).tlb!.hits;
  const lastFrame = (chosen: Chosen) =>
    end(two, chosen).events.flatMap((event) => (event.kind === 'translated' ? [event.frame] : []));

  test('have tables of their own; a switch forgets the translations, unless they are tagged', () => {
    expect([hits({}), hits({ tags: true })]).toEqual([0, 1]);
    expect([lastFrame({}), lastFrame({ tags: true })]).toEqual([[42], [42]]);
    expect(tables(two, { tags: true }).tables.filter(({ level }) => level === 0)).toMatchObject([
      { space: 0 },
      { space: 1 },
    ]);
  });

  test('keep global translations over a switch', () => {
    const script = 'map 0x1000 -> 5 global; read 0x1000; map 0x2000 -> 6; read 0x2000; switch 1';
    expect(end(script).events).toEqual([
      { kind: 'switched', from: 0, to: 1 },
      { kind: 'flushed', cause: 'switch', entries: 1 },
    ]);
    expect(tables(script).tlb!.entries).toMatchObject([{ address: '0x1000', frame: 5 }]);
  });
});

describe('the TLB', () => {
  test('lets the least recently used of a set go', () => {
    const mapped = [1, 3, 5].map((one) => `map 0x${one}000 -> ${one}`).join('; ');
    const { events } = end(`${mapped}; read 0x1000; read 0x3000; read 0x1000; read 0x5000`, {
      tlb: 4,
      ways: 2,
    });
    expect(events.at(-1)).toMatchObject({ kind: 'tlb-filled', evicted: { address: '0x3000' } });
  });

  test('is fully associative with ways that do not divide it', () => {
    const shape = (chosen: Chosen) => {
      const { sets, ways } = tables(page, chosen).tlb!;
      return [sets, ways];
    };
    expect(shape({ tlb: 10, ways: 4 })).toEqual([1, 10]);
    expect(shape({ tlb: 8, ways: 0 })).toEqual([1, 8]);
    expect(shape({ tlb: 8, ways: 1 })).toEqual([8, 1]);
  });

  test('must be told of a change: a kernel that does not is the mistake', () => {
    const stale = (change: string) => faults(`${page}; ${read}; ${change}; ${read}`);
    expect(stale('unmap 0x7ffeefbff000')).toEqual(['not-present']);
    expect(stale('unmap 0x7ffeefbff000 noflush')).toEqual(['stale-translation']);
    expect(stale('unmap 0x7ffeefbff000 noflush; flush 0x7ffeefbff000')).toEqual(['not-present']);
    expect(stale('unmap 0x7ffeefbff000 noflush; flush')).toEqual(['not-present']);
    expect(stale('unmap 0x7ffeefbff000 noflush; map 0x7ffeefbff000 -> 9')).toEqual([
      'stale-translation',
    ]);
    const written = (change: string) =>
      faults(`${page}; write 0x7ffeefbff000; ${change}; write 0x7ffeefbff000`);
    expect(written('protect 0x7ffeefbff000 r')).toEqual(['write-protected']);
    expect(written('protect 0x7ffeefbff000 r noflush')).toEqual(['stale-translation']);
  });
});

describe('segments', () => {
  const chosen = { scheme: 'segments' } as const;
  const three = `segment code base=0x8000 limit=2KB
    segment heap base=0x8800 limit=3KB
    segment stack number=3 base=0x7000 limit=2KB grows=down`;

  test("translate OSTEP's examples", () => {
    const physical = (address: string) =>
      end(`${three}; read ${address}`, chosen).events.map((event) =>
        event.kind === 'translated' ? event.physical : undefined,
      );
    expect(physical('0x1068')).toEqual([34_920]);
    expect(physical('0x3c00')).toEqual([27 * 1024]);
    expect(physical('0x1c00')).toEqual([]);
  });

  test('are shown where they lie in the address space', () => {
    const state = end(three, chosen).state as SegmentsView;
    expect(state.segments.map(({ name, number, from, to }) => [name, number, from, to])).toEqual([
      ['code', 0, 0, 2048],
      ['heap', 1, 4096, 4096 + 3072],
      ['stack', 3, 16_384 - 2048, 16_384],
    ]);
  });

  test('can be set again, by their name', () => {
    const again = `${three}; segment heap base=0x0 limit=8`;
    expect((end(again, chosen).state as SegmentsView).segments[1]).toMatchObject({
      name: 'heap',
      number: 1,
      base: 0,
    });
  });
});

test('a mistake says what was expected, what was found, and what comes of it', () => {
  const big: Chosen = { tlb: 0 };
  const cases: readonly (readonly [string, Chosen])[] = [
    [read, big],
    ['write 0x800000000000', big],
    ['map 0x1000 -> 5 r; write 0x1000', big],
    ['map 0x1000 -> 5; exec 0x1000', big],
    ['map 0x1000 -> 5 kernel; read 0x1000', big],
    ['map 0x1000 -> 5 r; write 0x1000 kernel', big],
    ['read 0x100000000', { scheme: 'two-level' }],
    [`${page}; ${read}; unmap 0x7ffeefbff000 noflush; ${read}`, {}],
    ['map 0x1234 -> 5', big],
    ['map 0x800000000000 -> 5', big],
    ['map 0x1000 -> 5; map 0x1000 -> 6', big],
    ['map 0x1000 -> 4096', big],
    ['map 0x1000 -> 1048576', { scheme: 'two-level' }],
    ['map 0x200000 -> 3 huge=2MB', big],
    ['map 0x200000 -> 512 huge=4MB', big],
    ['map 0x201000 -> 5; map 0x200000 -> 512 huge=2MB', big],
    ['unmap 0x1000', big],
    ['protect 0x1000 r', big],
    ['flush 0x800000000000', {}],
    ['segment code base=0x0 limit=4', big],
    ['map 0x1000 -> 5', { scheme: 'segments' }],
    ['segment code limit=4', { scheme: 'segments' }],
    ['segment code base=0x0 limit=1MB', { scheme: 'segments' }],
    ['read 0x10', { scheme: 'segments' }],
    ['read 0x10000', { scheme: 'segments' }],
    ['segment code base=0x0 limit=16; read 0x10', { scheme: 'segments' }],
    ['segment s base=0x100 limit=16 grows=down; read 0xfef', { scheme: 'segments' }],
    ['read 0x10', { scheme: 'base' }],
    ['segment a base=0x0 limit=16; segment b base=0x0 limit=16', { scheme: 'base' }],
  ];
  expect(
    cases.map(([script, chosen]) => {
      const { fault } = end(script, chosen);
      return `${fault?.code}: ${fault?.message}`;
    }),
  ).toMatchInlineSnapshot(`
    [
      "not-present: The program may not read 0x7ffeefbff5a0: nothing is mapped there, as PML4 entry 255 is not present. If the kernel has no page to put there, the program gets SIGSEGV with SEGV_MAPERR.",
      "non-canonical: The program may not write to 0x800000000000: it is not canonical, as bits 48 to 63 must repeat bit 47. The processor does not even look at the tables, so it gets SIGSEGV with SI_KERNEL.",
      "write-protected: The program may not write to 0x1000: PT entry 1 is read-only, so it gets SIGSEGV with SEGV_ACCERR.",
      "no-execute: The program may not run code at 0x1000: PT entry 1 says no-execute, so it gets SIGSEGV with SEGV_ACCERR.",
      "kernel-page: The program may not read 0x1000: PT entry 1 is for the kernel alone, so it gets SIGSEGV, with SEGV_MAPERR as if nothing were there.",
      "write-protected: The kernel may not write to 0x1000: PT entry 1 is read-only, which is a bug of its own, an oops.",
      "non-canonical: The program may not read 0x100000000: it is outside the address space, which has 32 bits.",
      "stale-translation: The TLB still sends 0x7ffeefbff5a0 to frame 42, but the page table has changed since: a kernel that changes an entry must flush the page.",
      "misaligned: A page of 4 KiB begins at a multiple of its size, such as 0x1000; 0x1234 is inside one.",
      "non-canonical: 0x800000000000 is not canonical: bits 48 to 63 must repeat bit 47.",
      "already-mapped: 0x1000 is mapped already; unmap it first.",
      "frame-of-a-table: Frame 4096 holds a page table: a program that could write it could give itself any memory.",
      "frame-too-large: An entry of two-level has 20 bits for the frame, so 1048575 is the last; 1048576 does not fit.",
      "misaligned: A page of 2 MiB begins at a frame that is a multiple of 512; 3 is none.",
      "no-such-page-size: Pages of x86-64 have 4 KiB, 2 MiB, 1 GiB, not 4 MiB.",
      "overlap: Smaller pages are mapped in the 2 MiB from 0x200000: one entry cannot lead both to a table and to a page.",
      "not-mapped: Nothing is mapped at 0x1000.",
      "not-mapped: Nothing is mapped at 0x1000.",
      "non-canonical: 0x800000000000 is not canonical: bits 48 to 63 must repeat bit 47.",
      "wrong-scheme: The scheme x86-64 has pages, no segments: choose segments or base in the opening line.",
      "wrong-scheme: The scheme segments has no pages and no TLB, so there is nothing to map: choose another in the opening line.",
      "incomplete-segment: Segment code needs base=…",
      "outside-space: A segment has at most 4 KiB of addresses; the limit of code is 1 MiB.",
      "no-segment: 0x10 is in segment 0, which was never set.",
      "outside-space: 0x10000 is outside the address space, which has 16 KiB.",
      "outside-segment: 0x10 is byte 16 of code, which has 16 B: a segmentation violation, which SIGSEGV is named after.",
      "outside-segment: 0xfef is 17 bytes below the end of s, which has 16 B: a segmentation violation, which SIGSEGV is named after.",
      "no-segment: There is no base and no limit to translate 0x10 with: set them.",
      "no-segment: There are registers for one segment only; give one of them again, by its name.",
    ]
  `);
});

test('a setting that cannot be is refused', () => {
  const refused = (config: object) => {
    const taken = settingsFromJson(pagingModel.settings, config);
    return taken.ok ? 'taken' : `${taken.error.field}: expected ${taken.error.expected}`;
  };
  expect([
    refused({ page: 5000 }),
    refused({ space: '8GB' }),
    refused({ scheme: 'x86' }),
    refused({ page: '32', space: '32KB', tags: true }),
  ]).toMatchInlineSnapshot(`
    [
      "config.page: expected a page size, a power of two from 8 to 64KB",
      "config.space: expected the size of an address space, a power of two from 16 to 4GB",
      "config.scheme: expected x86-64, x86-64-5, two-level, linear, segments or base",
      "taken",
    ]
  `);
});

const address = fc.constantFrom(
  0x1000n,
  0x1008n,
  0x2000n,
  0x20_0000n,
  0x7ffe_efbf_f000n,
  1n << 47n,
);
const prot = fc.constantFrom('r' as const, 'rw' as const, 'rx' as const, 'rwx' as const);
const yes = fc.constantFrom(true as const, undefined);
const statement = fc.oneof(
  fc.record({
    kind: fc.constant('map' as const),
    address,
    frame: fc.constantFrom(1, 512, 4097),
    prot,
    kernel: yes,
    global: yes,
    huge: fc.constantFrom(undefined, 2 * 1024 ** 2),
  }),
  fc.record({ kind: fc.constant('unmap' as const), address, noflush: yes }),
  fc.record({ kind: fc.constant('protect' as const), address, prot, noflush: yes }),
  fc.record({ kind: fc.constantFrom('read' as const, 'write' as const, 'exec' as const), address }),
  fc.record({ kind: fc.constant('flush' as const) }),
  fc.record({ kind: fc.constant('switch' as const), space: fc.nat(2) }),
) as fc.Arbitrary<PagingStatement>;

test('a clone goes on in the same way, in the middle of an access too, and neither knows the other', () => {
  const settings = fc.record({
    scheme: fc.constantFrom('x86-64' as const, 'two-level' as const, 'linear' as const),
    tlb: fc.constantFrom(0, 2, 4),
    tags: fc.boolean(),
    space: fc.constant(2 ** 24),
  });
  fc.assert(
    fc.property(
      settings,
      fc.array(statement, { maxLength: 12 }),
      fc.array(statement, { maxLength: 8 }),
      (chosen, first, then) => {
        const engine = pagingModel.create(withDefaults(pagingModel.settings, chosen), []);
        const whole = (one: PagingStatement, on = engine) => {
          const steps = [on.step(one)];
          while (!steps.at(-1)!.done) steps.push(on.step(one));
          return steps;
        };
        for (const one of first) whole(one);
        // Perhaps leaves an access half done.
        const [next] = then;
        const half = next && !engine.step(next).done;
        const rest = half ? then : then.slice(1);
        const copy = engine.clone();
        const before = JSON.stringify(copy.view());
        const steps = rest.map((one) => whole(one));
        expect(JSON.stringify(copy.view())).toBe(before);
        expect(rest.map((one) => whole(one, copy))).toEqual(steps);
        expect(copy.view()).toEqual(engine.view());
      },
    ),
    { numRuns: 1000 },
  );
});
