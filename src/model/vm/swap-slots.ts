import type { Core } from './core.ts';
import { frameBit } from './frames.ts';
import type { Group } from './group.ts';

/** The mark of a slot that a page of tmpfs is in; entries of processes hold the others. */
export const shmemSlot = -1;

/**
 * Takes a frame out of the swap cache (mm/swapfile.c, folio_free_swap): nothing but the frame has the
 * contents then, so it is dirty.
 */
export function freeSlotOfCache(core: Core, frame: number): void {
  const slot = core.frames.slots.get(frame) - 1;
  core.frames.slots.set(frame, 0);
  core.frames.mark(frame, frameBit.dirty);
  core.swap.cached.set(slot, 0);
  releaseSlot(core, slot);
}

/** Slots that a group may still take. */
export const slotsLeft = (core: Core, group: Group): number =>
  Math.min(core.swap.area.free, group.swapLimit - group.swapCharged);

/** One holds a slot no more; the last one frees it and uncharges the group. */
export function releaseSlot(core: Core, slot: number): void {
  if (core.swap.area.release(slot) > 0) return;
  const group = core.groups[Math.abs(core.swap.groups.get(slot)) - 1]!;
  group.swapCharged -= 1;
}
