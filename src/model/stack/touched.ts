import type { CallStack, StackFrame } from './call-stack.ts';
import type { Touched } from './event.ts';
import type { Slot } from './layout.ts';

/** A slot of a live frame that a range of bytes overlaps. */
export interface Overlap {
  readonly frame: StackFrame;
  readonly slot: Slot;
  readonly offset: number;
  readonly bytes: number;
}

/** The slots that the bytes from an address overlap, from the lowest address up. */
export function overlaps(stack: CallStack, address: number, bytes: number): Overlap[] {
  const found: Overlap[] = [];
  const end = address + bytes;
  for (let frame = stack.innermost; frame && frame.sp < end; frame = frame.caller) {
    for (const slot of frame.layout.slots.toReversed()) {
      const start = frame.fp - slot.below;
      const from = Math.max(start, address);
      const to = Math.min(start + slot.bytes, end);
      if (from < to) found.push({ frame, slot, offset: from - start, bytes: to - from });
    }
  }
  return found;
}

export function touchedOf({ frame, slot, offset, bytes }: Overlap): Touched {
  return { function: frame.name, slot: slot.name, offset, bytes };
}

/** `saved fp and return address of f, n of main`; the frames from the lowest up. */
export function describe(parts: readonly Overlap[]): string {
  const byFrame = Map.groupBy(parts, ({ frame }) => frame);
  return [...byFrame]
    .map(([{ name }, some]) => `${listed(some.map(({ slot }) => slot.name))} of ${name}`)
    .join(', ');
}

function listed(names: readonly string[]): string {
  const last = names.at(-1)!;
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
