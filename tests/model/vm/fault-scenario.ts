import { Kernel } from '../../../src/model/vm/kernel.ts';
import type { AccessMode, Outcome } from '../../../src/model/vm/outcome.ts';
import type { Smap } from '../../../src/model/vm/smaps.ts';
import { prot } from '../../../src/model/vm/vma.ts';

/** What the program saw that the golden file's rows come from. */
export interface Facts {
  readonly faults: ReadonlyMap<string, { readonly minflt: number; readonly majflt: number }>;
  readonly smaps: ReadonlyMap<string, Smap>;
  /** Growth of page tables, in kB. */
  readonly tables: ReadonlyMap<string, number>;
  signal(op: SignalOp): { readonly sig: number; readonly code: number };
}

const pageBytes = 4096;

/**
 * Runs the program of the golden file's `semantics`, with the sizes that the texts of its rows give
 * (`x100`, `cow50`, `10 more`) and those of the original where a row is missing.
 */
export function scenarioOf(texts: readonly string[]): Facts {
  const size = (otherwise: number, ...starts: readonly string[]): number => {
    const text = texts.find((one) => starts.some((start) => one.startsWith(start)));
    return text === undefined ? otherwise : Number(/\d+(?=\D*$)/.exec(text)?.[0] ?? otherwise);
  };
  const all = size(100, 'anon ', 'parent read all x', 'read after', 'shared file', 'private file');
  const copied = size(
    50,
    'child write COW x',
    'child rewrite',
    'parent write pages',
    'child-after-cow',
  );
  const still = size(25, 'parent write still-shared x');
  const late = size(25, 'parent write after child exit x');

  const faults = new Map<string, { minflt: number; majflt: number }>();
  const smaps = new Map<string, Smap>();
  const kernel = new Kernel({ frames: 16384 });
  const parent = kernel.spawn({ name: 'paging' }) as number;
  const touch = (
    op: string,
    pid: number,
    at: number,
    from: number,
    to: number,
    mode: AccessMode,
  ) => {
    const before = kernel.usage(pid);
    for (let page = from; page < to; page += 1)
      must(kernel.access(pid, at + page * pageBytes, mode));
    const after = kernel.usage(pid);
    faults.set(`${op} x${to - from}`, {
      minflt: after.minorFaults - before.minorFaults,
      majflt: after.majorFaults - before.majorFaults,
    });
  };
  const smap = (when: string, pid: number, at: number): void => {
    const place = kernel.maps(pid).findIndex(({ from, to }) => from <= at && at < to);
    smaps.set(when, kernel.smaps(pid)[place]!);
  };
  const map = (of: object = {}): number =>
    kernel.mmap(parent, { length: all * pageBytes, ...of }) as number;

  const first = map();
  touch('anon read first touch', parent, first, 0, all, 'read');
  smap('after-read', parent, first);
  touch('anon read again', parent, first, 0, all, 'read');
  touch('anon write after read', parent, first, 0, all, 'write');
  smap('after-write', parent, first);
  touch('anon write again', parent, first, 0, all, 'write');

  const second = map();
  touch('anon write first touch', parent, second, 0, all, 'write');

  const child = kernel.fork(parent) as number;
  touch('child read shared', child, second, 0, all, 'read');
  smap('child-after-fork-read', child, second);
  touch('child write COW', child, second, 0, copied, 'write');
  smap(`child-after-cow${copied}`, child, second);
  touch('child rewrite same', child, second, 0, copied, 'write');
  const shared = copied + still;
  touch('parent write pages child COWed', parent, second, 0, copied, 'write');
  touch('parent write still-shared', parent, second, copied, shared, 'write');
  kernel.kill(child);
  touch('parent write after child exit', parent, second, shared, shared + late, 'write');
  touch('parent read all', parent, second, 0, all, 'read');

  kernel.madvise(parent, second, all * pageBytes, 'dontneed');
  touch('read after MADV_DONTNEED', parent, second, 0, all, 'read');

  const shown = map({ file: kernel.addFile('shared', all, 'tmpfs'), shared: true });
  touch('shared file/tmpfs write', parent, shown, 0, all, 'write');
  const hidden = map({ file: kernel.addFile('private', all, 'tmpfs') });
  touch('private file write COW', parent, hidden, 0, all, 'write');

  return { faults, smaps, tables: tablesOf(texts), signal: (op) => signalOf(op) };
}

/** How page tables grow when far apart pages are touched. */
function tablesOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const MiB2 = 2 ** 21;
  const GiB = 2 ** 30;
  const more = (of: string) => {
    const text = texts.find((one) => one.endsWith(`more ${of} regions`));
    return Number(/\d+/.exec(text ?? '')?.[0] ?? 10);
  };
  const kernel = new Kernel({ frames: 4096 });
  const pid = kernel.spawn({ name: 'tables' }) as number;
  // Inside one entry of the root, away from everything else.
  const base = 2 ** 39 * 5;
  const regions = more('1 GiB');
  kernel.mmap(pid, { length: (regions + 2) * GiB, hint: base, fixed: true });
  // A neighbour keeps the table above the fresh range from being new as well.
  must(kernel.access(pid, base, 'write'));
  let before = kernel.usage(pid).tables;
  const grown = new Map<string, number>();
  const grow = (op: string, addresses: readonly number[]): void => {
    for (const address of addresses) must(kernel.access(pid, address, 'write'));
    const after = kernel.usage(pid).tables;
    grown.set(op, (after - before) * 4);
    before = after;
  };
  const times = (count: number, step: number, from: number): number[] =>
    Array.from({ length: count }, (_, at) => from + (at + 1) * step);
  const fresh = base + GiB;
  grow('first page in a fresh 1 GiB-aligned range', [fresh]);
  const inTwo = more('2 MiB');
  grow(`one page in each of ${inTwo} more 2 MiB regions`, times(inTwo, MiB2, fresh));
  grow(`one page in each of ${regions} more 1 GiB regions`, times(regions, GiB, fresh));
  return grown;
}

/** What a program did to get a signal. */
const mistakes = {
  'write-to-readonly': (kernel: Kernel, pid: number): Outcome => {
    const at = kernel.mmap(pid, { length: pageBytes, prot: prot.read }) as number;
    return kernel.access(pid, at, 'write');
  },
  'read-protnone': (kernel: Kernel, pid: number): Outcome => {
    const at = kernel.mmap(pid, { length: pageBytes, prot: prot.none }) as number;
    return kernel.access(pid, at, 'read');
  },
  'read-unmapped': (kernel: Kernel, pid: number): Outcome => {
    const at = kernel.mmap(pid, { length: pageBytes }) as number;
    kernel.munmap(pid, at, pageBytes);
    return kernel.access(pid, at, 'read');
  },
  // As hardware answers; an emulator's answer is left out of the golden file.
  'read-noncanonical': (kernel: Kernel, pid: number): Outcome =>
    kernel.access(pid, 0x8000_0000_0000_0000n, 'read'),
  'read-kernel-addr': (kernel: Kernel, pid: number): Outcome =>
    kernel.access(pid, 0xffff_8000_0000_0000n, 'read'),
  'exec-NX': (kernel: Kernel, pid: number): Outcome => {
    const at = kernel.mmap(pid, { length: pageBytes }) as number;
    must(kernel.access(pid, at, 'write'));
    return kernel.access(pid, at, 'exec');
  },
  'read-beyond-EOF': (kernel: Kernel, pid: number): Outcome => {
    const file = kernel.addFile('short', 1, 'tmpfs');
    const at = kernel.mmap(pid, { length: 2 * pageBytes, file, shared: true }) as number;
    return kernel.access(pid, at + pageBytes, 'read');
  },
} as const;

export type SignalOp = keyof typeof mistakes;

function signalOf(op: SignalOp): { sig: number; code: number } {
  const mistake = mistakes[op];
  if (mistake === undefined) throw new Error(`no such mistake: ${op}`);
  const kernel = new Kernel({ frames: 256 });
  const outcome = mistake(kernel, kernel.spawn({ name: 'mistake' }) as number);
  if (outcome.kind !== 'signal') throw new Error(`${op} ended in ${outcome.kind}`);
  return { sig: outcome.number, code: outcome.codeNumber };
}

/** The access was done. */
function must(outcome: Outcome): void {
  if (!['hit', 'minor', 'major'].includes(outcome.kind)) throw new Error(JSON.stringify(outcome));
}
