import { placeOf } from './areas.ts';
import type { Core } from './core.ts';
import { addArea } from './mmap.ts';
import { unmapRange } from './munmap.ts';
import type { Process } from './process.ts';
import { startWithGap } from './unmapped-area.ts';
import { prot } from './vma.ts';

/**
 * Moves the end of the heap (mm/mmap.c, brk): the end there is after it, which is the old one where
 * the new one is refused, as the system call has it. Addresses are bytes.
 */
export function moveBreak(core: Core, process: Process, wanted: number): number {
  const start = process.layout.heap * 4096;
  if (wanted < start) return process.brk;
  const before = Math.ceil(process.brk / 4096);
  const after = Math.ceil(wanted / 4096);
  if (after > before) {
    const next = process.areas[placeOf(process.areas, before)];
    // A page stays free between the heap and what comes next.
    if (next !== undefined && after + 1 > startWithGap(next)) return process.brk;
    addArea(core, process, {
      start: before,
      end: after,
      prot: prot.read | prot.write,
      shared: false,
      file: 0,
      offset: before,
      growsDown: false,
      anonVma: 0,
      inherited: false,
    });
  } else if (after < before) unmapRange(core, process, after, before);
  process.brk = wanted;
  return wanted;
}
