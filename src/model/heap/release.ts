import type { Target } from '../script/value.ts';
import { formatAddress } from '../units.ts';
import { doubleFree, invalidFree, mistake } from './mistakes.ts';
import { done, type HeapStep, type Program, placeOf } from './program.ts';
import type { HeapModelEvent } from './state.ts';

/**
 * `free a`. A wrong free reaches the allocator all the same: one that looks refuses it, and an
 * address that was handed out again meanwhile looks right to every allocator.
 */
export function release(program: Program, target: Target): HeapStep {
  const { allocator, ledger } = program;
  const place = placeOf(program, target);
  if ('fault' in place) return done([], place.fault);
  const { address, what, isPointer, holding } = place;
  if (address === null && !isPointer) {
    return done([], invalidFree(what, 'It is no address at all, for the variable is NULL.'));
  }
  if (address === null) {
    const because = `${what} is NULL, which free ignores`;
    return done([{ kind: 'free-null', subject: what, size: 0, because }]);
  }
  const stopped = program.stoppedAt('free', (copy) => copy.free(address));
  if (stopped) return done([], stopped);

  const there = ledger.heldAt(address);
  const wasFreed = ledger.wasFreed(address);
  const noticed = allocator.free(address);
  const events: HeapModelEvent[] = [...allocator.log!];
  if (there && !noticed) {
    ledger.drop(address);
    const because = `free gives ${formatAddress(address)} back`;
    const subject = place.name !== undefined && { subject: place.name };
    events.push({ kind: 'free', ...subject, address, size: there.asked, because });
  }
  if (there && (!isPointer || holding === there)) {
    return done(events, noticed && mistake('abort', noticed.message, what));
  }
  const freedBefore = isPointer || wasFreed;
  return done(
    events,
    freedBefore
      ? doubleFree(what, address, there, noticed?.message)
      : invalidFree(what, noticed?.message),
  );
}
