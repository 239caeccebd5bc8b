import type { Access, Handled } from './access.ts';
import { firstRead, firstWrite } from './anon-fault.ts';
import { type Areas, placeOf } from './areas.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { copyOrReuse } from './cow-fault.ts';
import { fileFault } from './file-fault.ts';
import { type AccessMode, hit, major, minor, type Outcome, signal } from './outcome.ts';
import type { Process } from './process.ts';
import { holdsPage, pte } from './pte.ts';
import { grownStack } from './stack.ts';
import { swapFault } from './swap-fault.ts';
import { ensureEntry } from './tables.ts';
import { isAccessible, prot, type Vma } from './vma.ts';

/**
 * A page fault of a user program: arch/x86/mm/fault.c, do_user_addr_fault, then mm/memory.c,
 * handle_mm_fault, of Linux 6.1.
 *
 * @param protection the entry was there and forbade the access (X86_PF_PROT).
 */
export function handleFault(
  core: Core,
  process: Process,
  access: Access,
  protection: boolean,
): Outcome {
  const { page, mode, address } = access;
  const area = areaFor(core, process, process.areas, page);
  if (area === undefined) return signal('SEGV_MAPERR', address);
  if (!permits(area, mode, protection)) return signal('SEGV_ACCERR', address);

  core.vmstat.pgfault += 1;
  core.now += costs.minorFault;
  const entry = ensureEntry(core, process, page);
  const handled = entry < 0 ? 'oom' : handleEntry(core, process, area, access, entry);
  if (handled === 'oom') return core.refusal!;
  if (handled === 'beyond-file') return signal('BUS_ADRERR', address);
  if (handled === 'minor') {
    process.minorFaults += 1;
    return minor;
  }
  process.majorFaults += 1;
  core.vmstat.pgmajfault += 1;
  return major;
}

/** The area that a page lies in; a stack above it is made longer where it may be. */
function areaFor(core: Core, process: Process, areas: Areas, page: number): Vma | undefined {
  const at = placeOf(areas, page);
  const area = areas[at];
  if (area === undefined || area.start <= page) return area;
  return grownStack(core, process, at, page);
}

/**
 * access_error: a write needs PROT_WRITE, anything else some permission. That a page may not be run
 * only shows once it is there: the first fault brings it in as for a read, and the second finds
 * the entry that forbids it.
 */
function permits(area: Vma, mode: AccessMode, protection: boolean): boolean {
  if (mode === 'write') return (area.prot & prot.write) !== 0;
  return !protection && isAccessible(area);
}

/** handle_pte_fault. */
function handleEntry(
  core: Core,
  process: Process,
  area: Vma,
  access: Access,
  entry: number,
): Handled {
  const low = core.entry(entry);
  const write = access.mode === 'write';
  if (low === 0) {
    if (area.file !== 0) return fileFault(core, process, area, access, entry);
    return write
      ? firstWrite(core, process, area, access, entry)
      : firstRead(core, process, area, access, entry);
  }
  if (!holdsPage(low)) return swapFault(core, process, area, access, entry);
  if (write && (low & pte.writable) === 0) {
    return copyOrReuse(core, process, area, access, entry);
  }
  return 'minor';
}

/** The stronger of two: an access may take more than one fault. */
export const worse = (one: Outcome, other: Outcome): Outcome =>
  one === hit || (one === minor && other !== hit) ? other : one;
