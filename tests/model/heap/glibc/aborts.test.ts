import { describe, expect, it } from 'vitest';
import type { GlibcFault } from '../../../../src/model/heap/glibc/fault.ts';
import { GlibcHeap } from '../../../../src/model/heap/glibc/glibc-heap.ts';
import { type Program, programsOf } from './programs.ts';

/** The fault of each statement, up to the first that ends the program. */
function faultsOf({ tunables, statements }: Program): (GlibcFault | undefined)[] {
  const heap = new GlibcHeap({ tunables });
  const held = new Map<number, number | null>();
  const faults: (GlibcFault | undefined)[] = [];
  for (const [letter, variable, first = 0, bytes = 0, byte = 0] of statements) {
    const old = held.get(variable) ?? null;
    const before = JSON.stringify(heap.view());
    if (letter === 'a') held.set(variable, heap.malloc(first));
    if (letter === 'r') held.set(variable, heap.realloc(old, first));
    if (letter === 'f') heap.free(old! + first);
    if (letter === 'w') heap.write(old! + first, bytes, byte);
    faults.push(heap.fault);
    if (!heap.fault?.abort && heap.fault?.code !== 'segmentation-fault') continue;
    expect(JSON.stringify(heap.view()), 'the call is taken back').toBe(before);
    break;
  }
  return faults;
}

it.each(programsOf('aborts.txt').map((one) => [one.abort!, one] as const))(
  '%s',
  (abort, program) => {
    const faults = faultsOf(program);
    expect(faults.length, 'at the last statement').toBe(program.statements.length);
    if (abort === 'SIGSEGV') expect(faults.at(-1)?.code).toBe('segmentation-fault');
    else expect(faults.at(-1)?.abort).toBe(abort);
  },
);

describe('what a learner reads', () => {
  const small = (heap: GlibcHeap) => heap.malloc(24)!;
  const large = (heap: GlibcHeap) => heap.malloc(2000)!;
  const noTcache = () => new GlibcHeap({ tunables: { tcacheCount: 0 } });

  it('a block freed twice, kept by the tcache', () => {
    const heap = new GlibcHeap();
    const a = small(heap);
    heap.free(a);
    expect(heap.free(a)).toMatchInlineSnapshot(`
      {
        "abort": "free(): double free detected in tcache 2",
        "code": "double-free-tcache",
        "message": "glibc aborts: "free(): double free detected in tcache 2". This block is already in the tcache: free found its own key in the block, looked through the bin (_int_free, the tcache check) and met it there.",
        "subject": "0x5555555592a0",
      }
    `);
  });

  it('a block freed twice in a row, kept by a fastbin', () => {
    const heap = noTcache();
    const a = small(heap);
    small(heap);
    heap.free(a);
    expect(heap.free(a)).toMatchInlineSnapshot(`
      {
        "abort": "double free or corruption (fasttop)",
        "code": "double-free-fasttop",
        "message": "glibc aborts: "double free or corruption (fasttop)". This block is the one that its fastbin was given last. _int_free compares with that one only, so with another block freed in between nothing would have been noticed.",
        "subject": "0x5555555592a0",
      }
    `);
  });

  it('a block freed twice with another in between: nobody notices', () => {
    const heap = noTcache();
    const [a, b] = [small(heap), small(heap)];
    small(heap);
    heap.free(a);
    heap.free(b);
    expect(heap.free(a)).toMatchInlineSnapshot(`
      {
        "code": "unnoticed-free",
        "message": "The block at 0x5555555592a0 is not in use, and glibc did not notice: the same bytes will be handed out twice.",
        "subject": "0x5555555592a0",
      }
    `);
    expect([small(heap), small(heap), small(heap)]).toEqual([a, b, a]);
  });

  it('a block freed twice that went into top', () => {
    const heap = new GlibcHeap();
    const a = large(heap);
    heap.free(a);
    expect(heap.free(a)).toMatchInlineSnapshot(`
      {
        "abort": "double free or corruption (top)",
        "code": "double-free-top",
        "message": "glibc aborts: "double free or corruption (top)". This block is where top begins now, so it has been free for a while (_int_free).",
        "subject": "0x5555555592a0",
      }
    `);
  });

  it('a block freed twice that stands in the unsorted list', () => {
    const heap = new GlibcHeap();
    const a = large(heap);
    small(heap);
    heap.free(a);
    expect(heap.free(a)).toMatchInlineSnapshot(`
      {
        "abort": "double free or corruption (!prev)",
        "code": "double-free-prev",
        "message": "glibc aborts: "double free or corruption (!prev)". The next chunk's PREV_INUSE bit says that this block is free already (_int_free): it was freed before, or the header after it was overwritten.",
        "subject": "0x5555555592a0",
      }
    `);
  });

  it('an address inside a block', () => {
    const heap = new GlibcHeap();
    expect(heap.free(large(heap) + 8)).toMatchInlineSnapshot(`
      {
        "abort": "free(): invalid pointer",
        "code": "invalid-pointer",
        "message": "glibc aborts: "free(): invalid pointer". A block begins at a multiple of 16, with a size in front of it that does not wrap around the address space (the first check of _int_free): malloc never handed this address out.",
        "subject": "0x5555555592a8",
      }
    `);
  });

  it('a size in front that is too small', () => {
    const heap = noTcache();
    const a = large(heap);
    heap.write(a + 8, 1, 17);
    expect(heap.free(a + 16)).toMatchInlineSnapshot(`
      {
        "abort": "free(): invalid size",
        "code": "invalid-size",
        "message": "glibc aborts: "free(): invalid size". The size in front of this block is below 32 or no multiple of 16 (_int_free): the header was overwritten, or this address lies inside a block.",
        "subject": "0x5555555592b0",
      }
    `);
  });

  it('a write past the end of the last block, and the malloc after it', () => {
    const heap = new GlibcHeap();
    const a = small(heap);
    expect(heap.write(a, 32)).toMatchInlineSnapshot(`
      {
        "code": "unnoticed-overflow",
        "message": "The block at 0x5555555592a0 ends 8 bytes before the write does: it lands in the header of the next chunk. glibc does not notice before it uses that header.",
        "subject": "0x5555555592a0",
      }
    `);
    expect(heap.malloc(100)).toBeNull();
    expect(heap.fault).toMatchInlineSnapshot(`
      {
        "abort": "malloc(): corrupted top size",
        "code": "corrupted-top",
        "message": "glibc aborts: "malloc(): corrupted top size". Top claims to be larger than all that the system gave (_int_malloc, use_top): somebody wrote past the end of the last block.",
        "subject": "0x5555555592c0",
      }
    `);
  });

  it('a write past the end of a block into the header of a free one', () => {
    const heap = new GlibcHeap();
    const [a, b] = [large(heap), large(heap)];
    const c = large(heap);
    small(heap);
    heap.free(b);
    heap.write(a, 2008 + 1, 0x20);
    expect(heap.free(c)).toMatchInlineSnapshot(`
      {
        "abort": "corrupted size vs. prev_size while consolidating",
        "code": "corrupted-prev-size",
        "message": "glibc aborts: "corrupted size vs. prev_size while consolidating". The chunk before says another size than this header does (_int_free, merging backward): one of the two was overwritten.",
        "subject": "0x55555555a260",
      }
    `);
  });

  it('a write to a block that was freed, and the mallocs after it', () => {
    const heap = new GlibcHeap();
    const [a, b] = [small(heap), small(heap)];
    heap.free(b);
    heap.free(a);
    expect(heap.write(a, 8)).toMatchInlineSnapshot(`
      {
        "code": "unnoticed-use-after-free",
        "message": "0x5555555592a0 is not in use: the write lands in a free chunk, where malloc keeps the links of its lists. glibc does not notice before it follows them.",
        "subject": "0x5555555592a0",
      }
    `);
    expect(small(heap)).toBe(a);
    expect(heap.malloc(24)).toBeNull();
    expect(heap.fault).toMatchInlineSnapshot(`
      {
        "abort": "malloc(): unaligned tcache chunk detected",
        "code": "tcache-link",
        "message": "glibc aborts: "malloc(): unaligned tcache chunk detected". The head of a tcache bin is no multiple of 16 (tcache_get): a block was written to after it was freed, where its link to the next one stood.",
      }
    `);
  });

  it('a mapping freed twice', () => {
    const heap = new GlibcHeap();
    const a = heap.malloc(200_000)!;
    heap.free(a);
    expect(heap.free(a)).toMatchInlineSnapshot(`
      {
        "code": "segmentation-fault",
        "message": "The header of a block at 0x7ffff7d5c010 would be where nothing is mapped: a segmentation fault. No block was ever there, or it was a mapping of its own, which is gone once it is freed.",
        "subject": "0x7ffff7d5c010",
      }
    `);
  });

  it('a write to where nothing is', () => {
    expect(new GlibcHeap().write(0, 1)).toMatchInlineSnapshot(`
      {
        "code": "segmentation-fault",
        "message": "Nothing is mapped at 0x0: the write ends in a segmentation fault.",
        "subject": "0x0",
      }
    `);
  });
});
