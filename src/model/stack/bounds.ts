import { formatAddress, formatBytes } from '../units.ts';
import type { CallStack, StackFrame } from './call-stack.ts';
import type { StackEvent } from './event.ts';
import type { Slot } from './layout.ts';
import { done, refused, type StackStep } from './stack-step.ts';
import { describe, type Overlap } from './touched.ts';

/** What a pointer was set to: a slot of one call, whether it has returned or not. */
export interface Pointer {
  readonly frame: StackFrame;
  readonly slot: Slot;
}

/** Where an access goes, and what it was meant for, where it goes by a name. */
export interface Aim extends Partial<Pointer> {
  readonly through: string;
  readonly address: number;
}

/** The fault of an access that leaves the stack; `undefined` for one that does not. */
export function outsideStack(
  { top, limit }: CallStack,
  guard: number,
  address: number,
  bytes: number,
): StackStep | undefined {
  const lowest = top - limit;
  const at = formatAddress(address);
  if (address >= lowest && address + bytes <= top) return undefined;
  if (address < lowest && address + bytes > lowest - guard) {
    return refused(
      'guard-page',
      `${at} is in the guard below the stack, which nobody may touch: the program gets SIGSEGV.`,
      at,
    );
  }
  if (address < lowest) {
    const why = `${at} is beyond the guard, which does not protect what may lie there.`;
    return refused('outside-stack', why, at);
  }
  const first = formatAddress(Math.max(address, top));
  return refused(
    'outside-stack',
    `${first} is above the stack, which ends at ${formatAddress(top)}.`,
    at,
  );
}

/** An access through a name must stay inside what has the name. */
export function withinName(
  kind: 'read' | 'write',
  { through, address, frame, slot }: Aim & Pointer,
  bytes: number,
  astray: readonly Overlap[],
  event: StackEvent,
): StackStep {
  const offset = address - (frame.fp - slot.below);
  if (offset >= 0 && offset + bytes <= slot.bytes) return done([event]);
  const range = bytes === 1 ? `byte ${offset}` : `bytes ${offset} to ${offset + bytes - 1}`;
  const hit = astray.length > 0 ? describe(astray) : 'bytes that alignment leaves unused';
  const size = `${slot.name} of ${frame.name} has ${formatBytes(slot.bytes)}`;
  return kind === 'write'
    ? refused('buffer-overflow', `${size}; a write of ${range} goes over ${hit}.`, through, [event])
    : refused('read-out-of-bounds', `${size}; a read of ${range} goes on into ${hit}.`, through, [
        event,
      ]);
}
