import type { HeapHost } from '../heap/glibc/host.ts';
import { commitLimit, mayMap, type OvercommitMode, reserves } from '../oom/overcommit.ts';
import type { Kernel } from '../vm/kernel.ts';
import { prot } from '../vm/vma.ts';
import type { MachineEvent } from './event.ts';

const pageBytes = 4096;

/** vm.overcommit_memory and vm.overcommit_ratio; the ratio is set once. */
export interface Overcommit {
  mode: OvercommitMode;
  readonly ratio: number;
}

/**
 * Committed_AS in pages: what has been promised, which is private memory that may be written, and
 * shared memory of no file on disk (mm/mmap.c, accountable_mapping; shmem accounts for itself).
 */
export function committedPages({ core }: Kernel): number {
  let pages = 0;
  const shared = new Set<number>();
  for (const { areas } of core.processes.values()) {
    for (const { start, end, prot: allowed, shared: isShared, file, growsDown } of areas) {
      if (isShared && !core.file(file).disk) shared.add(file);
      else if (!isShared && (allowed & prot.write) !== 0 && !growsDown) pages += end - start;
    }
  }
  for (const file of shared) pages += core.file(file).pages;
  return pages;
}

/** CommitLimit in pages. */
export function commitLimitOf({ core }: Kernel, { ratio }: Overcommit): number {
  return commitLimit({ ramPages: core.frames.count, swapPages: core.swap.area.slots, ratio });
}

/** Whether the kernel promises so many bytes more to a process; a refusal is told. */
export function promises(
  kernel: Kernel,
  overcommit: Overcommit,
  process: { readonly name: string; readonly pid: number; readonly root: boolean },
  bytes: number,
  events: MachineEvent[],
): boolean {
  const { core } = kernel;
  const answer = mayMap({
    mode: overcommit.mode,
    pages: Math.ceil(bytes / pageBytes),
    committed: committedPages(kernel),
    limit: commitLimitOf(kernel, overcommit),
    ramPages: core.frames.count,
    swapPages: core.swap.area.slots,
    ...reserves(core.frames.count),
    totalVm: core.process(process.pid).size,
    root: process.root,
  });
  if (!answer.ok) {
    const { asked, allowed } = answer;
    events.push({ kind: 'overcommit-refused', process: process.name, asked, allowed });
  }
  return answer.ok;
}

/** The kernel as a process's malloc sees it; `grants` decides on promises. */
export function heapHost(
  kernel: Kernel,
  pid: number,
  grants: (bytes: number) => boolean,
): HeapHost {
  return {
    sbrk(increment) {
      const before = kernel.brk(pid, 0);
      const pages = Math.ceil((before + increment) / pageBytes) - Math.ceil(before / pageBytes);
      if (pages > 0 && !grants(pages * pageBytes)) return null;
      const wanted = before + increment;
      return kernel.brk(pid, wanted) === wanted ? before : null;
    },
    mmap(bytes) {
      if (!grants(bytes)) return null;
      const address = kernel.mmap(pid, { length: bytes });
      return typeof address === 'number' ? address : null;
    },
    munmap: (address, bytes) => void kernel.munmap(pid, address, bytes),
  };
}
