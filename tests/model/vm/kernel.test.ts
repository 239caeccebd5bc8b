import { describe, expect, test } from 'vitest';
import type { VmEvent } from '../../../src/model/vm/event.ts';
import { Kernel } from '../../../src/model/vm/kernel.ts';
import { printMapsLine } from '../../../src/model/vm/maps.ts';
import type { AccessMode, Outcome } from '../../../src/model/vm/outcome.ts';
import type { VmSettings } from '../../../src/model/vm/settings.ts';
import { prot } from '../../../src/model/vm/vma.ts';
import { checkKernel } from './invariants.ts';

const page = 4096;

/** A kernel with one process, and what happens from then on. */
function machine(settings: Partial<VmSettings> = {}) {
  const kernel = new Kernel({ frames: 256, ...settings });
  const pid = kernel.spawn({ name: 'main' }) as number;
  const events: VmEvent[] = [];
  kernel.sink = events;
  const since = (): VmEvent[] => events.splice(0);
  const map = (pages: number, of: object = {}): number =>
    kernel.mmap(pid, { length: pages * page, ...of }) as number;
  const go = (at: number, mode: AccessMode, contents?: number): Outcome =>
    kernel.access(pid, at, mode, contents);
  return { kernel, pid, since, map, go };
}

const kinds = (events: readonly VmEvent[]): string[] => events.map(({ kind }) => kind);
const causeOf = (events: readonly VmEvent[]) => events.find(({ kind }) => kind === 'fault');

test('a new process is laid out as Linux does without randomization', () => {
  const { kernel, pid } = machine();
  kernel.brk(pid, kernel.core.process(pid).layout.heap * page + 100);
  expect(kernel.maps(pid).map(printMapsLine)).toEqual([
    '00400000-00402000 r-xp 00000000 /usr/bin/main',
    '00402000-00403000 rw-p 00002000 /usr/bin/main',
    '00403000-00404000 rw-p 00000000',
    '00405000-00406000 rw-p 00000000 [heap]',
    '7ffffffde000-7ffffffff000 rw-p 00000000 [stack]',
  ]);
  expect(kernel.mmap(pid, { length: 1 })).toBe(0x7ffff7ffe000);
});

test('a seed moves things, and the same seed moves them the same way', () => {
  const layout = (seed?: string) => {
    const kernel = new Kernel();
    const pid = kernel.spawn({ name: 'main', ...(seed === undefined ? {} : { seed }) }) as number;
    return kernel.core.process(pid).layout;
  };
  expect(layout('a')).toEqual(layout('a'));
  expect(layout('a').stackTop).not.toBe(layout('b').stackTop);
  expect(layout('a').mmapBase).not.toBe(layout().mmapBase);
});

describe('what happens in a fault', () => {
  test('first read, then write, of anonymous memory', () => {
    const { since, map, go, kernel, pid } = machine();
    const at = map(2);
    since();
    expect(go(at + 8, 'read')).toEqual({ kind: 'minor' });
    expect(since()).toEqual([
      ...['PDPT', 'PD', 'PT'].map((name, level) => ({
        kind: 'page-table-allocated',
        pid,
        page: at / page,
        frame: 2 + level,
        level: level + 1,
        name,
      })),
      {
        kind: 'fault',
        pid,
        page: at / page,
        access: 'read',
        address: `0x${(at + 8).toString(16)}`,
        fault: 'minor',
        cause: 'first-read',
      },
      { kind: 'mapped', pid, page: at / page, frame: 0, writable: false },
    ]);
    expect(go(at, 'read')).toEqual({ kind: 'hit' });
    expect(kernel.usage(pid).resident).toBe(0);

    go(at, 'write');
    const events = since();
    expect(causeOf(events)).toMatchObject({ cause: 'write-to-zero-page' });
    expect(kinds(events)).toEqual(['fault', 'zeroed', 'mapped']);
    expect(events.at(-1)).toMatchObject({ writable: true, frame: 5 });
    go(at + page, 'write');
    expect(causeOf(since())).toMatchObject({ cause: 'first-write' });
  });

  test('a write after fork copies, and the last owner keeps the page', () => {
    const { kernel, pid, since, map, go } = machine();
    const at = map(1);
    go(at, 'write', 7);
    const child = kernel.fork(pid, 'child') as number;
    since();
    go(at, 'write', 8);
    expect(since()).toMatchObject([
      { kind: 'fault', cause: 'copy-on-write' },
      { kind: 'copied', pid, sharers: 1, cause: 'shared' },
      { kind: 'mapped', writable: true },
    ]);
    expect(kernel.page(child, at / page)).toMatchObject({ contents: 7, writable: false });
    expect(kernel.access(child, at, 'write', 9)).toEqual({ kind: 'minor' });
    expect(since()).toMatchObject([
      { kind: 'fault', cause: 'copy-on-write' },
      { kind: 'reused', pid: child },
      { kind: 'mapped', writable: true },
    ]);
    expect(kernel.page(pid, at / page)).toMatchObject({ contents: 8 });
    checkKernel(kernel);
  });

  test('fork leaves the child page tables of its own, entries unused and not writable', () => {
    const { kernel, pid, since, map, go } = machine();
    const at = map(3);
    for (let number = 0; number < 3; number += 1) go(at + number * page, 'write');
    since();
    const child = kernel.fork(pid) as number;
    expect(since().at(-1)).toEqual({
      kind: 'forked',
      pid,
      child,
      entries: 3,
      protected: 3,
      tables: 3,
    });
    const [mine, its] = [pid, child].map((one) => kernel.page(one, at / page));
    expect(mine).toMatchObject({ accessed: true, dirty: true, writable: false });
    expect(its).toMatchObject({ accessed: false, dirty: true, writable: false });
    expect(kernel.frame(5).mapped).toEqual(
      [pid, child].map((one) => ({ pid: one, page: at / page })),
    );
  });

  test('a file is read once, with what is around, and then mapped without reading', () => {
    const { kernel, pid, since, map, go } = machine({ faultAround: 1 });
    const file = kernel.addFile('book', 20);
    const at = map(20, { file, prot: prot.read });
    since();
    expect(go(at + 10 * page, 'read')).toEqual({ kind: 'major' });
    const read = since().flatMap((event) => (event.kind === 'read-in' ? [event] : []));
    expect(read.map(({ index, ahead }) => [index, ahead])).toEqual(
      [6, 7, 8, 9, 10, 11, 12, 13].map((index) => [index, index !== 10]),
    );
    expect(go(at + 11 * page, 'read')).toEqual({ kind: 'minor' });
    expect(causeOf(since())).toMatchObject({ cause: 'file-page-in-memory' });
    expect(kernel.usage(pid)).toMatchObject({ file: 2, anon: 0, majorFaults: 1, minorFaults: 1 });
  });

  test('a fault on a cached page maps its neighbours in the same 64 KiB', () => {
    const { kernel, pid, since, map, go } = machine({ pageCluster: 5 });
    const file = kernel.addFile('book', 64);
    const at = map(64, { file, prot: prot.read, hint: 0x10000000 });
    go(at + 16 * page, 'read');
    since();
    expect(go(at + 17 * page, 'read')).toEqual({ kind: 'minor' });
    expect(since().find(({ kind }) => kind === 'mapped-around')).toMatchObject({ pages: 14 });
    expect(go(at + 31 * page, 'read')).toEqual({ kind: 'hit' });
    expect(kernel.usage(pid).file).toBe(16);
    expect(go(at + 15 * page, 'read')).toEqual({ kind: 'minor' });
  });

  test('a shared file page is the file; a private one becomes a copy', () => {
    const { kernel, pid, map, go } = machine();
    const file = kernel.addFile('data', 1);
    const shared = map(1, { file, shared: true });
    const own = map(1, { file });
    go(shared, 'write', 5);
    go(own, 'read');
    expect(kernel.page(pid, own / page)).toMatchObject({ contents: 5 });
    go(own, 'write', 6);
    go(shared, 'read');
    expect(kernel.page(pid, shared / page)).toMatchObject({ contents: 5 });
    expect(kernel.usage(pid)).toMatchObject({ file: 1, anon: 1 });
  });

  test('the first write to a read page of a file on disk is noticed, one of tmpfs is not', () => {
    for (const [where, expected] of [
      ['disk', 'minor'],
      ['tmpfs', 'hit'],
    ] as const) {
      const { kernel, map, go } = machine();
      const at = map(1, { file: kernel.addFile('f', 1, where), shared: true });
      go(at, 'read');
      expect(go(at, 'write')).toEqual({ kind: expected });
    }
  });

  test('mprotect makes the process’s own dirty pages writable at once, others fault', () => {
    const { kernel, pid, map, go } = machine();
    const at = map(2);
    go(at, 'write');
    go(at + page, 'read');
    kernel.mprotect(pid, at, 2 * page, prot.read);
    expect(go(at, 'write')).toMatchObject({ code: 'SEGV_ACCERR' });
    kernel.mprotect(pid, at, 2 * page, prot.read | prot.write);
    expect(go(at, 'write')).toEqual({ kind: 'hit' });
    expect(go(at + page, 'write')).toEqual({ kind: 'minor' });
  });

  test('a page that is clean faults once more after mprotect, though it is the process’s own', () => {
    const { kernel, pid, map, go } = machine();
    const at = map(1);
    go(at, 'write');
    kernel.madvise(pid, at, page, 'free');
    kernel.mprotect(pid, at, page, prot.read);
    kernel.mprotect(pid, at, page, prot.read | prot.write);
    expect(go(at, 'write')).toEqual({ kind: 'minor' });
    expect(go(at, 'write')).toEqual({ kind: 'hit' });
  });

  test('a page that may not be run is first brought in and then refused', () => {
    const { kernel, pid, map, go } = machine();
    const at = map(1);
    expect(go(at, 'exec')).toMatchObject({ kind: 'signal', code: 'SEGV_ACCERR' });
    expect(kernel.usage(pid).minorFaults).toBe(1);
    kernel.mprotect(pid, at, page, prot.read | prot.exec);
    expect(go(at, 'exec')).toEqual({ kind: 'hit' });
  });
});

describe('the stack', () => {
  const low = 0x7ffffffde000;

  test('grows to where it is used, down to its limit', () => {
    const { kernel, pid, since, go } = machine();
    expect(go(low - 10 * page, 'write')).toEqual({ kind: 'minor' });
    expect(since()[0]).toEqual({
      kind: 'stack-grown',
      pid,
      from: low / page,
      to: low / page - 10,
    });
    const limit = 0x7ffffffff000 - 8 * 1024 * 1024;
    expect(go(limit, 'write')).toEqual({ kind: 'minor' });
    expect(go(limit - 1, 'write')).toMatchObject({ code: 'SEGV_MAPERR' });
    expect(kernel.maps(pid).at(-1)).toMatchObject({ from: limit, name: '[stack]' });
  });

  test('stays 256 pages above what is mapped below it', () => {
    const { map, go } = machine();
    map(1, { hint: low - 300 * page, fixed: true });
    expect(go(low - 44 * page, 'read')).toMatchObject({ code: 'SEGV_MAPERR' });
    expect(go(low - 43 * page, 'read')).toEqual({ kind: 'minor' });
  });

  test('may come near what nobody may touch', () => {
    const { map, go } = machine();
    map(1, { hint: low - 300 * page, fixed: true, prot: prot.none });
    expect(go(low - 299 * page, 'read')).toEqual({ kind: 'minor' });
  });
});

describe('the heap', () => {
  test('grows and shrinks by brk, and gives its pages back', () => {
    const { kernel, pid, go } = machine();
    const heap = kernel.core.process(pid).layout.heap * page;
    expect(kernel.brk(pid, heap + 5000)).toBe(heap + 5000);
    go(heap + page, 'write');
    expect(go(heap + 2 * page, 'write')).toMatchObject({ code: 'SEGV_MAPERR' });
    expect(kernel.brk(pid, heap)).toBe(heap);
    expect(kernel.usage(pid).resident).toBe(0);
  });

  test('stops before another mapping, and before its start', () => {
    const { kernel, pid, map } = machine();
    const heap = kernel.core.process(pid).layout.heap * page;
    map(1, { hint: heap + 4 * page, fixed: true });
    expect(kernel.brk(pid, heap + 3 * page)).toBe(heap + 3 * page);
    expect(kernel.brk(pid, heap + 3 * page + 1)).toBe(heap + 3 * page);
    expect(kernel.brk(pid, heap - 1)).toBe(heap + 3 * page);
  });
});

describe('addresses that nobody can have', () => {
  test.each([
    ['not canonical', 0x0000_8000_0000_0000n, 128, '0x0'],
    ['not canonical above', 0xffff_7fff_ffff_ffffn, 128, '0x0'],
    ['the kernel’s', 0xffff_8000_0000_0000n, 1, '0xffff800000000000'],
    ['the last page of the half', 0x7fff_ffff_f000n, 1, '0x7ffffffff000'],
    ['zero', 0n, 1, '0x0'],
  ] as const)('%s', (_, address, codeNumber, reported) => {
    const { kernel, pid, since } = machine();
    expect(kernel.access(pid, address, 'read')).toMatchObject({ codeNumber, address: reported });
    expect(since()).toMatchObject([{ kind: 'signalled', pid, name: 'SIGSEGV' }]);
  });

  test('five levels reach further', () => {
    const { kernel, pid } = machine({ levels: 5 });
    const high = 2 ** 50;
    expect(kernel.mmap(pid, { length: page, hint: high })).toBe(high);
    expect(kernel.access(pid, BigInt(high), 'write')).toEqual({ kind: 'minor' });
    // Four tables below the root, of which Linux does not count the highest.
    expect(kernel.usage(pid).tables).toBe(3);
    expect(kernel.access(pid, 2n ** 56n, 'read')).toMatchObject({ code: 'SI_KERNEL' });
  });
});

describe('page tables go', () => {
  test('with the last area that could need them, not before', () => {
    const { kernel, pid, map, go } = machine();
    const base = 2 ** 39;
    map(1, { hint: base, fixed: true });
    map(1, { hint: base + 2 * page, fixed: true });
    go(base, 'write');
    expect(kernel.usage(pid).tables).toBe(3);
    // The second area is in the same 2 MiB and might use the table, though it never did.
    kernel.munmap(pid, base, page);
    expect(kernel.usage(pid).tables).toBe(3);
    kernel.munmap(pid, base + 2 * page, page);
    expect(kernel.usage(pid).tables).toBe(0);
    checkKernel(kernel);
  });

  test('whichever area goes first', () => {
    const { kernel, pid, map, go } = machine();
    const base = 2 ** 39;
    map(1, { hint: base, fixed: true });
    map(1, { hint: base + 2 * page, fixed: true });
    go(base + 2 * page, 'write');
    kernel.munmap(pid, base + 2 * page, page);
    expect(kernel.usage(pid).tables).toBe(3);
    kernel.munmap(pid, base, page);
    expect(kernel.usage(pid).tables).toBe(0);
  });

  test('not with madvise, which leaves the area', () => {
    const { kernel, pid, map, go } = machine();
    const at = map(1);
    go(at, 'write');
    kernel.madvise(pid, at, page, 'dontneed');
    expect(kernel.usage(pid)).toMatchObject({ resident: 0, tables: 3 });
  });

  test('all with the process', () => {
    const { kernel, pid, map, go, since } = machine();
    go(map(1), 'write');
    const { free } = kernel;
    expect(kernel.kill(pid)).toBe(5);
    expect(kernel.free).toBe(free + 5);
    expect(since().at(-1)).toEqual({ kind: 'exited', pid, freed: 5 });
    expect(kernel.free).toBe(kernel.frames - 1);
  });
});

describe('calls that are refused', () => {
  test.each([
    [
      'mmap of nothing',
      { length: 0 },
      'EINVAL',
      'mmap needs a length of at least 1 byte, found 0.',
    ],
    [
      'a fixed address off a page',
      { length: 1, hint: 4097 * 4096 + 1, fixed: true },
      'EINVAL',
      'MAP_FIXED needs an address that is a multiple of 4096, found 0x1001001.',
    ],
    [
      'the first page',
      { length: 1, hint: 0, fixed: true },
      'EPERM',
      'Nothing is mapped below 0x10000 (mmap_min_addr).',
    ],
    [
      'a file from between two pages',
      { length: 1, file: 1, offset: 5 },
      'EINVAL',
      'A file is mapped from a multiple of 4096 bytes on, not from 5.',
    ],
    [
      'more than there is',
      { length: 2 ** 48 },
      'ENOMEM',
      '281474976710656 bytes are more than the address space has.',
    ],
    [
      'a range that is nowhere free',
      { length: 2 ** 47 - 2 ** 20 },
      'ENOMEM',
      'No free range of 34359738112 pages is left in the address space.',
    ],
  ] as const)('%s', (_, mapping, code, message) => {
    const { kernel, pid } = machine();
    expect(kernel.mmap(pid, mapping)).toEqual({ code, message });
  });

  test('a hole ends mprotect, after what lies before it', () => {
    const { kernel, pid, map, go } = machine();
    const at = map(4);
    kernel.munmap(pid, at + 2 * page, page);
    expect(kernel.mprotect(pid, at, 4 * page, prot.read)).toEqual({
      code: 'ENOMEM',
      message: `Nothing is mapped at 0x${(at + 2 * page).toString(16)}: mprotect stops there.`,
    });
    expect(go(at + page, 'write')).toMatchObject({ code: 'SEGV_ACCERR' });
    expect(go(at + 3 * page, 'write')).toEqual({ kind: 'minor' });
  });

  test('addresses off a page', () => {
    const { kernel, pid } = machine();
    const message =
      'munmap works on whole pages: its address must be a multiple of 4096, found 0x11111.';
    expect(kernel.munmap(pid, 0x11111, page)).toEqual({ code: 'EINVAL', message });
    expect(kernel.mprotect(pid, 0x11111, page, 0)).toMatchObject({ code: 'EINVAL' });
    expect(kernel.madvise(pid, 0x11111, page, 'free')).toMatchObject({ code: 'EINVAL' });
    expect(kernel.munmap(pid, 0x10000, 0)).toMatchObject({ code: 'EINVAL' });
  });

  test('MADV_FREE of what has a home', () => {
    const { kernel, pid, map } = machine();
    const at = map(1, { shared: true });
    expect(kernel.madvise(pid, at, page, 'free')).toEqual({
      code: 'EINVAL',
      message: 'MADV_FREE is for private anonymous memory: other pages have a home.',
    });
  });

  test('a process that does not exist is the caller’s mistake', () => {
    expect(() => new Kernel().access(9, 0, 'read')).toThrow('no process 9');
    expect(() => new Kernel({ frames: 1 })).toThrow('a machine has 2 to 2^20 frames, not 1');
  });
});
