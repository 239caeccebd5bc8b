import { describe, expect, it } from 'vitest';
import { narrateHeap, narrateHeapStart, wordOfHeap } from '../../../src/widgets/narrate/heap.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = { start: narrateHeapStart, narrate: narrateHeap, word: wordOfHeap };

const programs = {
  list: 'model heap fit=best\na = malloc 100; b = malloc 50; free a; c = malloc 60; c = realloc c 200; c = realloc c 100; d = calloc 16; free b; free d; d = malloc 8; write d 4; read 0x8; free 0x8; n = malloc 9000; free n; free c; exit',
  grow: 'model heap grow=4KB map=64KB\na = malloc 5000; b = malloc 100KB; free b',
  buddy:
    'model heap allocator=buddy size=1KB unit=64\na = malloc 100; b = malloc 60; free a; free b; b = malloc 900; b = realloc b 1000; c = malloc 900; exit',
  slab: 'model heap allocator=slab\na = malloc 64; b = malloc 20; c = malloc 100; a = realloc a 10; free a; free b',
  classes:
    'model heap allocator=classes size=16KB\na = malloc 64; b = malloc 20; c = malloc 3000; c = realloc c 200; free a; free b',
  glibc:
    'model heap allocator=glibc\na = malloc 100; b = malloc 2000; c = malloc 16; free a; a = malloc 100; free b; d = malloc 500; e = malloc 200KB; free e; c = realloc c 5000; free c; free d; free d; free a; f = calloc 100; g = malloc 500KB; g = realloc g 600KB; write f 200',
  mistakes:
    'model heap\na = malloc 8; b = malloc 8; free a; free a; write a; read a+1; a = malloc 8; free a; write b 9; read b 9; read 0x900; free 0x3; free q; b = malloc 5; write b 40; free b; c = malloc 1KB; d = malloc 2KB; free c; e = malloc 3KB; read e; free e+1; exit',
};

describe('the sentences of a heap', () => {
  it('tell what the list allocator does', () => {
    expect(told(how, programs.list)).toMatchInlineSnapshot(`
      [
        "A heap of 4 KiB, all free: nothing is handed out.",
        "Malloc | With malloc, a gets 100 bytes at 0x8, in a block of 112. Best fit: it is the only one that is large enough. The other 3,984 bytes stay free.",
        "Malloc | With malloc, b gets 50 bytes at 0x78, in a block of 64. Best fit: it is the only one that is large enough. The other 3,920 bytes stay free.",
        "Free | Given back: a and its 100 bytes at 0x8. They are free in a block of 112.",
        "Malloc | With malloc, c gets 60 bytes at 0x8, in a block of 72. Best fit: 40 left over is the least of 2 candidates. The other 40 bytes stay free.",
        "Realloc | With realloc, c gets 200 bytes at 0xb8, in a block of 208. 208 bytes do not fit where it was.",
        "Realloc | With realloc, c gets 100 bytes at 0xb8, in a block of 208. It stays where it was: it has 208 bytes.",
        "Calloc | With calloc, d gets 16 bytes at 0x8, in a block of 24, each of them 0. Best fit: 88 left over is the least of 2 candidates. The other 88 bytes stay free.",
        "Free | Given back: b and its 50 bytes at 0x78. The block merges with 1 free neighbour: 152 bytes in one piece.",
        "Free | Given back: d and its 16 bytes at 0x8. The block merges with 1 free neighbour: 176 bytes in one piece.",
        "Malloc | With malloc, d gets 8 bytes at 0x8, in a block of 16. Best fit: 160 left over is the least of 2 candidates. The other 160 bytes stay free.",
        "Write | The program writes 4 bytes at 0x8, in the block of d.",
        "Read | The program reads 1 byte at 0x8.",
        "Free | Given back: the 8 bytes at 0x8. The block merges with 1 free neighbour: 176 bytes in one piece.",
        "NULL | 9000 bytes were asked for, which takes 9008, and only 3888 are free. n is NULL.",
        "Free | Nothing happens: n is NULL, which free ignores.",
        "Free | Given back: c and its 100 bytes at 0xb8. The block merges with 2 free neighbours: 4,096 bytes in one piece.",
        "Exit | The program ends, and nothing was leaked.",
      ]
    `);
  });
  it('tell how a region grows', () => {
    expect(told(how, programs.grow)).toMatchInlineSnapshot(`
      [
        "A heap of 4 KiB, all free: nothing is handed out.",
        "Malloc | With malloc, a gets 5,000 bytes at 0x8, in a block of 5,008. The heap grows by 8 KiB for it. First fit: the first one in the list is large enough. The other 7,280 bytes stay free.",
        "Malloc | With malloc, b gets 102,400 bytes at 0x10000000008, in a block of 106,496. 102408 bytes are not below the threshold of 65536.",
        "Free | Given back: b and its 102,400 bytes at 0x10000000008. It was a mapping of its own.",
      ]
    `);
  });
  it('tell how buddies split and merge', () => {
    expect(told(how, programs.buddy)).toMatchInlineSnapshot(`
      [
        "A heap of 1 KiB, all free: nothing is handed out.",
        "Malloc | With malloc, a gets 100 bytes at 0x0, in a block of 128. It is the lowest that is large enough. It is halved 3 times until it fits.",
        "Malloc | With malloc, b gets 60 bytes at 0x80, in a block of 64. It is the lowest that is large enough. The other 64 bytes stay free.",
        "Free | Given back: a and its 100 bytes at 0x0. They are free in a block of 128: its buddy is not free.",
        "Free | Given back: b and its 60 bytes at 0x80. The block merges with its buddy, 4 times in a row: 1,024 bytes in one piece.",
        "Malloc | With malloc, b gets 900 bytes at 0x0, in a block of 1,024. It is the lowest that is large enough.",
        "Realloc | With realloc, b gets 1,000 bytes at 0x0, in a block of 1,024. It stays where it was: 1000 bytes still round up to 1024.",
        "NULL | 900 bytes were asked for, which takes 1024, and only 0 are free. c is NULL.",
        "Leak | 1 block was never freed, 1000 bytes in all: b (1000).",
      ]
    `);
  });
  it('tell of slabs', () => {
    expect(told(how, programs.slab)).toMatchInlineSnapshot(`
      [
        "A heap of 4 KiB, all free, and no slab yet: nothing is handed out.",
        "Malloc | With malloc, a gets 64 bytes at 0x0. A new slab of 1 KiB is made: no slab for 64 bytes has a free object.",
        "Malloc | With malloc, b gets 20 bytes at 0x40, in a block of 64. It heads the free list of its slab.",
        "NULL | 100 bytes were asked for. 3968 bytes are free, in 15 blocks, the largest of 3072: objects of this cache have 64 bytes. c is NULL.",
        "Realloc | With realloc, a gets 10 bytes at 0x0, in a block of 64. It stays where it was: it is still of the same size class.",
        "Free | Given back: a and its 10 bytes at 0x0. It was freed and now heads the free list of its slab.",
        "Free | Given back: b and its 20 bytes at 0x40. It was freed and now heads the free list of its slab.",
      ]
    `);
    expect(told(how, programs.classes)).toMatchInlineSnapshot(`
      [
        "A heap of 16 KiB, all free, and no slab yet: nothing is handed out.",
        "Malloc | With malloc, a gets 64 bytes at 0x0. A new slab of 1 KiB is made: no slab for 64 bytes has a free object.",
        "Malloc | With malloc, b gets 20 bytes at 0x400, in a block of 32. A new slab of 1 KiB is made: no slab for 32 bytes has a free object.",
        "Malloc | With malloc, c gets 3,000 bytes at 0x800, in a block of 3,072. First fit: the first one in the list is large enough. The other 11,264 bytes stay free.",
        "Realloc | With realloc, c gets 200 bytes at 0x1400, in a block of 224. A new slab of 1 KiB is made: no slab for 224 bytes has a free object. It is of another size class now.",
        "Free | Given back: a and its 64 bytes at 0x0. It was freed and now heads the free list of its slab.",
        "Free | Given back: b and its 20 bytes at 0x400. It was freed and now heads the free list of its slab.",
      ]
    `);
  });
  it('tell of the bins of glibc', () => {
    expect(told(how, programs.glibc)).toMatchInlineSnapshot(`
      [
        "No heap yet: glibc asks the system for one at the first malloc.",
        "Malloc | With malloc, a gets 100 bytes at 0x5555555592a0, in a block of 112. The heap grows by 132 KiB for it. No free chunk is large enough, so it is cut from the beginning of top.",
        "Malloc | With malloc, b gets 2,000 bytes at 0x555555559310, in a block of 2,016. No free chunk is large enough, so it is cut from the beginning of top.",
        "Malloc | With malloc, c gets 16 bytes at 0x555555559af0, in a block of 32. No free chunk is large enough, so it is cut from the beginning of top.",
        "Free | Given back: a and its 100 bytes at 0x5555555592a0. Tcache bin 112 has room (7 at most): it goes in front, and will be the first to go.",
        "Malloc | With malloc, a gets 100 bytes at 0x5555555592a0, in a block of 112. It is the newest of tcache bin 112: last freed, first reused.",
        "Free | Given back: b and its 2,000 bytes at 0x555555559310. It is too large for the tcache and the fastbins: it goes to the unsorted list.",
        "Malloc | With malloc, d gets 500 bytes at 0x555555559310, in a block of 512. On the way 1 chunk from the unsorted list goes to a bin. Bin 1984 is the first above the wanted size that holds a chunk, and its last is its smallest: 2016 bytes.",
        "Malloc | With malloc, e gets 204,800 bytes at 0x7ffff7d5a010, in a block of 208,896. On the way 1 chunk from the unsorted list goes to a bin. A chunk of 204816 is not below the mmap threshold, 131072: it gets a mapping of its own, in whole pages.",
        "Free | Given back: e and its 204,800 bytes at 0x7ffff7d5a010. It is a mapping of its own, which goes back to the system at once.",
        "Realloc | With realloc, c gets 5,000 bytes at 0x555555559af0, in a block of 5,008. It stays where it was: the next chunk is top, and it grows into that.",
        "Free | Given back: c and its 5,000 bytes at 0x555555559af0. It is too large for the tcache and the fastbins: it becomes part of top. The block merges with 2 free neighbours: 133,888 bytes in one piece.",
        "Free | Given back: d and its 500 bytes at 0x555555559310. Tcache bin 512 has room (7 at most): it goes in front, and will be the first to go.",
        "SIGABRT | d was freed before: a block is freed once. glibc aborts: "free(): double free detected in tcache 2".",
        "Free | Given back: a and its 100 bytes at 0x5555555592a0. Tcache bin 112 has room (7 at most): it goes in front, and will be the first to go.",
        "Calloc | With calloc, f gets 100 bytes at 0x555555559510, in a block of 112, each of them 0. No free chunk is large enough, so it is cut from the beginning of top.",
        "Malloc | With malloc, g gets 512,000 bytes at 0x7ffff7d0f010, in a block of 516,096. A chunk of 512016 is not below the mmap threshold, 208896: it gets a mapping of its own, in whole pages.",
        "Realloc | With realloc, g gets 614,400 bytes at 0x7ffff7cf6010, in a block of 618,496. The kernel moves the pages of a mapping (mremap) from 516096 bytes to 618496; no byte is copied.",
        "Mistake | f has 100 bytes; this writes 100 bytes behind them: they overwrite what the allocator keeps in the free block at 0x555555559570, and it stops when it reads that.",
      ]
    `);
  });
  it('tell mistakes', () => {
    expect(told(how, programs.mistakes)).toMatchInlineSnapshot(`
      [
        "A heap of 4 KiB, all free: nothing is handed out.",
        "Malloc | With malloc, a gets 8 bytes at 0x8, in a block of 16. First fit: the first one in the list is large enough. The other 4,080 bytes stay free.",
        "Malloc | With malloc, b gets 8 bytes at 0x18, in a block of 16. First fit: the first one in the list is large enough. The other 4,064 bytes stay free.",
        "Free | Given back: a and its 8 bytes at 0x8. They are free in a block of 16.",
        "Mistake | a was freed before: a block is freed once. The block there is free.",
        "Mistake | a was freed: this overwrites what the allocator keeps in the free block.",
        "Mistake | a was freed: this reads bytes that nobody owns, and that the allocator may hand out at any time.",
        "Malloc | With malloc, a gets 8 bytes at 0x8, in a block of 16. First fit: the first one in the list is large enough.",
        "Free | Given back: a and its 8 bytes at 0x8. They are free in a block of 16.",
        "Mistake | b has 8 bytes; this writes 1 byte behind them: they overwrite what the allocator keeps in the free block at 0x20, and it stops when it reads that.",
        "Mistake | b has 8 bytes; this reads 1 byte behind them, which are somebody else's or nobody's.",
        "Mistake | No block owns the bytes at 0x900: the block there is free. Nothing may read there.",
        "Mistake | free takes an address that malloc gave and nobody freed since; 0x3 is none. The block there is free.",
        "Mistake | Expected the name of a block, found q: nothing was ever assigned to it.",
        "Leak | With malloc, b gets 5 bytes at 0x8, in a block of 16. b was the only variable with the address of 8 bytes at 0x18: nobody can free them any more, a leak.",
        "Mistake | b has 5 bytes; this writes 35 bytes behind them: they overwrite what the allocator keeps in b, and it stops when it reads that.",
        "Free | Given back: b and its 5 bytes at 0x8. They are free in a block of 16.",
        "SIGABRT | malloc reads what the allocator keeps at 0x20 and finds it overwritten, by the write to b: a real program would be aborted here, far from that write.",
        "SIGABRT | malloc reads what the allocator keeps at 0x20 and finds it overwritten, by the write to b: a real program would be aborted here, far from that write.",
        "Mistake | Expected the name of a block, found c: nothing was ever assigned to it.",
        "SIGABRT | malloc reads what the allocator keeps at 0x20 and finds it overwritten, by the write to b: a real program would be aborted here, far from that write.",
        "Mistake | Expected the name of a block, found e: nothing was ever assigned to it.",
        "Mistake | Expected the name of a block, found e: nothing was ever assigned to it.",
        "Leak | 1 block was never freed, 8 bytes in all: b (8).",
      ]
    `);
  });

  it.each([...examplesOf('heap'), ...Object.values(programs)])('are sentences in\n%s', (text) => {
    expectSentences(how, text);
  });
});
