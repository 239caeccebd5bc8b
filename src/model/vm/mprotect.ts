import { withArea, within, without } from './areas.ts';
import type { Core } from './core.ts';
import { eachEntry } from './entries.ts';
import { frameBit, zeroFrame } from './frames.ts';
import type { Process } from './process.ts';
import { frameOfPte, holdsPage, pte } from './pte.ts';
import { noMemory, type Refused } from './refused.ts';
import { entryFlags, entryHigh, prot, protText, type Vma } from './vma.ts';

/** Bits that an entry keeps when its area's protection changes (_PAGE_CHG_MASK). */
const kept = ~0xfff | pte.accessed | pte.dirty | pte.special;

/**
 * Changes what a range allows (mm/mprotect.c). A hole in it is ENOMEM; what lies before the hole is
 * changed all the same.
 */
export function protectRange(
  core: Core,
  process: Process,
  from: number,
  to: number,
  allowed: number,
): Refused | undefined {
  let reached = from;
  for (const area of within(process.areas, from, to)) {
    if (area.start > reached) break;
    protectPiece(core, process, area, allowed);
    reached = area.end;
  }
  if (reached >= to) return undefined;
  return noMemory(`Nothing is mapped at 0x${(reached * 4096).toString(16)}: mprotect stops there.`);
}

function protectPiece(core: Core, process: Process, piece: Vma, allowed: number): void {
  if (piece.prot === allowed) return;
  const changed = { ...piece, prot: allowed };
  process.areas = withArea(without(process.areas, piece.start, piece.end), changed);
  const notice = piece.file !== 0 && core.file(piece.file).disk;
  const flags = entryFlags(changed, notice);
  const high = entryHigh(changed);
  eachEntry(core, process, piece.start, piece.end, (entry, _page, low) => {
    if (!holdsPage(low)) return;
    const basic = (low & kept) | (flags & ~pte.accessed);
    core.setEntry(entry, basic | (mayWriteAtOnce(core, changed, low) ? pte.writable : 0), high);
  });
  const { start, end } = piece;
  const detail = protText(changed);
  core.sink?.push({ kind: 'area-protected', pid: process.pid, from: start, to: end, detail });
}

/**
 * can_change_pte_writable (since 6.0): a dirty page that is the process's alone need not fault again.
 */
function mayWriteAtOnce(core: Core, area: Vma, low: number): boolean {
  const frame = frameOfPte(low);
  if ((area.prot & prot.write) === 0 || (low & pte.protNone) !== 0) return false;
  if ((low & pte.dirty) === 0) return false;
  if (area.shared) return true;
  return (
    frame !== zeroFrame && core.frames.isAnon(frame) && core.frames.has(frame, frameBit.exclusive)
  );
}
