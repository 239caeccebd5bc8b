import { describe, expect, it } from 'vitest';
import type { MachineEvent } from '../../../src/model/machine/event.ts';
import type { MachineState } from '../../../src/model/machine/state.ts';
import {
  narrateMachine,
  narrateMachineStart,
  wordOfMachine,
} from '../../../src/widgets/narrate/machine.ts';
import { randomScript } from '../../model/machine/random-script.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = {
  start: narrateMachineStart,
  narrate: narrateMachine,
  word: wordOfMachine,
};

/** The steps that a script takes, without those that say the same of another page. */
const steps = (text: string) => {
  const kinds = new Set<string>();
  return told<MachineState, MachineEvent>(how, text).filter((line) => {
    const kind = line.replace(/0x[\da-f]+|\d+/g, '#').replace(/(by a|by) /, '');
    return !kinds.has(kind) && kinds.add(kind);
  });
};

describe('the sentences of the machine', () => {
  it('tell how memory comes: with the first touch and not with malloc', () => {
    expect(
      steps('model machine ram=256KB\na = malloc 16KB; read a+4KB; write a+4KB; touch a; free a'),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 256 KiB in 64 frames, 62 of them free; swap has 1 MiB. Process main has no page in memory yet.",
        "Allocate | Process main gets 16 KiB for a at 0x4052a0, where the heap grows for it. 3 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 2 pages by minor faults. 3 page tables take a frame each.",
        "Minor fault | Process main reads page 2 of a, 0x4062a0. Nobody wrote there yet: a minor fault maps the zero page that all share, and takes no frame for it.",
        "Minor fault | Process main writes to page 2 of a, 0x4062a0. It was only read so far, as the zero page: a minor fault gives it frame 7, full of zeros.",
        "Hit | Process main writes to page 1 of a, 0x4052a0. It is in memory: no fault.",
        "Minor fault | Process main writes to page 3 of a, 0x407000. No frame is behind it yet: a minor fault gives it frame 8, full of zeros.",
        "Free | Process main frees a. It stays in the heap to be used again: its pages remain with the process.",
      ]
    `);
  });

  it('tell what fork shares and a write copies', () => {
    expect(
      steps(`a = malloc 200KB; m = mmap 8KB shared; write a 8KB; write m
        fork kid; kid: write a; write a; kid: write m; kid: exit; kill main`),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 1 MiB in 256 frames, 254 of them free; swap has 1 MiB. Process main has no page in memory yet.",
        "Allocate | Process main gets 200 KiB for a at 0x7ffff7fcc010, in a mapping of its own. 50 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 2 pages by minor faults. 6 page tables take a frame each.",
        "Mmap | Process main maps 8 KiB as m at 0x7ffff7fca000, shared. No page of it is in memory for main before it is touched.",
        "Hit | Process main writes to page 1 of a, 0x7ffff7fcc010. It is in memory: no fault.",
        "Minor fault | Process main writes to page 2 of a, 0x7ffff7fcd000. No frame is behind it yet: a minor fault gives it frame 10, full of zeros.",
        "Minor fault | Process main writes to page 1 of m, 0x7ffff7fca000. Nobody used this page yet: a minor fault gives it frame 12, full of zeros.",
        "Fork | Process main forks kid, which shares its 4 pages: page table entries are copied, no page is. 4 of them turn read-only for both, so that a write makes a copy. 6 page tables take a frame each.",
        "Copy | Process kid writes to page 1 of a, 0x7ffff7fcc010. It shares frame 9 with another process, so a minor fault copies it to frame 20.",
        "Minor fault | Process main writes to page 1 of a, 0x7ffff7fcc010. Nobody else has the page any more, so a minor fault makes frame 9 writable: no copy.",
        "Minor fault | Process kid writes to page 1 of m, 0x7ffff7fca000. The page cache has it in frame 12: a minor fault maps it, with no read from disk.",
        "Exit | Process kid exits with code 0: 8 frames come free.",
        "Kill | Process main is killed from outside, exit code 137: 11 frames come free.",
      ]
    `);
  });

  it('tell of files: on disk, in the page cache, private and shared, with other rights', () => {
    expect(
      steps(`m = mmap 64KB file lib; read m; write m; read m+32KB
        s = mmap 8KB rw shared file log; read s; write s; exec 0x400000
        mprotect m r; mprotect m r; mprotect m none; mprotect m rwx
        madvise m dontneed; madvise m willneed; munmap m
        z = mmap 8KB; write z; madvise z free`),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 1 MiB in 256 frames, 254 of them free; swap has 1 MiB. Process main has no page in memory yet.",
        "Mmap | Process main maps 64 KiB of the file lib as m at 0x7ffff7fef000. No page of it is in memory for main before it is touched.",
        "Major fault | Process main reads page 1 of m, 0x7ffff7fef000. It is on disk: a major fault reads it from lib into frame 5, and 7 pages around it, too. 3 page tables take a frame each.",
        "Copy | Process main writes to page 1 of m, 0x7ffff7fef000. The file keeps its page: a minor fault copies it to frame 13.",
        "Major fault | Process main reads page 9 of m, 0x7ffff7ff7000. It is on disk: a major fault reads it from lib into frame 14, and 3 pages around it, too.",
        "Mmap | Process main maps 8 KiB of the file log as s at 0x7ffff7fed000, shared. No page of it is in memory for main before it is touched.",
        "Major fault | Process main reads page 1 of s, 0x7ffff7fed000. It is on disk: a major fault reads it from log into frame 18, and 1 page around it, too.",
        "Minor fault | Process main writes to page 1 of s, 0x7ffff7fed000. It had nothing that the file lacks: a minor fault makes it writable and notes that it turns dirty.",
        "Major fault | Process main runs code in the file /usr/bin/main, 0x400000. It is on disk: a major fault reads it from /usr/bin/main into frame 23, and 2 pages around it, too. 3 page tables take a frame each.",
        "Protect | Process main may now only read m.",
        "No change | Nothing had to change.",
        "Protect | Process main may not touch m any more.",
        "Protect | Process main may now read, write and run m.",
        "Advise | Process main needs none of m for now, so its 16 pages go from its memory; the addresses stay.",
        "Advise | Process main says that it will need m: 4 pages are read ahead, and not yet mapped.",
        "Munmap | Process main unmaps m: its addresses are gone, and with them the frames that nobody else uses.",
        "Mmap | Process main maps 8 KiB as z at 0x7ffff7ffd000. No page of it is in memory for main before it is touched.",
        "Minor fault | Process main writes to page 1 of z, 0x7ffff7ffd000. No frame is behind it yet: a minor fault gives it frame 29, full of zeros.",
        "Advise | Process main gives up what z holds: its pages may be dropped without swap, unless they are written again first.",
      ]
    `);
  });

  it('tell who makes room, and what comes back from swap', () => {
    expect(
      steps(`model machine ram=256KB swap=256KB
        f = mmap 40KB file lib; read f 40KB
        a = malloc 160KB; touch a
        spawn web adj=-1000; web: b = malloc 64KB; web: touch b
        read a 160KB; swappiness 100; swappiness 0; swappiness 150; idle 5000`),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 256 KiB in 64 frames, 62 of them free; swap has 256 KiB. Process main has no page in memory yet.",
        "Mmap | Process main maps 40 KiB of the file lib as f at 0x7ffff7ff5000. No page of it is in memory for main before it is touched.",
        "Major fault | Process main reads page 1 of f, 0x7ffff7ff5000. It is on disk: a major fault reads it from lib into frame 5, and 7 pages around it, too. 3 page tables take a frame each.",
        "Minor fault | Process main reads page 2 of f, 0x7ffff7ff6000. The page cache has it in frame 6: a minor fault maps it, and 6 pages around it, with no read from disk.",
        "Hit | Process main reads page 3 of f, 0x7ffff7ff7000. It is in memory: no fault.",
        "Major fault | Process main reads page 9 of f, 0x7ffff7ffd000. It is on disk: a major fault reads it from lib into frame 13, and 1 page around it, too.",
        "Minor fault | Process main reads page 10 of f, 0x7ffff7ffe000. The page cache has it in frame 14: a minor fault maps it, with no read from disk.",
        "Allocate | Process main gets 160 KiB for a at 0x7ffff7fcc010, in a mapping of its own. 40 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 2 pages by minor faults. 3 page tables take a frame each.",
        "Hit | Process main writes to page 1 of a, 0x7ffff7fcc010. It is in memory: no fault.",
        "Minor fault | Process main writes to page 2 of a, 0x7ffff7fcd000. No frame is behind it yet: a minor fault gives it frame 20, full of zeros.",
        "Minor fault | Process main writes to page 41 of a, 0x7ffff7ff4000. No frame is behind it yet: a minor fault gives it frame 59, full of zeros. Only 5 frames are free, so kswapd starts to look for more.",
        "Spawn | Process web starts as pid 101, oom_score_adj −1000. Its code, data and stack have addresses, and no page in memory yet. To make room, page 1 of f (main) is dropped, as its file has it.",
        "Allocate | Process web gets 64 KiB for b at 0x4052a0, where the heap grows for it. 15 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 2 pages by minor faults. To make room, 6 clean file pages are dropped.",
        "Hit | Process web writes to page 1 of b, 0x4052a0. It is in memory: no fault. In the background kswapd makes room: page 8 of f (main) is dropped, as its file has it.",
        "Minor fault | Process web writes to page 2 of b, 0x406000. No frame is behind it yet: a minor fault gives it frame 12, full of zeros.",
        "Minor fault | Process web writes to page 3 of b, 0x407000. No frame is behind it yet: a minor fault gives it frame 13, full of zeros. In the background kswapd makes room: page 9 of f (main) is dropped, as its file has it.",
        "Minor fault | Process web writes to page 4 of b, 0x408000. No frame is behind it yet: a minor fault gives it frame 19, full of zeros. In the background kswapd makes room: 2 pages go to swap.",
        "Minor fault | Process web writes to page 7 of b, 0x40b000. No frame is behind it yet: a minor fault gives it frame 20, full of zeros. To make room, page 2 of a (main) goes to swap slot 3.",
        "Minor fault | Process web writes to page 9 of b, 0x40d000. No frame is behind it yet: a minor fault gives it frame 22, full of zeros. To make room, 6 pages go to swap.",
        "Hit | Process web writes to page 17 of b, 0x415000. It is in memory: no fault.",
        "Major fault | Process main reads page 1 of a, 0x7ffff7fcc010. It is in swap: a major fault reads it from slot 2 into frame 30, and 4 pages around it, too. It left memory 12 evictions ago. To make room, 8 pages go to swap.",
        "Minor fault | Process main reads page 2 of a, 0x7ffff7fcd000. Its swap slot was read into frame 31 already: a minor fault maps it, with no read from disk.",
        "Major fault | Process main reads page 38 of a, 0x7ffff7ff1000. It is in swap: a major fault reads it from slot 39 into frame 27, and 3 pages around it, too. It left memory 15 evictions ago. In the background kswapd makes room: 4 pages go to swap.",
        "Setting | From now on vm.swappiness is 100: reclaim swaps as readily as it drops file pages.",
        "Setting | From now on vm.swappiness is 0: reclaim drops file pages rather than swapping.",
        "Setting | From now on vm.swappiness is 150: reclaim swaps rather than dropping file pages.",
        "Wait | Time passes: 5,000 ms.",
      ]
    `);
  });

  it('tell of a group at its limit, and of those that are killed for memory', () => {
    expect(
      steps(`model machine ram=256KB swap=0KB
        limit 64KB in app; spawn web group=app adj=200; adj web 0; adj web -5
        web: a = malloc 200KB; web: touch a
        spawn safe adj=-1000; safe: a = malloc 64KB; safe: touch a; adj safe -1000
        b = malloc 400KB; b = malloc 220KB; touch b
        safe: exit; limit 32KB in app`),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 256 KiB in 64 frames, 62 of them free; there is no swap. Process main has no page in memory yet.",
        "Limit | From now on group app may have 64 KiB of memory (memory.max).",
        "Spawn | Process web starts as pid 101, in group app, oom_score_adj 200. Its code, data and stack have addresses, and no page in memory yet.",
        "Setting | Process web has oom_score_adj 0 now: the OOM killer counts pages alone.",
        "Setting | Process web has oom_score_adj −5 now: the OOM killer takes from its points.",
        "Allocate | Process web gets 200 KiB for a at 0x7ffff7fcc010, in a mapping of its own. 50 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 2 pages by minor faults. 6 page tables take a frame each.",
        "Hit | Process web writes to page 1 of a, 0x7ffff7fcc010. It is in memory: no fault.",
        "Minor fault | Process web writes to page 2 of a, 0x7ffff7fcd000. No frame is behind it yet: a minor fault gives it frame 11, full of zeros.",
        "OOM | Process web needs a frame for a page, but group app may have 64 KiB and has 64 KiB, and nothing in it can go: the OOM killer is called.",
        "OOM kill | The OOM killer ends web: 15 points, the only candidate. 16 frames come free.",
        "Spawn | Process safe starts as pid 102, oom_score_adj −1000. Its code, data and stack have addresses, and no page in memory yet.",
        "Allocate | Process safe gets 64 KiB for a at 0x4052a0, where the heap grows for it. 15 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 2 pages by minor faults. 3 page tables take a frame each.",
        "Hit | Process safe writes to page 1 of a, 0x4052a0. It is in memory: no fault.",
        "Minor fault | Process safe writes to page 2 of a, 0x406000. No frame is behind it yet: a minor fault gives it frame 5, full of zeros.",
        "Setting | Process safe has oom_score_adj −1000 now: the OOM killer never takes it.",
        "ENOMEM | main gets no 400 KiB for b: the answer is null (ENOMEM). The kernel won't promise 400 KiB, more than all RAM and swap, which are 256 KiB.",
        "Allocate | Process main gets 220 KiB for b at 0x7ffff7fc7010, in a mapping of its own. 55 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 1 page by a minor fault. 3 page tables take a frame each.",
        "Hit | Process main writes to page 1 of b, 0x7ffff7fc7010. It is in memory: no fault.",
        "Minor fault | Process main writes to page 2 of b, 0x7ffff7fc8000. No frame is behind it yet: a minor fault gives it frame 31, full of zeros.",
        "Minor fault | Process main writes to page 30 of b, 0x7ffff7fe4000. No frame is behind it yet: a minor fault gives it frame 59, full of zeros. Only 5 frames are free, so kswapd starts to look for more.",
        "OOM | Process main needs a frame for a page, and no page can be taken for it: the OOM killer is called. Free are 4 of 64 frames, and there is no swap.",
        "OOM kill | The OOM killer ends main: 37 points, the only candidate. 38 frames come free. Its oom_score_adj of −1000 spares safe.",
        "Exit | Process safe exits with code 0: 21 frames come free.",
      ]
    `);
  });

  it('tell why a promise is refused', () => {
    expect(
      steps(`model machine overcommit=2
        a = mmap 4MB; overcommit 0; a = malloc 3MB; overcommit 1; a = malloc 3MB; overcommit 2`),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 1 MiB in 256 frames, 254 of them free; swap has 1 MiB. Process main has no page in memory yet. Promises have to stay below 1.5 MiB.",
        "ENOMEM | main gets no 4 MiB for a: the answer is null (ENOMEM). All promises would come to 4 MiB with it, and have to stay below 1.5 MiB.",
        "Setting | From now on vm.overcommit_memory is 0: refused is only what is more than all RAM and swap.",
        "ENOMEM | main gets no 3 MiB for a: the answer is null (ENOMEM). The kernel won't promise 3 MiB, more than all RAM and swap, which are 2 MiB.",
        "Setting | From now on vm.overcommit_memory is 1: every promise is made.",
        "Allocate | Process main gets 3 MiB for a at 0x7ffff7cfe010, in a mapping of its own. 768 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 1 page by a minor fault. 3 page tables take a frame each.",
        "Setting | From now on vm.overcommit_memory is 2: all promises together have to stay below 1.5 MiB.",
      ]
    `);
  });

  it('tell of calls, objects and realloc', () => {
    expect(
      steps(`model machine stack=64KB
        call f 8KB times 3; return
        x = new 4KB; y = new 2KB; x -> y; drop y; collect; cut x -> y; collect
        a = malloc 100; a = realloc a 90; b = malloc 10; a = realloc a 2000; b = realloc b 0
        big = malloc 1MB; free big
        call f 8KB times 40`),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 1 MiB in 256 frames, 254 of them free; swap has 1 MiB. Process main has no page in memory yet.",
        "Call | Process main calls f, 1 call deep: a frame of 8 KiB on its stack. The call touches 2 pages by minor faults. 3 page tables take a frame each.",
        "Call | Process main calls f, 2 calls deep: a frame of 8 KiB on its stack. The call touches 1 page by a minor fault.",
        "Return | Process main returns from f: 8 KiB of its stack are free for the next call. The pages stay.",
        "New | Process main makes the object x, 4 KiB, at 0x4052a0, where the heap grows for it. All of it is on pages that the process has already. For its bookkeeping malloc touches 2 pages by minor faults. 3 page tables take a frame each.",
        "New | Process main makes the object y, 2 KiB, at 0x4062b0. All of it is on pages that the process has already.",
        "Refer | The object x refers to y now.",
        "Drop | The variable y no longer holds its object. No memory comes free before a collection.",
        "Collect | A collection in main frees nothing: a variable leads to every object.",
        "Cut | The object x no longer refers to y. A collection finds out whether anything else does.",
        "Collect | A collection in main frees 1 object, 2 KiB, to which no variable leads: y. That memory stays in the heap to be used again: its pages remain with the process.",
        "Allocate | Process main gets 100 B for a at 0x4062b0. All of it is on pages that the process has already.",
        "Realloc | Process main gets 90 B for a: realloc keeps it at 0x4062b0, because its chunk of 112 bytes holds the 112 that it needs.",
        "Allocate | Process main gets 10 B for b at 0x406320. All of it is on pages that the process has already.",
        "Realloc | Process main gets 2 KiB for a: realloc moves it to 0x406340, because there is no room behind it: 104 bytes are copied to a new block, and the old one is freed.",
        "Free | Process main gives back the block at 0x406320.",
        "Allocate | Process main gets 1 MiB for big at 0x7ffff7efe010, in a mapping of its own. 256 pages of it take no RAM before the first touch. For its bookkeeping malloc touches 1 page by a minor fault. A page table takes a frame too.",
        "Free | Process main frees big. It had a mapping of its own, which goes back to the system at once.",
        "Call | Process main calls f, 3 calls deep: a frame of 8 KiB on its stack.",
        "SIGSEGV | main dies of SIGSEGV at its write of 0x7ffffffddf00: nothing is mapped there (si_code 1, SEGV_MAPERR). The stack overflows: call 16 finds no room for its frame.",
      ]
    `);
  });

  it('say what is a mistake, and whose', () => {
    expect(
      steps(`a = malloc 40; a = malloc 40; free a; write a; free b; return
        web: exit; read 0x10`),
    ).toMatchInlineSnapshot(`
      [
        "RAM has 1 MiB in 256 frames, 254 of them free; swap has 1 MiB. Process main has no page in memory yet.",
        "Allocate | Process main gets 40 B for a at 0x4052a0, where the heap grows for it. All of it is on pages that the process has already. For its bookkeeping malloc touches 1 page by a minor fault. 3 page tables take a frame each.",
        "Mistake | a stood for 40 bytes at 0x4052a0. Nothing leads there now, so nobody can ever free them: a leak.",
        "Free | Process main frees a. It stays in the heap to be used again: its pages remain with the process.",
        "Mistake | a was given back; a write through it meets whatever is there now.",
        "Mistake | Expected the name of a block; main has nothing that is named b.",
        "Mistake | main is in main; exit ends it.",
        "Mistake | No process is named web; spawn web starts one.",
        "SIGSEGV | main dies of SIGSEGV at its read of 0x10: nothing is mapped there (si_code 1, SEGV_MAPERR).",
      ]
    `);
  });

  it('leave out what matters least where names are long', () => {
    const name = 'n'.repeat(100);
    const lines = told(how, `${name} = malloc 8KB; read ${name}+4KB`);
    expect(lines.at(-1)).toMatch(/^Minor fault \| Process main reads page 2 of n+, 0x4062a0\. Nob/);
    for (const line of lines)
      expect(line.length).toBeLessThanOrEqual(240 + 'Minor fault | '.length);
  });

  it.each(examplesOf('machine'))('are sentences in the example\n%s', (text) => {
    expectSentences(how, text);
  });

  it.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'are sentences in whatever script, seed %i',
    (seed) => {
      expectSentences(how, `model machine ram=512KB swap=128KB\n${randomScript(seed, 25)}`);
    },
  );
});
