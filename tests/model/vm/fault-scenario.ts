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

/** A row of the file, as far as it gives the sizes of the program. */
export interface Row {
  readonly text: string;
  /** `Size` of a row of smaps, in kB. */
  readonly sizeKB?: number;
}

/**
 * Runs the program of the golden file's `semantics`, with the sizes that its rows give (`x100`,
 * `cow50`, `10 more`, `Size`) and those of the original where a row is missing.
 */
export function scenarioOf(rows: readonly Row[]): Facts {
  const sized = (...starts: readonly string[]): number | undefined => {
    const row = rows.find(({ text }) => starts.some((start) => text.startsWith(start)));
    const number = /\d+(?=\D*$)/.exec(row?.text ?? '')?.[0];
    return number === undefined ? undefined : Number(number);
  };
  const mapped = (...whens: readonly string[]): number | undefined => {
    const kB = rows.find(({ text }) => whens.some((when) => text.startsWith(when)))?.sizeKB;
    return kB === undefined ? undefined : kB / 4;
  };
  const read = sized('anon read', 'anon write after', 'anon write again') ?? mapped('after-');
  const both = mapped('child-after-');
  const inherited = ['anon write first', 'child read', 'parent read all', 'read after'];
  const rest = both === undefined ? undefined : read === undefined ? both / 2 : both - read;
  const written = sized(...inherited) ?? rest ?? read ?? 100;
  const firstPages = read ?? written;
  const copied =
    sized('child write COW x', 'child rewrite', 'parent write pages', 'child-after-cow') ?? 50;
  const still = sized('parent write still-shared x') ?? 25;
  const late = sized('parent write after child exit x') ?? 25;
  const shownPages = sized('shared file') ?? written;
  const hiddenPages = sized('private file') ?? written;

  const faults = new Map<string, { minflt: number; majflt: number }>();
  const smaps = new Map<string, Smap>();
  const all = firstPages + written + shownPages + hiddenPages;
  const kernel = new Kernel({ frames: Math.max(16384, 3 * all) });
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
  const map = (pages: number, of: object = {}): number =>
    kernel.mmap(parent, { length: pages * pageBytes, ...of }) as number;

  const first = map(firstPages);
  touch('anon read first touch', parent, first, 0, firstPages, 'read');
  smap('after-read', parent, first);
  touch('anon read again', parent, first, 0, firstPages, 'read');
  touch('anon write after read', parent, first, 0, firstPages, 'write');
  smap('after-write', parent, first);
  touch('anon write again', parent, first, 0, firstPages, 'write');

  const second = map(written);
  touch('anon write first touch', parent, second, 0, written, 'write');

  const child = kernel.fork(parent) as number;
  touch('child read shared', child, second, 0, written, 'read');
  smap('child-after-fork-read', child, second);
  touch('child write COW', child, second, 0, copied, 'write');
  smap(`child-after-cow${copied}`, child, second);
  touch('child rewrite same', child, second, 0, copied, 'write');
  const shared = copied + still;
  touch('parent write pages child COWed', parent, second, 0, copied, 'write');
  touch('parent write still-shared', parent, second, copied, shared, 'write');
  kernel.kill(child);
  touch('parent write after child exit', parent, second, shared, shared + late, 'write');
  touch('parent read all', parent, second, 0, written, 'read');

  kernel.madvise(parent, second, written * pageBytes, 'dontneed');
  touch('read after MADV_DONTNEED', parent, second, 0, written, 'read');

  const file = kernel.addFile('shared', shownPages, 'tmpfs');
  const shown = map(shownPages, { file, shared: true });
  touch('shared file/tmpfs write', parent, shown, 0, shownPages, 'write');
  const hidden = map(hiddenPages, { file: kernel.addFile('private', hiddenPages, 'tmpfs') });
  touch('private file write COW', parent, hidden, 0, hiddenPages, 'write');

  return { faults, smaps, tables: tablesOf(rows), signal: (op) => signalOf(op) };
}

/** How page tables grow when far apart pages are touched, by the texts of their rows, in their order. */
function tablesOf(rows: readonly Row[]): ReadonlyMap<string, number> {
  const MiB2 = 2 ** 21;
  const GiB = 2 ** 30;
  const kernel = new Kernel({ frames: 65536 });
  const pid = kernel.spawn({ name: 'tables' }) as number;
  // Inside one entry of the root, away from everything else.
  const base = 2 ** 39 * 5;
  kernel.mmap(pid, { length: 2 ** 39, hint: base, fixed: true });
  // A neighbour keeps the table above the fresh range from being new as well.
  must(kernel.access(pid, base, 'write'));
  let before = kernel.usage(pid).tables;
  const fresh = base + GiB;
  // Regions of 2 MiB follow in the fresh range, those of 1 GiB behind it.
  let [near, far] = [fresh, fresh];
  const grown = new Map<string, number>();
  const grow = (op: string, addresses: readonly number[]): void => {
    for (const address of addresses) must(kernel.access(pid, address, 'write'));
    const after = kernel.usage(pid).tables;
    grown.set(op, (after - before) * 4);
    before = after;
  };
  const first = 'first page in a fresh 1 GiB-aligned range';
  grow(first, [fresh]);
  for (const { text } of rows) {
    const [, count, unit] =
      /^one page in each of (\d+) more ([12]) [MG]iB regions$/.exec(text) ?? [];
    if (count === undefined) continue;
    const step = unit === '2' ? MiB2 : GiB;
    const from = unit === '2' ? near : far;
    const addresses = Array.from({ length: Number(count) }, (_, at) => from + (at + 1) * step);
    grow(text, addresses);
    if (unit === '2') near = addresses.at(-1) ?? near;
    else far = addresses.at(-1) ?? far;
  }
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
