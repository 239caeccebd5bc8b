import type { Fault } from '../fault.ts';
import type { Target } from '../script/value.ts';
import type { Block } from './allocator.ts';
import type { Holding } from './ledger.ts';
import {
  bytes,
  invalidAccess,
  mistake,
  nullPointer,
  overflow,
  overread,
  useAfterFree,
} from './mistakes.ts';
import { done, type HeapStep, type Place, type Program, placeOf } from './program.ts';

/**
 * The program reads or writes `size` bytes. The allocator is not asked and cannot object: the fault
 * is what a checker such as AddressSanitizer would say, and what was written stays written.
 */
export function access(
  program: Program,
  doing: 'read' | 'write',
  target: Target,
  size: number,
): HeapStep {
  const place = placeOf(program, target);
  if ('fault' in place) return done([], place.fault);
  const { address, what, name } = place;
  if (address === null) return done([], nullPointer(what, doing));

  const crash = doing === 'write' ? program.allocator.write?.(address, size) : undefined;
  if (crash?.code === 'segmentation-fault') return done([], mistake('abort', crash.message, what));
  const because = `the program ${doing}s ${bytes(size)} there`;
  const event = { kind: doing, address, size, because, ...(name && { subject: name }) };
  return done([event], faultOf(program, doing, place, address, size));
}

function faultOf(
  program: Program,
  doing: 'read' | 'write',
  { what, name, holding: own }: Place,
  address: number,
  size: number,
): Fault | undefined {
  const end = address + size;
  const block = program.blockAt(address);
  const there = block?.state === 'live' ? program.ledger.heldAt(block.user) : undefined;
  if (name !== undefined && !own) {
    const destroyed = doing === 'write' && destroy(program, address, end, name).some(isOwnData);
    return useAfterFree(name, doing, there?.name, destroyed);
  }
  const holding = own ?? (block && address >= block.user ? there : undefined);
  if (!holding) {
    if (doing === 'write') destroy(program, address, end, what);
    return invalidAccess(what, doing, block);
  }
  if (end <= holding.address + holding.asked) return undefined;
  if (doing === 'read') return overread(name ?? what, holding, end);
  const hit = destroy(program, usableEnd(program, holding), end, name ?? what);
  const named = hit.map((one) => ({ block: one, name: program.ledger.heldAt(one.user)?.name }));
  return overflow(name ?? what, holding, end, named);
}

/** The blocks that the bytes from `from` to before `to` belong to; what they keep there is lost. */
function destroy({ allocator, damage }: Program, from: number, to: number, by: string): Block[] {
  const hit = [...allocator.blocks()].filter(
    (one) => one.address < to && one.address + one.size > from,
  );
  // An allocator that has the bytes finds out by itself.
  if (!allocator.write) damage.add(hit, from, to, by);
  return hit;
}

function isOwnData({ state, kept = 0 }: Block): boolean {
  return state === 'free' && kept > 0;
}

function usableEnd(program: Program, { address }: Holding): number {
  const { user, usable } = program.blockAt(address)!;
  return user + usable;
}
