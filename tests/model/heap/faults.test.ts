import { describe, expect, it } from 'vitest';
import { endOf, faultsOf } from './script.ts';

describe('mistakes with free', () => {
  it('names a second free', () => {
    expect(faultsOf('a = malloc 8; b = malloc 8; free a; free a')).toEqual([
      'double-free: a was freed before: a block is freed once. The block there is free.',
    ]);
  });

  it('lets a stale pointer free the block that has its address now', () => {
    const script = 'a = malloc 8; free a; b = malloc 8; free a; read b';
    expect(faultsOf(script)).toEqual([
      'double-free: a was freed before, and 0x8 was handed out again since: this frees the block of b, which b goes on using.',
      'use-after-free: b was freed: this reads bytes that nobody owns, and that the allocator may hand out at any time.',
    ]);
    expect(endOf(script).pointers).toEqual([
      { name: 'a', address: 8, state: 'dangling' },
      { name: 'b', address: 8, state: 'dangling' },
    ]);
  });

  it('tells what an address is that malloc never gave', () => {
    const script = 'a = malloc 8; free a+3; free 0x4; free 0x100; free 0x9000; free b';
    expect(faultsOf(script)).toEqual([
      'invalid-free: free takes an address that malloc gave and nobody freed since; a+3 is none. The address is 3 bytes into a block, not where it begins.',
      'invalid-free: free takes an address that malloc gave and nobody freed since; 0x4 is none. The address is in the header of a block, not where it begins.',
      'invalid-free: free takes an address that malloc gave and nobody freed since; 0x100 is none. The block there is free.',
      'invalid-free: free takes an address that malloc gave and nobody freed since; 0x9000 is none. No block was ever handed out there.',
      'unknown-name: Expected the name of a block, found b: nothing was ever assigned to it.',
    ]);
  });

  it('takes an address for a name, and ignores NULL', () => {
    expect(faultsOf('a = malloc 8; free 0x8; free 0x8; free a')).toEqual([
      'double-free: 0x8 was freed before: a block is freed once. The block there is free.',
      'double-free: a was freed before: a block is freed once. The block there is free.',
    ]);
    expect(faultsOf('a = malloc 1MB; free a; free a+1; read a').slice(1)).toEqual([
      'invalid-free: free takes an address that malloc gave and nobody freed since; a+1 is none. It is no address at all, for the variable is NULL.',
      'null-pointer: a is NULL because its allocation failed: a read through it is a segmentation fault.',
    ]);
  });
});

describe('mistakes with accesses', () => {
  it('tells who has the bytes of a freed block', () => {
    const script = 'a = malloc 8; free a; read a; b = malloc 4; write a; c = realloc a 8';
    expect(faultsOf(script)).toEqual([
      'use-after-free: a was freed: this reads bytes that nobody owns, and that the allocator may hand out at any time.',
      'use-after-free: a was freed: this overwrites bytes of b, which has the memory now.',
      'use-after-free: a was freed: this resizes bytes of b, which has the memory now.',
    ]);
  });

  it('tells reads and writes past the end apart, and padding from a header', () => {
    const script =
      'a = malloc 5; b = malloc 8; read a 6; write a 8; write a+4 9; read a 5; write a 5';
    expect(faultsOf(script)).toEqual([
      "overread: a has 5 bytes; this reads 1 byte behind them, which are somebody else's or nobody's.",
      'overflow: a has 5 bytes; this writes 3 bytes behind them: they fall into padding, so nobody is hurt: another size, and somebody is.',
      'overflow: a has 5 bytes; this writes 8 bytes behind them: they overwrite what the allocator keeps in b, and it stops when it reads that.',
    ]);
  });

  it('tells what lies at an address that no block owns', () => {
    expect(faultsOf('a = malloc 8; read 0x8; read 0x4; read 0x100; write 0x9000')).toEqual([
      'invalid-access: No block owns the bytes at 0x4: it lies in the header of a block. Nothing may read there.',
      'invalid-access: No block owns the bytes at 0x100: the block there is free. Nothing may read there.',
      'invalid-access: No block owns the bytes at 0x9000: it lies outside the heap. Nothing may write there.',
    ]);
  });
});

describe('an overflow', () => {
  it('into a header is found when the neighbour is freed, which changes nothing', () => {
    const script = 'a = malloc 8; b = malloc 8; write a 12; free b';
    expect(faultsOf(script)[1]).toBe(
      'corruption: free reads what the allocator keeps at 0x10 and finds it overwritten, by the write to a: a real program would be aborted here, far from that write.',
    );
    const block = endOf(script).blocks.find(({ address }) => address === 16);
    expect(block).toMatchObject({ state: 'live', names: ['b'], damagedBy: 'a' });
  });

  it('into a free block is found by the search that comes to it, and by a merge', () => {
    const overflow = 'a = malloc 8; b = malloc 8; c = malloc 8; free b; write a 12;';
    expect(faultsOf(`${overflow} d = malloc 8`)[1]).toMatch(
      /^corruption: malloc reads .* at 0x10 /,
    );
    expect(faultsOf(`${overflow} free c`)[1]).toMatch(/^corruption: free reads .* at 0x10 /);
    expect(faultsOf(`${overflow} a = realloc a 16`)[1]).toMatch(/^corruption: realloc reads /);
  });

  it('without headers destroys bytes of the neighbour only', () => {
    const script = 'a = malloc 8; b = malloc 8; write a 12; free b; free a';
    expect(faultsOf(script, { header: 0 })).toEqual([
      'overflow: a has 8 bytes; this writes 4 bytes behind them: they overwrite the bytes of b.',
    ]);
  });

  it('into a free object of a slab destroys the link, which is found when the object is taken', () => {
    const slab = { allocator: 'slab', object: 16, slab: 64, size: 64 } as const;
    const script =
      'a = malloc 16; b = malloc 16; free b; write a 20; free a; c = malloc 16; d = malloc 1';
    expect(faultsOf(script, slab)).toEqual([
      'overflow: a has 16 bytes; this writes 4 bytes behind them: they overwrite what the allocator keeps in the free block at 0x10, and it stops when it reads that.',
      'corruption: malloc reads what the allocator keeps at 0x10 and finds it overwritten, by the write to a: a real program would be aborted here, far from that write.',
    ]);
  });

  it('of a freed object does the same', () => {
    const slab = { allocator: 'slab', object: 16, slab: 64, size: 64 } as const;
    expect(faultsOf('a = malloc 16; free a; write a 8; b = malloc 1', slab)).toEqual([
      'use-after-free: a was freed: this overwrites what the allocator keeps in the free block.',
      'corruption: malloc reads what the allocator keeps at 0x0 and finds it overwritten, by the write to a: a real program would be aborted here, far from that write.',
    ]);
  });
});

describe('out of memory', () => {
  it('tells a lack of memory from fragmentation', () => {
    const heap = { size: 200, header: 8 };
    const script =
      'a = malloc 40; b = malloc 40; c = malloc 40; free a; d = malloc 100; e = malloc 70';
    expect(faultsOf(script, heap)).toEqual([
      'out-of-memory: 100 bytes were asked for, which takes 112, and only 104 are free. d is NULL.',
      'fragmented: 70 bytes were asked for, which takes 80. 104 bytes are free, in 2 blocks, the largest of 56: fragmentation. e is NULL.',
    ]);
  });

  it('of a realloc leaves the old block, and loses it if its only pointer is overwritten', () => {
    const script = 'a = malloc 8; b = realloc a 8KB; read a; a = realloc a 8KB; read a';
    expect(faultsOf(script)).toEqual([
      'out-of-memory: 8192 bytes were asked for, which takes 8200, and only 4080 are free. b is NULL.',
      'out-of-memory: 8192 bytes were asked for, which takes 8200, and only 4080 are free. a is NULL, and its old block of 8 bytes is lost.',
      'null-pointer: a is NULL because its allocation failed: a read through it is a segmentation fault.',
    ]);
  });

  it('of a slab cache says what it cannot serve', () => {
    const slab = { allocator: 'slab', object: 16 } as const;
    expect(faultsOf('a = malloc 17', slab)).toEqual([
      'fragmented: 17 bytes were asked for. 4096 bytes are free, in one block: objects of this cache have 16 bytes. a is NULL.',
    ]);
  });
});

describe('leaks', () => {
  it('are reported at the end, by the variables that had them', () => {
    const script =
      'a = malloc 8; b = malloc 16; c = malloc 1; d = malloc 2; free b; e = malloc 3; exit';
    expect(faultsOf(script)).toEqual([
      'leak: 4 blocks were never freed, 14 bytes in all: a (8), c (1), d (2) and 1 more.',
    ]);
    expect(faultsOf('a = malloc 8; free a; exit')).toEqual([]);
  });

  it('begin where the only variable is overwritten', () => {
    expect(faultsOf('a = malloc 8; a = malloc 8; b = realloc a 8; a = malloc 8')).toEqual([
      'lost-block: a was the only variable with the address of 8 bytes at 0x8: nobody can free them any more, a leak.',
    ]);
  });
});

describe('glibc', () => {
  it('speaks for itself', () => {
    const [twice] = faultsOf('a = malloc 8; free a; free a', { allocator: 'glibc' });
    expect(twice).toMatch(/^double-free: .*free\(\): double free detected in tcache 2/);
    const [overflow, met] = faultsOf('a = malloc 24; b = malloc 24; write a 40; free b', {
      allocator: 'glibc',
    });
    expect(overflow).toMatch(/^overflow: a has 24 bytes; this writes 16 bytes behind them/);
    expect(met).toMatch(/^abort: glibc aborts: /);
  });

  it('hands a block out twice that was freed twice unnoticed', () => {
    const script =
      'a = malloc 24; b = malloc 24; free a; free b; free a; c = malloc 24; d = malloc 24; e = malloc 24';
    const codes = faultsOf(script, { allocator: 'glibc', tcache: 0 }).map(
      (one) => one.split(':')[0],
    );
    expect(codes).toEqual(['double-free', 'same-block-twice']);
  });
});
