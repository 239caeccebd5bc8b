import { describe, expect, it } from 'vitest';
import {
  narratePaging,
  narratePagingStart,
  wordOfPaging,
} from '../../../src/widgets/narrate/paging.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = { start: narratePagingStart, narrate: narratePaging, word: wordOfPaging };

const programs = {
  tables:
    'model paging\nmap 0x1000 -> 42; map 0x2000 -> 43 r; read 0x1234; read 0x1238; write 0x1238; write 0x2000; exec 0x2000; read 0x3000; protect 0x1000 r; unmap 0x1000; map 0x40000000 -> 512 huge=2MB; read 0x40001000; map 0x5000 -> 7 kernel; read 0x5000; write 0x2000 kernel; read 0x800000000000',
  tlb: 'model paging scheme=linear space=64KB tlb=2 ways=1\nmap 0x1000 -> 4; map 0x3000 -> 6; read 0x1000; read 0x3000; switch 1; switch 0; flush; flush 0x1000; read 0x1000; flush 0x1000; read 0x1000; unmap 0x1000 noflush; read 0x1000; segment x base=0x10 limit=8; map 0x1001 -> 3',
  bare: 'model paging scheme=two-level tlb=0\nmap 0x1000 -> 4; map 0x2000 -> 5; write 0x1000; flush; switch 2; unmap 0x1000; switch 0; unmap 0x1000; unmap 0x2000',
  tags: 'model paging tags=on\nmap 0x1000 -> 4; read 0x1000; switch 1; read 0x1000',
  segments:
    'model paging scheme=segments\nsegment code base=0x8000 limit=2KB\nsegment stack number=3 base=0x7000 limit=2KB grows=down\nread 0x10; read 0x3c00; read 0x900; read 0x1000; read 0x9000; flush',
  base: 'model paging scheme=base\nread 0x10; segment all base=0x8000 limit=2KB; read 0x10; write 0x800',
};

describe('the sentences of paging', () => {
  it('tell a walk level by level', () => {
    expect(told(how, programs.tables)).toMatchInlineSnapshot(`
      [
        "Addresses of 48 bits, pages of 4 KiB, 4 levels of page tables and an empty TLB. Nothing is mapped yet.",
        "Map | The page at 0x1000 is mapped to frame 42. That takes new tables: PDPT in frame 4097, PD in frame 4098 and PT in frame 4099.",
        "Map | The page at 0x2000 is mapped to frame 43.",
        "TLB miss | The TLB has nothing for 0x1234 in set 1: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x1234, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 0, for 0x1234, leads to the PD in frame 4098.",
        "Walk | PD entry 0, for 0x1234, leads to the PT in frame 4099.",
        "Found | PT entry 1, for 0x1234, has the page in frame 42. Frame 42 with the offset 0x234 is the physical address 0x2a234. The TLB keeps that in set 1.",
        "TLB hit | The TLB has 0x1238: frame 42, in way 0 of set 1. No table is read. Frame 42 with the offset 0x238 is the physical address 0x2a238.",
        "TLB miss | The TLB has 0x1238, but not for this access, or not as dirty: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x1238, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 0, for 0x1238, leads to the PD in frame 4098.",
        "Walk | PD entry 0, for 0x1238, leads to the PT in frame 4099.",
        "Found | PT entry 1, for 0x1238, has the page in frame 42. Frame 42 with the offset 0x238 is the physical address 0x2a238. The first write to the page sets its dirty bit. The TLB keeps that in set 1.",
        "TLB miss | The TLB has nothing for 0x2000 in set 2: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x2000, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 0, for 0x2000, leads to the PD in frame 4098.",
        "Walk | PD entry 0, for 0x2000, leads to the PT in frame 4099.",
        "SIGSEGV | The program may not write to 0x2000: PT entry 2 is read-only, so it gets SIGSEGV with SEGV_ACCERR.",
        "TLB miss | The TLB has nothing for 0x2000 in set 2: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x2000, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 0, for 0x2000, leads to the PD in frame 4098.",
        "Walk | PD entry 0, for 0x2000, leads to the PT in frame 4099.",
        "SIGSEGV | The program may not run code at 0x2000: PT entry 2 says no-execute, so it gets SIGSEGV with SEGV_ACCERR.",
        "TLB miss | The TLB has nothing for 0x3000 in set 3: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x3000, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 0, for 0x3000, leads to the PD in frame 4098.",
        "Walk | PD entry 0, for 0x3000, leads to the PT in frame 4099.",
        "Page fault | The program may not read 0x3000: nothing is mapped there, as PT entry 3 is not present. If the kernel has no page to put there, the program gets SIGSEGV with SEGV_MAPERR.",
        "Protect | The page at 0x1000 allows r now, where it allowed rw. The TLB forgets it.",
        "Unmap | The page at 0x1000 no longer leads to frame 42. The TLB did not have it.",
        "Map | The 2 MiB page at 0x40000000 is mapped to frame 512. That takes a new table: PD in frame 4100.",
        "TLB miss | The TLB has nothing for 0x40001000 in set 1: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x40001000, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 1, for 0x40001000, leads to the PD in frame 4100.",
        "Found | PD entry 0, for 0x40001000, maps a large page itself, from frame 512. Frame 513 with the offset 0x0 is the physical address 0x201000. The TLB keeps that in set 0.",
        "Map | The page at 0x5000 is mapped to frame 7.",
        "TLB miss | The TLB has nothing for 0x5000 in set 1: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x5000, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 0, for 0x5000, leads to the PD in frame 4098.",
        "Walk | PD entry 0, for 0x5000, leads to the PT in frame 4099.",
        "SIGSEGV | The program may not read 0x5000: PT entry 5 is for the kernel alone, so it gets SIGSEGV, with SEGV_MAPERR as if nothing were there.",
        "TLB miss | The TLB has nothing for 0x2000 in set 2: the page tables are walked.",
        "Walk | PML4 entry 0, for 0x2000, leads to the PDPT in frame 4097.",
        "Walk | PDPT entry 0, for 0x2000, leads to the PD in frame 4098.",
        "Walk | PD entry 0, for 0x2000, leads to the PT in frame 4099.",
        "Oops | The kernel may not write to 0x2000: PT entry 2 is read-only, which is a bug of its own, an oops.",
        "SIGSEGV | The program may not read 0x800000000000: it is not canonical, as bits 48 to 63 must repeat bit 47. The processor does not even look at the tables, so it gets SIGSEGV with SI_KERNEL.",
      ]
    `);
  });
  it('tell what a TLB keeps and forgets', () => {
    expect(told(how, programs.tlb)).toMatchInlineSnapshot(`
      [
        "Addresses of 16 bits, pages of 4 KiB, one page table and an empty TLB. Nothing is mapped yet.",
        "Map | The page at 0x1000 is mapped to frame 4.",
        "Map | The page at 0x3000 is mapped to frame 6.",
        "TLB miss | The TLB has nothing for 0x1000 in set 1: the page tables are walked.",
        "Found | PT entry 1, for 0x1000, has the page in frame 4. Frame 4 with the offset 0x0 is the physical address 0x4000. The TLB keeps that in set 1.",
        "TLB miss | The TLB has nothing for 0x3000 in set 1: the page tables are walked.",
        "Found | PT entry 3, for 0x3000, has the page in frame 6. Frame 6 with the offset 0x0 is the physical address 0x6000. The TLB keeps that in set 1, in place of 0x1000, used longest ago.",
        "Switch | Address space 1 runs now, with tables of its own, instead of 0. The TLB's entries have no tags, so it forgets 1 translation.",
        "Switch | Address space 0 runs now, with tables of its own, instead of 1. The TLB's entries have no tags, so it forgets no translation.",
        "Flush | The TLB is emptied: it held no translation.",
        "Flush | The TLB did not have 0x1000.",
        "TLB miss | The TLB has nothing for 0x1000 in set 1: the page tables are walked.",
        "Found | PT entry 1, for 0x1000, has the page in frame 4. Frame 4 with the offset 0x0 is the physical address 0x4000. The TLB keeps that in set 1.",
        "Flush | The TLB forgets the page at 0x1000.",
        "TLB miss | The TLB has nothing for 0x1000 in set 1: the page tables are walked.",
        "Found | PT entry 1, for 0x1000, has the page in frame 4. Frame 4 with the offset 0x0 is the physical address 0x4000. The TLB keeps that in set 1.",
        "Unmap | The page at 0x1000 no longer leads to frame 4. The TLB is not told.",
        "Stale | The TLB still sends 0x1000 to frame 4, but the page table has changed since: a kernel that changes an entry must flush the page.",
        "Mistake | The scheme linear has pages, no segments: choose segments or base in the opening line.",
        "Mistake | A page of 4 KiB begins at a multiple of its size, such as 0x1000; 0x1001 is inside one.",
      ]
    `);
    expect(told(how, programs.tags).slice(-4)).toMatchInlineSnapshot(`
      [
        "Found | PT entry 1, for 0x1000, has the page in frame 4. Frame 4 with the offset 0x0 is the physical address 0x4000. The TLB keeps that in set 1.",
        "Switch | Address space 1 runs now, with tables of its own, instead of 0.",
        "TLB miss | The TLB has nothing for 0x1000 in set 1: the page tables are walked.",
        "Page fault | The program may not read 0x1000: nothing is mapped there, as PML4 entry 0 is not present. If the kernel has no page to put there, the program gets SIGSEGV with SEGV_MAPERR.",
      ]
    `);
  });
  it('tell of tables without a TLB', () => {
    expect(told(how, programs.bare)).toMatchInlineSnapshot(`
      [
        "Addresses of 32 bits, pages of 4 KiB, 2 levels of page tables and no TLB. Nothing is mapped yet.",
        "Map | The page at 0x1000 is mapped to frame 4. That takes a new table: PT in frame 4097.",
        "Map | The page at 0x2000 is mapped to frame 5.",
        "Walk | PD entry 0, for 0x1000, leads to the PT in frame 4097.",
        "Found | PT entry 1, for 0x1000, has the page in frame 4. Frame 4 with the offset 0x0 is the physical address 0x4000. The first write to the page sets its dirty bit.",
        "Flush | There is no TLB to flush.",
        "Switch | Address space 2 runs now, with tables of its own, instead of 0.",
        "Mistake | Nothing is mapped at 0x1000.",
        "Switch | Address space 0 runs now, with tables of its own, instead of 2.",
        "Unmap | The page at 0x1000 no longer leads to frame 4.",
        "Unmap | The page at 0x2000 no longer leads to frame 5. One table holds nothing any more, so its frame is free.",
      ]
    `);
  });
  it('tell of what came before pages', () => {
    expect(told(how, programs.segments)).toMatchInlineSnapshot(`
      [
        "An address space of 16 KiB. No segment is set yet, so no address leads anywhere.",
        "Segment | Segment code is number 0: 2 KiB from 0x8000 up in physical memory.",
        "Segment | Segment stack is number 3: 2 KiB from 0x7000 down in physical memory.",
        "Found | Address 0x10 is byte 16 of code, which has 2 KiB from 0x8000: 0x8010.",
        "Found | Address 0x3c00 is 1,024 bytes below the end of stack, which grows down from 0x7000: 0x6c00.",
        "SIGSEGV | 0x900 is byte 2304 of code, which has 2 KiB: a segmentation violation, which SIGSEGV is named after.",
        "Mistake | 0x1000 is in segment 1, which was never set.",
        "Mistake | 0x9000 is outside the address space, which has 16 KiB.",
        "Mistake | The scheme segments has no pages and no TLB, so there is nothing to flush: choose another in the opening line.",
      ]
    `);
    expect(told(how, programs.base)).toMatchInlineSnapshot(`
      [
        "An address space of 16 KiB. Base and limit are not set yet, so no address leads anywhere.",
        "Mistake | There is no base and no limit to translate 0x10 with: set them.",
        "Segment | Base and limit of all are set: 2 KiB from 0x8000 up.",
        "Found | Address 0x10 is below the limit of 2 KiB; plus the base 0x8000 it is 0x8010.",
        "SIGSEGV | 0x800 is byte 2048 of all, which has 2 KiB: a segmentation violation, which SIGSEGV is named after.",
      ]
    `);
  });

  it.each([...examplesOf('paging'), ...Object.values(programs)])('are sentences in\n%s', (text) => {
    expectSentences(how, text);
  });
});
