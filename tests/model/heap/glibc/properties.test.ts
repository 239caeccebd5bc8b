import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GlibcHeap } from '../../../../src/model/heap/glibc/glibc-heap.ts';
import { PrivateSpace } from '../../../../src/model/heap/glibc/private-space.ts';

const numRuns = 1000;

interface Doing {
  readonly act: 'malloc' | 'calloc' | 'memalign' | 'realloc' | 'free';
  /** Which of the live blocks. */
  readonly which: number;
  readonly bytes: number;
}

const sizes = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(24, 40, 100, 120, 600, 1000) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 2000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 300_000 }) },
);
const doing: fc.Arbitrary<Doing> = fc.record({
  act: fc.constantFrom(
    'malloc',
    'malloc',
    'malloc',
    'calloc',
    'memalign',
    'realloc',
    'free',
    'free',
  ),
  which: fc.nat(1000),
  bytes: sizes,
});
const doings = fc.array(doing, { minLength: 1, maxLength: 60, size: 'max' });
const tunables = fc.record({
  tcacheCount: fc.constantFrom(0, 1, 7),
  tcacheUnsortedLimit: fc.constantFrom(0, 2),
  mxfast: fc.constantFrom(0, 128, 160),
  topPad: fc.constantFrom(0, 131_072),
  trimThreshold: fc.constantFrom(10_000, 131_072),
});

/** Does one thing and keeps the list of live users' addresses; what the call gave. */
function act(heap: GlibcHeap, live: number[], { act, which, bytes }: Doing): number | null {
  const at = which % Math.max(live.length, 1);
  const held = live[at];
  let user: number | null = null;
  if (act === 'free' && held !== undefined) {
    heap.free(held);
    live.splice(at, 1);
  } else if (act === 'realloc' && held !== undefined) {
    user = heap.realloc(held, bytes);
    if (user !== null) live[at] = user;
  } else {
    if (act === 'calloc') user = heap.calloc(1, bytes);
    else if (act === 'memalign') user = heap.memalign(64, bytes);
    else user = heap.malloc(bytes);
    if (user !== null) live.push(user);
  }
  if (heap.fault) throw new Error(heap.fault.message);
  return user;
}

/** What is not as it always is; nothing is []. */
function mistakes(heap: GlibcHeap, live: readonly number[], tcacheCount: number): string[] {
  const { chunks, bins, mallinfo } = heap.view();
  const found: string[] = [];
  const expected = (holds: boolean, what: string): void => {
    if (!holds) found.push(what);
  };
  const inHeap = chunks.filter(({ state }) => state !== 'mapped');
  const apart = ['unsorted', 'small', 'large', 'top'];
  inHeap.forEach(({ address, size, state }, index) => {
    const next = inHeap[index + 1];
    expected(!next || next.address === address + size, `no gap after ${address}`);
    expected(state !== 'broken' && state !== 'lost', `${address} is ${state}`);
    expected(address % 16 === 0, `${address} is a multiple of 16`);
    // Those of the tcache and the fastbins stay as they are.
    const alone = !next || !apart.includes(state) || !apart.includes(next.state);
    expected(alone, `the free chunk at ${address} has no free neighbour`);
  });
  const total = inHeap.reduce((sum, { size }) => sum + size, 0);
  expected(total === mallinfo.arena, 'the chunks are the arena');
  expected(mallinfo.uordblks + mallinfo.fordblks === mallinfo.arena, 'used and free are all');
  expected((inHeap.at(-1)?.state ?? 'top') === 'top', 'top is last');

  const held = chunks.filter(({ state }) => state === 'live' || state === 'mapped');
  const users = held.map(({ address }) => address + 16);
  expected(`${users}` === `${[...live].sort((a, b) => a - b)}`, 'live is what was handed out');

  const states = new Map(chunks.map(({ address, state }) => [address, state]));
  const listed = new Set<number>();
  for (const { kind, chunks: members } of bins) {
    const most = kind === 'tcache' ? tcacheCount : members.length;
    expected(members.length <= most, `a tcache bin has ${members.length}`);
    for (const p of members) {
      expected(states.get(p) === kind && !listed.has(p), `${p} is in one list, and free`);
      listed.add(p);
    }
  }
  const free = chunks.filter(
    ({ state }) =>
      state !== 'top' && state in { tcache: 1, fastbin: 1, unsorted: 1, small: 1, large: 1 },
  );
  expected(free.length === listed.size, 'every free chunk is in a list');
  return found;
}

describe('a heap, whatever a program without mistakes does', () => {
  it('is tiled by its chunks, each free one in one list', () => {
    fc.assert(
      fc.property(tunables, doings, (chosen, all) => {
        const heap = new GlibcHeap({ tunables: chosen });
        const live: number[] = [];
        all.forEach((one, index) => {
          act(heap, live, one);
          if (index % 8 === 0) expect(mistakes(heap, live, chosen.tcacheCount)).toEqual([]);
        });
        expect(mistakes(heap, live, chosen.tcacheCount)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is a top of one chunk and the tcache structure again once all is freed, without tcache', () => {
    fc.assert(
      fc.property(doings, (all) => {
        const heap = new GlibcHeap({ tunables: { tcacheCount: 0, mxfast: 0 } });
        // memalign alone makes no tcache structure.
        const live = [heap.malloc(1)!];
        for (const one of all) act(heap, live, one);
        for (const user of live) heap.free(user);
        const states = heap.view().chunks.map(({ state }) => state);
        expect(states).toEqual(['own', 'top']);
        expect(heap.mallinfo()).toMatchObject({ ordblks: 1, hblks: 0, hblkhd: 0 });
      }),
      { numRuns },
    );
  });

  it('goes on the same way in a clone, and neither knows of the other', () => {
    fc.assert(
      fc.property(doings, doings, (before, after) => {
        const heap = new GlibcHeap();
        const live: number[] = [];
        for (const one of before) act(heap, live, one);
        const copy = heap.clone();
        const copyLive = [...live];
        const then = JSON.stringify(heap.view());
        const answers = after.map((one) => act(copy, copyLive, one));
        expect(JSON.stringify(heap.view())).toBe(then);
        expect(after.map((one) => act(heap, live, one))).toEqual(answers);
        expect(heap.view()).toEqual(copy.view());
      }),
      { numRuns },
    );
  });

  it('tells what it does and does the same when it tells nothing', () => {
    fc.assert(
      fc.property(doings, (all) => {
        const [silent, telling] = [new GlibcHeap(), new GlibcHeap()];
        const [some, same]: [number[], number[]] = [[], []];
        for (const one of all) {
          telling.log = [];
          expect(act(telling, same, one)).toBe(act(silent, some, one));
          const causes = telling.log.map(({ because }) => because);
          expect(causes.filter((because) => !/^[^A-Z].*[^.]$/.test(because))).toEqual([]);
        }
        expect(telling.view()).toEqual(silent.view());
      }),
      { numRuns },
    );
  });

  it('gives null and stays as it was where the system gives no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600_000 }), doings, (limit, all) => {
        const heap = new GlibcHeap({ host: new PrivateSpace(limit) });
        const live: number[] = [];
        for (const one of all) act(heap, live, one);
        const { arena, hblkhd } = heap.mallinfo();
        expect(arena + hblkhd).toBeLessThanOrEqual(limit);
        const held = heap
          .view()
          .chunks.filter(({ state }) => state === 'live' || state === 'mapped');
        expect(held.length).toBe(live.length);
      }),
      { numRuns },
    );
  });
});

describe('a heap, whatever a program with mistakes does', () => {
  const mistake = fc.record({
    act: fc.constantFrom('malloc', 'realloc', 'free', 'write'),
    which: fc.nat(20),
    bytes: sizes,
    from: fc.constantFrom(0, 0, 0, 8, 16, -8, 24, 104, 1000),
    count: fc.integer({ min: 1, max: 24 }),
    byte: fc.constantFrom(0, 0x10, 0x21, 0x41, 0xff),
  });

  it('throws nothing, can be drawn, and is as before where glibc aborts', () => {
    fc.assert(
      fc.property(tunables, fc.array(mistake, { maxLength: 25, size: 'max' }), (chosen, all) => {
        const heap = new GlibcHeap({ tunables: chosen });
        const users: number[] = [];
        let before = JSON.stringify(heap.view());
        for (const { act, which, bytes, from, count, byte } of all) {
          const user = users[which % Math.max(users.length, 1)];
          let got: number | null = null;
          if (user === undefined || act === 'malloc') got = heap.malloc(bytes);
          else if (act === 'realloc') got = heap.realloc(user, bytes);
          else if (act === 'free') heap.free(user + from);
          else heap.write(user + from, count, byte);
          if (got !== null) users.push(got);
          const after = JSON.stringify(heap.view());
          const noticed = heap.fault && !heap.fault.code.startsWith('unnoticed');
          if (noticed && after !== before) throw new Error(`the call was not taken back: ${act}`);
          before = after;
        }
        expect(JSON.stringify(heap.clone().view())).toBe(before);
      }),
      { numRuns },
    );
  });
});
