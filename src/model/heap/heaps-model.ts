import { type Lane, type SideBySideState, sideBySide } from '../side-by-side.ts';
import { heapModel } from './heap-model.ts';
import type { HeapSettings } from './settings.ts';
import type { HeapModelEvent, HeapState } from './state.ts';

/** What the lanes of `model heaps` differ in. */
type HeapChoice = Pick<HeapSettings, 'fit' | 'coalesce'>;

export type HeapLane = Lane<HeapChoice, HeapState, HeapModelEvent>;
export type HeapsState = SideBySideState<HeapChoice, HeapState, HeapModelEvent>;

/** `model heaps`: one program on several heaps that choose differently, or that merge and don't. */
export const heapsModel = sideBySide(heapModel, {
  name: 'heaps',
  summary: 'One program on several heaps side by side',
  by: { fit: ['first', 'best', 'worst', 'next'], coalesce: [true] },
});
