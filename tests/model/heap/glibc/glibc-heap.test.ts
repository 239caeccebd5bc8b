import { describe, expect, it } from 'vitest';
import type { HeapEvent } from '../../../../src/model/heap/allocator.ts';
import { GlibcHeap } from '../../../../src/model/heap/glibc/glibc-heap.ts';
import type { Tunables } from '../../../../src/model/heap/glibc/tunables.ts';

const page = 4096;
const heapOf = (tunables?: Partial<Tunables>) => new GlibcHeap(tunables && { tunables });
const noTcache = () => heapOf({ tcacheCount: 0 });

/** So many blocks of a size, one after the other. */
const blocks = (heap: GlibcHeap, count: number, bytes: number): number[] =>
  Array.from({ length: count }, () => heap.malloc(bytes)!);

/** What a call tells. */
function told(heap: GlibcHeap, call: () => unknown): HeapEvent[] {
  heap.log = [];
  call();
  return heap.log;
}

describe('the tcache', () => {
  it('keeps seven of a size, last freed, first reused', () => {
    const heap = new GlibcHeap();
    const all = blocks(heap, 9, 24);
    heap.malloc(24);
    for (const user of all) heap.free(user);
    const kept = heap.view().bins.map(({ kind, size, chunks }) => [kind, size, chunks.length]);
    expect(kept).toEqual([
      ['tcache', 32, 7],
      ['fastbin', 32, 2],
    ]);
    expect(blocks(heap, 7, 24)).toEqual(all.slice(0, 7).reverse());
    const events = told(heap, () => expect(heap.malloc(24)).toBe(all[8]));
    expect(events.map(({ kind, because }) => `${kind}: ${because}`)).toMatchInlineSnapshot(`
      [
        "take: it is the newest of fastbin 32: last freed, first reused",
        "put: malloc was in its bin anyway: the others of this size go to tcache bin 32",
      ]
    `);
    expect(heap.malloc(24)).toBe(all[7]);
  });

  it('counts as used', () => {
    const heap = new GlibcHeap();
    const user = heap.malloc(100)!;
    const before = heap.mallinfo();
    heap.free(user);
    expect(heap.mallinfo()).toEqual(before);
  });

  it('is not asked by calloc', () => {
    const heap = new GlibcHeap();
    const user = heap.malloc(100)!;
    heap.free(user);
    expect(heap.calloc(1, 100)).not.toBe(user);
    expect(heap.malloc(100)).toBe(user);
  });
});

describe('chunks that merge', () => {
  it('do so at once from 144 bytes on, and stay apart in fastbins', () => {
    const heap = noTcache();
    const small = blocks(heap, 3, 120);
    const large = blocks(heap, 2, 200);
    heap.malloc(24);
    for (const user of [...small, ...large]) heap.free(user);
    const states = heap.view().chunks.map(({ state, size }) => `${state} ${size}`);
    expect(states.slice(1, 5)).toEqual([
      'fastbin 128',
      'fastbin 128',
      'fastbin 128',
      'unsorted 416',
    ]);
  });

  it('all do before a large request: malloc_consolidate', () => {
    const heap = noTcache();
    const small = blocks(heap, 3, 120);
    heap.malloc(24);
    for (const user of small) heap.free(user);
    const events = told(heap, () => heap.malloc(1100));
    expect(events.map(({ kind }) => kind)).toEqual([
      'put',
      'put',
      'merge',
      'put',
      'merge',
      'put',
      'take',
    ]);
    expect(events[0]!.because).toMatchInlineSnapshot(
      `"a request of 1120 bytes is large, and before those the fastbins are emptied"`,
    );
    expect(heap.view().bins).toMatchObject([
      { kind: 'small', size: 384, chunks: [small[0]! - 16] },
    ]);
  });

  it('merge with both neighbours, and with top', () => {
    const heap = noTcache();
    const [a, b, c] = blocks(heap, 3, 500) as [number, number, number];
    heap.free(a);
    heap.free(c);
    expect(heap.mallinfo().ordblks).toBe(2);
    const events = told(heap, () => heap.free(b));
    expect(events).toMatchInlineSnapshot(`
      [
        {
          "because": "it is too large for a fastbin: it becomes part of top",
          "block": 93824992253072,
          "kind": "put",
          "size": 512,
        },
        {
          "because": "the chunk before is free, and its size stands right in front of this one",
          "block": 93824992252560,
          "kind": "merge",
          "other": 93824992253072,
          "size": 1024,
        },
        {
          "because": "the next chunk is top, which grows downward by it",
          "block": 93824992252560,
          "kind": "merge",
          "other": 93824992253584,
          "size": 134512,
        },
      ]
    `);
    expect(heap.mallinfo().ordblks).toBe(1);
  });
});

describe('the best fit', () => {
  it('is the smallest that is large enough, and the rest goes to the unsorted list', () => {
    const heap = noTcache();
    const sizes = [3000, 2000, 2500];
    const users = sizes.map((bytes) => {
      const user = heap.malloc(bytes)!;
      heap.malloc(24);
      return user;
    });
    for (const user of users) heap.free(user);
    expect(heap.malloc(1900)).toBe(users[1]);
    expect(heap.malloc(2100)).toBe(users[2]);
    expect(heap.view().bins.map(({ kind, size }) => `${kind} ${size}`)).toEqual([
      'unsorted 0',
      'small 96',
      'large 3008',
    ]);
  });

  it('is the second of its size: the first stands in the skip list', () => {
    const heap = noTcache();
    const users = Array.from({ length: 3 }, () => {
      const user = heap.malloc(2000)!;
      heap.malloc(24);
      return user;
    });
    for (const user of users) heap.free(user);
    heap.malloc(5000);
    expect([heap.malloc(2000), heap.malloc(2000), heap.malloc(2000)]).toEqual([
      users[2],
      users[1],
      users[0],
    ]);
  });

  it('gives way to the last remainder, so that small requests in a row lie together', () => {
    const heap = noTcache();
    const user = heap.malloc(2000)!;
    heap.malloc(24);
    heap.free(user);
    expect(blocks(heap, 3, 100)).toEqual([user, user + 112, user + 224]);
    expect(heap.view().lastRemainder).toBe(user + 336 - 16);
  });
});

describe('the end of the heap', () => {
  it('begins at 132 KiB, and grows in whole pages with 128 KiB to spare', () => {
    const heap = new GlibcHeap();
    expect(told(heap, () => heap.malloc(24))).toMatchInlineSnapshot(`
      [
        {
          "because": "there is no heap yet: the heap grows by 33 pages, 131072 bytes of them to spare",
          "block": 93824992251904,
          "kind": "grow",
          "size": 135168,
        },
        {
          "because": "no free chunk is large enough, so it is cut from the beginning of top",
          "block": 93824992251904,
          "kind": "take",
          "size": 656,
        },
        {
          "because": "no free chunk is large enough, so it is cut from the beginning of top",
          "block": 93824992252560,
          "kind": "take",
          "size": 32,
        },
      ]
    `);
    blocks(heap, 1, 130_000);
    expect(told(heap, () => heap.malloc(10_000))).toMatchInlineSnapshot(`
      [
        {
          "because": "top has 4464 bytes and 10048 are needed: the heap grows by 34 pages, 131072 bytes of them to spare",
          "block": 93824992387072,
          "kind": "grow",
          "size": 139264,
        },
        {
          "because": "no free chunk is large enough, so it is cut from the beginning of top",
          "block": 93824992382608,
          "kind": "take",
          "size": 10016,
        },
      ]
    `);
    expect(heap.mallinfo().arena % page).toBe(0);
  });

  it('goes back once top has reached the trim threshold', () => {
    const heap = new GlibcHeap();
    const [, before, last] = blocks(heap, 3, 100_000) as [number, number, number];
    heap.free(last);
    const { arena } = heap.mallinfo();
    expect(told(heap, () => heap.free(before)).at(-1)).toMatchInlineSnapshot(`
      {
        "because": "top has 235200 bytes, and the trim threshold is 131072: all but 131072 and what is left of a page goes back",
        "block": 93824992352576,
        "kind": "shrink",
        "size": 102400,
      }
    `);
    expect(heap.mallinfo().arena).toBeLessThan(arena);
  });
});

describe('mappings', () => {
  it('serve chunks from 128 KiB on, and a freed one raises the thresholds', () => {
    const heap = new GlibcHeap();
    const [small, large] = [heap.malloc(131_048)!, heap.malloc(131_049)!];
    expect([heap.chunkOf(small).state, heap.chunkOf(large).state]).toEqual(['live', 'mapped']);
    const { size } = heap.chunkOf(large);
    expect(size).toBe(33 * page);
    heap.free(large);
    const { mmapThreshold, trimThreshold } = heap.view();
    expect([mmapThreshold, trimThreshold]).toEqual([size, 2 * size]);
    expect(heap.chunkOf(heap.malloc(131_049)!).state).toBe('live');
  });

  it('move no threshold above 32 MiB, nor one that was chosen', () => {
    const heap = new GlibcHeap();
    heap.free(heap.malloc(33 * 1024 * 1024)!);
    expect(heap.view().mmapThreshold).toBe(128 * 1024);
    const chosen = heapOf({ trimThreshold: 128 * 1024 });
    chosen.free(chosen.malloc(200_000)!);
    expect(chosen.view().mmapThreshold).toBe(128 * 1024);
  });

  it('are resized by the kernel', () => {
    const heap = new GlibcHeap();
    const user = heap.malloc(200_000)!;
    const events = told(heap, () => heap.realloc(user, 400_000));
    expect(events.map(({ because }) => because)).toMatchInlineSnapshot(`
      [
        "the kernel moves the pages of a mapping (mremap) from 200704 bytes to 401408; no byte is copied",
      ]
    `);
    expect(heap.mallinfo()).toMatchObject({ hblks: 1, hblkhd: 401_408 });
  });
});

describe('realloc', () => {
  const first = (events: readonly HeapEvent[]) => events.map(({ kind }) => kind).join(' ');

  it('stays where it is into top, into a free neighbour, and when it shrinks', () => {
    const heap = noTcache();
    const user = heap.malloc(200)!;
    expect(first(told(heap, () => expect(heap.realloc(user, 1000)).toBe(user)))).toBe('keep');
    const next = heap.malloc(1000)!;
    heap.malloc(24);
    heap.free(next);
    expect(
      first(told(heap, () => expect(heap.realloc(user, 1500)).toBe(user))),
    ).toMatchInlineSnapshot(`"split put keep"`);
    expect(
      first(told(heap, () => expect(heap.realloc(user, 100)).toBe(user))),
    ).toMatchInlineSnapshot(`"split put merge keep"`);
  });

  it('copies to a new block where there is no room, and frees the old one', () => {
    const heap = noTcache();
    const [user] = blocks(heap, 2, 200) as [number, number];
    const events = told(heap, () => expect(heap.realloc(user, 1000)).not.toBe(user));
    expect(events.map(({ kind, because }) => `${kind}: ${because}`)).toMatchInlineSnapshot(`
      [
        "take: no free chunk is large enough, so it is cut from the beginning of top",
        "move: there is no room behind it: 200 bytes are copied to a new block, and the old one is freed",
        "put: it is too large for a fastbin: it goes to the unsorted list",
      ]
    `);
  });

  it('of NULL is malloc, and to nothing is free', () => {
    const heap = new GlibcHeap();
    const user = heap.realloc(null, 24)!;
    expect(heap.realloc(user, 0)).toBeNull();
    expect(heap.malloc(24)).toBe(user);
  });
});

it('refuses what is no size, and says so', () => {
  const heap = new GlibcHeap();
  heap.malloc(1);
  expect(told(heap, () => expect(heap.malloc(-1)).toBeNull())).toMatchInlineSnapshot(`
    [
      {
        "because": "no size is larger than PTRDIFF_MAX",
        "kind": "refuse",
        "size": -1,
      },
    ]
  `);
  expect(heap.calloc(2 ** 40, 2 ** 40)).toBeNull();
  expect(heap.fault).toBeUndefined();
});

it('says in which pages a call wrote', () => {
  const heap = new GlibcHeap();
  const pages = () => heap.wrote().map((address) => Math.floor(address / page));
  const user = heap.malloc(10_000)!;
  // The size of the new chunk, and far behind it that of top.
  const [first, last] = [user - 16, user + 10_000].map((address) => Math.floor(address / page));
  expect(pages()).toEqual([first, last]);
  heap.chunkOf(user);
  heap.mallinfo();
  expect(pages()).toEqual([first, last]);
});

it('does not take tunables that glibc would not', () => {
  expect(() => heapOf({ mxfast: 161 })).toThrow(RangeError);
  expect(() => heapOf({ tcacheMax: 1033 })).toThrow(RangeError);
});

it('shows its blocks as every allocator does', () => {
  const heap = noTcache();
  const [user] = blocks(heap, 2, 2000) as [number, number];
  heap.malloc(200_000);
  heap.free(user);
  expect(
    [...heap.blocks()].map(({ state, place, size, usable, asked }) => [
      state,
      place,
      size,
      usable,
      asked,
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "own",
        "own",
        656,
        648,
        0,
      ],
      [
        "free",
        "unsorted",
        2016,
        2008,
        0,
      ],
      [
        "live",
        undefined,
        2016,
        2008,
        2000,
      ],
      [
        "free",
        "top",
        130480,
        130472,
        0,
      ],
      [
        "live",
        "mapping",
        200704,
        200688,
        200000,
      ],
    ]
  `);
  expect([...heap.freeOrder()]).toEqual([
    user - 16,
    heap.view().chunks.find(({ state }) => state === 'top')!.address,
  ]);
});
