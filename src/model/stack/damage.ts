import type { StackFrame } from './call-stack.ts';
import type { StackEvent } from './event.ts';
import { refused, type StackStep } from './stack-step.ts';
import type { Overlap } from './touched.ts';

/** For each call that still runs, the slots that were written over by mistake; it never changes. */
export class Damage {
  readonly #slots: ReadonlyMap<number, ReadonlySet<string>>;

  constructor(slots: ReadonlyMap<number, ReadonlySet<string>> = new Map()) {
    this.#slots = slots;
  }

  has({ call }: StackFrame, slot: string): boolean {
    return this.#slots.get(call)?.has(slot) ?? false;
  }

  with(parts: readonly Overlap[]): Damage {
    const slots = new Map(this.#slots);
    for (const { frame, slot } of parts) {
      slots.set(frame.call, new Set(slots.get(frame.call)).add(slot.name));
    }
    return new Damage(slots);
  }

  /** Without that of a call that has returned. */
  without({ call }: StackFrame): Damage {
    if (!this.#slots.has(call)) return this;
    const slots = new Map(this.#slots);
    slots.delete(call);
    return new Damage(slots);
  }
}

/** The fault of a return with links that were written over; `undefined` where they are whole. */
export function returnFault(
  damage: Damage,
  frame: StackFrame,
  event: StackEvent,
): StackStep | undefined {
  const { name } = frame;
  const caller = frame.caller?.name ?? 'its caller';
  if (damage.has(frame, 'return address')) {
    return refused(
      'return-address-overwritten',
      `${name} jumps to whatever was written over its return address, not back to ${caller}: at best the program gets SIGSEGV, at worst it runs an attacker's code.`,
      name,
      [event],
    );
  }
  if (damage.has(frame, 'saved fp')) {
    return refused(
      'frame-pointer-overwritten',
      `${name} gives ${caller} back a frame pointer that was written over, so that one will look for its own locals in the wrong place.`,
      name,
      [event],
    );
  }
  return undefined;
}
