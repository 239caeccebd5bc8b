import { faultBit } from '../paging/page-fault.ts';
import type { Core } from './core.ts';
import { costs } from './costs.ts';
import { handleFault, worse } from './fault.ts';
import { type AccessMode, hit, type Outcome, signal } from './outcome.ts';
import type { Process } from './process.ts';
import { runKswapd } from './reclaim.ts';

const accessBits: Readonly<Record<AccessMode, number>> = {
  read: faultBit.user,
  write: faultBit.user | faultBit.write,
  exec: faultBit.user | faultBit.execute,
};

/**
 * One access of a user program: the hardware's walk (there is no TLB here), which sets the accessed and
 * dirty bits, and the kernel's fault handler for as long as the walk fails.
 *
 * @param address for messages; @param contents what a write leaves in the page, a number that stands
 *   for its bytes.
 */
export function accessMemory(
  core: Core,
  process: Process,
  page: number,
  mode: AccessMode,
  address: bigint | number,
  contents: number | undefined,
): Outcome {
  const { table, pid } = process;
  const bits = accessBits[mode];
  core.now += costs.access;
  let outcome = hit;
  let frame = table.translate(page, bits);
  while (frame < 0) {
    const access = { page, mode, address: `0x${address.toString(16)}` };
    const one = handleFault(core, process, access, (table.errorCode & faultBit.present) !== 0);
    if (one.kind === 'signal') {
      noteSignal(core, pid, one);
      return one;
    }
    if (one.kind === 'oom') {
      core.sink?.push({ ...one, kind: 'out-of-memory' });
      return one;
    }
    outcome = worse(outcome, one);
    frame = table.translate(page, bits);
  }
  if (mode === 'write' && contents !== undefined) core.frames.contents.set(frame, contents);
  if (core.kswapd.awake) runKswapd(core);
  return outcome;
}

/**
 * An access outside the half that programs have. Addresses that are not canonical never reach the
 * tables: the processor raises a general protection fault, and Linux has no address to report
 * (arch/x86/kernel/traps.c, exc_general_protection). The kernel's half looks as if nothing were there.
 */
export function accessOutside(core: Core, pid: number, address: bigint): Outcome {
  core.now += costs.access;
  const wide = BigInt.asUintN(64, address);
  const outcome = core.geometry.isCanonical(wide)
    ? signal('SEGV_MAPERR', `0x${wide.toString(16)}`)
    : signal('SI_KERNEL', '0x0');
  noteSignal(core, pid, outcome);
  return outcome;
}

function noteSignal(core: Core, pid: number, one: ReturnType<typeof signal>): void {
  const { name, number, code, codeNumber, address } = one;
  core.sink?.push({ kind: 'signalled', pid, name, number, code, codeNumber, address });
}
