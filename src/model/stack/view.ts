import { formatAddress } from '../units.ts';
import type { CallStack, StackFrame } from './call-stack.ts';
import type { SlotKind } from './layout.ts';

export interface SlotView {
  readonly name: string;
  readonly kind: SlotKind;
  readonly address: string;
  readonly bytes: number;
  /** From the frame pointer down, in bytes; -8 for the return address. */
  readonly below: number;
  /** Whether a write that was meant for something else went over it. */
  readonly damaged: boolean;
}

export interface FrameView {
  readonly name: string;
  readonly depth: number;
  readonly fp: string;
  readonly sp: string;
  readonly bytes: number;
  /** From the highest address down. */
  readonly slots: readonly SlotView[];
}

export interface PointerView {
  readonly name: string;
  readonly address: string;
  readonly function: string;
  readonly local: string;
  /** Whether the function has returned, so that the bytes are not the local's any more. */
  readonly dangling: boolean;
}

/** All there is to draw. Addresses are hexadecimal text, sizes are bytes. */
export interface StackView {
  readonly top: string;
  readonly limit: number;
  /** The pages below the limit that nobody may touch. */
  readonly guard: { readonly from: string; readonly bytes: number };
  readonly sp: string;
  /** Absent while nothing runs. */
  readonly fp?: string;
  readonly depth: number;
  readonly used: number;
  readonly left: number;
  /** How far down frames have ever reached: pages that stay in memory after a return. */
  readonly reached: number;
  /** The outermost first; of a deep recursion, both ends. */
  readonly frames: readonly FrameView[];
  /** How many frames between the two ends are left out. */
  readonly hidden: number;
  readonly pointers: readonly PointerView[];
}

/** Of more than `shown` frames, this many outermost and the rest innermost ones. */
const outermost = 8;
const shown = 40;

/** The frames to draw, the outermost first, and how many lie between the two ends. */
export function viewOfFrames(
  stack: CallStack,
  damaged: (frame: StackFrame, slot: string) => boolean,
): { frames: FrameView[]; hidden: number } {
  const hidden = Math.max(0, stack.depth - shown);
  const frames: FrameView[] = [];
  for (let frame = stack.innermost; frame; frame = frame.caller) {
    const { depth } = frame;
    if (hidden > 0 && depth >= outermost && depth < outermost + hidden) continue;
    frames.push(viewOf(frame, damaged));
  }
  return { frames: frames.reverse(), hidden };
}

function viewOf(
  frame: StackFrame,
  damaged: (frame: StackFrame, slot: string) => boolean,
): FrameView {
  const { name, depth, fp, sp, layout } = frame;
  const slots = layout.slots.map((slot) => ({
    ...slot,
    address: formatAddress(fp - slot.below),
    damaged: damaged(frame, slot.name),
  }));
  return { name, depth, fp: formatAddress(fp), sp: formatAddress(sp), bytes: layout.bytes, slots };
}
