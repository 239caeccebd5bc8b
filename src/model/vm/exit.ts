import type { Core } from './core.ts';
import { unmapRange } from './munmap.ts';
import type { Process } from './process.ts';

/** Ends a process: all that it alone had is free again (mm/mmap.c, exit_mmap); how many frames. */
export function endProcess(core: Core, process: Process): number {
  const before = core.frames.free;
  unmapRange(core, process, 0, Number.MAX_SAFE_INTEGER);
  process.table.release();
  core.processes.delete(process.pid);
  const freed = core.frames.free - before;
  core.sink?.push({ kind: 'exited', pid: process.pid, freed });
  return freed;
}
