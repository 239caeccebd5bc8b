import fc from 'fast-check';
import { Kernel } from '../../../src/model/vm/kernel.ts';
import type { AccessMode } from '../../../src/model/vm/outcome.ts';
import type { VmSettings } from '../../../src/model/vm/settings.ts';

/** One thing that programs do, by numbers that are taken modulo what there is. */
export interface Op {
  readonly kind:
    | 'mmap'
    | 'munmap'
    | 'mprotect'
    | 'dontneed'
    | 'willneed'
    | 'free'
    | 'fork'
    | 'exit'
    | 'brk'
    | AccessMode;
  readonly process: number;
  readonly page: number;
  readonly pages: number;
  readonly prot: number;
  readonly shared: boolean;
  readonly file: number;
}

/** Pages that the programs use: some beside one another, some a table and a directory away. */
export const pageAt = (number: number): number =>
  number < 24 ? 0x1000 + number : number < 30 ? 0x1200 + number : 0x41000 + number;
export const pageCount = 34;

const many = (kind: Op['kind'], weight: number) => ({
  weight,
  arbitrary: fc.record({
    kind: fc.constant(kind),
    process: fc.nat(3),
    page: fc.nat(pageCount - 1),
    pages: fc.integer({ min: 1, max: 8 }),
    prot: fc.constantFrom(3, 3, 3, 1, 7, 0, 5),
    shared: fc.boolean(),
    file: fc.nat(4),
  }),
});

export const anyOp: fc.Arbitrary<Op> = fc.oneof(
  many('mmap', 2),
  many('munmap', 1),
  many('mprotect', 2),
  many('dontneed', 1),
  many('willneed', 1),
  many('free', 1),
  many('fork', 2),
  many('exit', 1),
  many('brk', 1),
  many('read', 20),
  many('write', 30),
  many('exec', 1),
);

/** A small machine, and the limit of the group that all its processes are in. */
export type Machine = Partial<VmSettings> & { readonly limit: number };

export const anyMachine: fc.Arbitrary<Machine> = fc.record({
  frames: fc.oneof(fc.integer({ min: 8, max: 64 }), fc.integer({ min: 16, max: 40 })),
  swapSlots: fc.constantFrom(0, 4, 16, 64),
  levels: fc.constantFrom(4, 4, 5),
  pageCluster: fc.constantFrom(0, 1, 3),
  swapDevice: fc.constantFrom('ssd', 'disk'),
  faultAround: fc.constantFrom(1, 16),
  limit: fc.constantFrom(1000, 1000, 20),
});

/** What pages hold, where every write leaves a new number. */
class Contents {
  /** By file and page. */
  readonly files = new Map<string, number>();
  readonly processes = new Map<number, Map<number, Shown>>();
}

interface Shown {
  readonly prot: number;
  readonly shared: boolean;
  /** The file's page, as long as it is shown. */
  readonly file: string | undefined;
  /** The page's own contents: what may be found there. */
  readonly own: readonly number[] | undefined;
}

/** A kernel, and what its programs must find in memory. */
export class Programs {
  readonly kernel: Kernel;
  readonly #contents = new Contents();
  readonly #machine: Machine;
  readonly #files: number[];
  #version = 0;
  #shared = 0;

  constructor(machine: Machine, of?: Programs) {
    const { limit, ...settings } = machine;
    this.kernel = of?.kernel.clone() ?? new Kernel(settings);
    this.#machine = machine;
    if (of !== undefined) {
      this.#files = of.#files;
      this.#version = of.#version;
      this.#shared = of.#shared;
      for (const [file, contents] of of.#contents.files) this.#contents.files.set(file, contents);
      for (const [pid, shown] of of.#contents.processes) {
        this.#contents.processes.set(pid, new Map(shown));
      }
      return;
    }
    const group = this.kernel.addGroup('box', limit);
    this.#files = [this.kernel.addFile('on-disk', 6), this.kernel.addFile('in-tmpfs', 6, 'tmpfs')];
    for (const name of ['one', 'two']) {
      const pid = this.kernel.spawn({ name, group });
      if (typeof pid === 'number') this.#contents.processes.set(pid, new Map());
    }
    // Something to begin with: most of the pages are private and anonymous.
    const map = { kind: 'mmap', prot: 3, process: 0 } as const;
    this.run({ ...map, page: 0, pages: 16, shared: false, file: 4 });
    this.run({ ...map, page: 16, pages: 4, shared: true, file: 4 });
    this.run({ ...map, page: 20, pages: 4, shared: false, file: 0 });
    this.run({ ...map, page: 24, pages: 4, shared: true, file: 1, process: 1 });
    this.run({ ...map, page: 0, pages: 12, shared: false, file: 4, process: 1 });
    this.run({ ...map, page: 12, pages: 4, shared: true, file: 0, process: 1 });
  }

  clone(): Programs {
    return new Programs(this.#machine, this);
  }

  /** Does it, and says what is wrong with how it ended; nothing if all is right. */
  run(op: Op): string | undefined {
    const pids = [...this.#contents.processes.keys()];
    const pid = pids[op.process % pids.length];
    if (pid === undefined) return undefined;
    const shown = this.#contents.processes.get(pid)!;
    const { kernel } = this;
    const page = pageAt(op.page);
    const address = page * 4096;
    const length = op.pages * 4096;
    const range = Array.from({ length: op.pages }, (_, at) => page + at);
    switch (op.kind) {
      case 'mmap': {
        const known = op.file < 2 ? this.#files[op.file] : undefined;
        const wanted = { length, prot: op.prot, shared: op.shared, hint: address, fixed: true };
        const at = kernel.mmap(pid, known === undefined ? wanted : { ...wanted, file: known });
        if (at !== address) return `mmap gave ${JSON.stringify(at)}`;
        this.#shared += 1;
        const of = known ?? (op.shared ? `anonymous ${this.#shared}` : undefined);
        range.forEach((one, index) => {
          const file = of === undefined ? undefined : `${of} ${index}`;
          const own = of === undefined ? [0] : undefined;
          // The two files have 6 pages.
          if (known !== undefined && index >= 6) shown.set(one, { ...beyond, prot: op.prot });
          else shown.set(one, { prot: op.prot, shared: op.shared, file, own });
        });
        return undefined;
      }
      case 'munmap':
        kernel.munmap(pid, address, length);
        for (const one of range) shown.delete(one);
        return undefined;
      case 'mprotect': {
        const refused = kernel.mprotect(pid, address, length, op.prot);
        const hole = range.findIndex((one) => !shown.has(one));
        if ((refused === undefined) !== (hole === -1)) return 'mprotect sees another hole';
        for (const one of range.slice(0, hole === -1 ? range.length : hole)) {
          shown.set(one, { ...shown.get(one)!, prot: op.prot });
        }
        return undefined;
      }
      case 'dontneed':
      case 'willneed':
      case 'free': {
        const refused = kernel.madvise(pid, address, length, op.kind);
        for (const one of range) {
          const was = shown.get(one);
          if (was === undefined || op.kind === 'willneed') continue;
          if (op.kind === 'dontneed') {
            const own = was.file === undefined ? [0] : undefined;
            shown.set(one, { ...was, own });
          } else {
            if (was.file !== undefined) break;
            shown.set(one, { ...was, own: [...new Set([...was.own!, 0])] });
          }
        }
        return refused !== undefined && refused.message === ''
          ? 'a refusal says nothing'
          : undefined;
      }
      case 'fork': {
        if (pids.length > 3) return undefined;
        const child = kernel.fork(pid);
        if (typeof child === 'number') this.#contents.processes.set(child, new Map(shown));
        return undefined;
      }
      case 'exit':
        if (pids.length < 2) return undefined;
        kernel.kill(pid);
        this.#contents.processes.delete(pid);
        return undefined;
      case 'brk': {
        const { heap } = kernel.core.process(pid).layout;
        kernel.brk(pid, (heap + (op.page % 5)) * 4096);
        if (op.page % 5 > 0) kernel.access(pid, heap * 4096, 'write', 1);
        return undefined;
      }
      default:
        return this.#access(pid, page, op.kind);
    }
  }

  #access(pid: number, page: number, mode: AccessMode): string | undefined {
    const { kernel } = this;
    const shown = this.#contents.processes.get(pid)!;
    const was = shown.get(page);
    this.#version += 1;
    const outcome = kernel.access(pid, page * 4096, mode, this.#version);
    if (outcome.kind === 'oom') {
      kernel.kill(pid);
      this.#contents.processes.delete(pid);
      return undefined;
    }
    const found = outcome.kind === 'signal' ? outcome.code : 'done';
    const expected = this.#expected(was, mode);
    if (found !== expected) return `${mode} of ${page} ended in ${found}, not ${expected}`;
    if (found !== 'done' || was === undefined) return undefined;
    if (mode === 'write') {
      if (was.shared) this.#contents.files.set(was.file!, this.#version);
      else shown.set(page, { ...was, own: [this.#version] });
    }
    return this.wrongAt(pid, page);
  }

  #expected(was: Shown | undefined, mode: AccessMode): string {
    if (was === undefined) return 'SEGV_MAPERR';
    const needed = mode === 'write' ? 2 : 7;
    if ((was.prot & needed) === 0) return 'SEGV_ACCERR';
    if (was.file === beyond.file) return 'BUS_ADRERR';
    return mode === 'exec' && (was.prot & 4) === 0 ? 'SEGV_ACCERR' : 'done';
  }

  /** What is wrong with what a page holds, if it is anywhere. */
  wrongAt(pid: number, page: number): string | undefined {
    const was = this.#contents.processes.get(pid)?.get(page);
    const now = this.kernel.page(pid, page);
    if (was === undefined) return now.in === 'nowhere' ? undefined : `${page} is mapped`;
    if (now.in === 'nowhere') {
      const lost = was.own !== undefined && !was.own.includes(0);
      return lost ? `page ${page} of ${pid} is lost` : undefined;
    }
    const may = was.own ?? [this.#contents.files.get(was.file!) ?? 0];
    return may.includes(now.contents)
      ? undefined
      : `page ${page} of ${pid} holds ${now.contents}, not ${may.join(' or ')}`;
  }

  /** Every page of every process, without touching any. */
  wrong(): string | undefined {
    for (const pid of this.#contents.processes.keys()) {
      for (let number = 0; number < pageCount + 8; number += 1) {
        const wrong = this.wrongAt(pid, pageAt(number));
        if (wrong !== undefined) return wrong;
      }
    }
    return undefined;
  }
}

const beyond: Shown = { prot: 0, shared: true, file: 'beyond the end', own: undefined };
