import { type HeapCourse, heapCourse } from '../../model/gc/heap-course.ts';
import type { HeapEvent, HeapState } from '../../model/gc/heap-state.ts';
import type { GrowsWith } from '../../model/gc/phase-cost.ts';
import type { GcState } from '../../model/gc/state.ts';
import type { Play } from '../kit/moment.ts';

const known = new WeakMap<object, HeapCourse>();

/** One look through a trace, kept with it. */
export function courseOf(play: Play<HeapState | GcState, HeapEvent>): HeapCourse {
  const found = known.get(play) ?? heapCourse(play.trace);
  known.set(play, found);
  return found;
}

export const growsText: Readonly<Record<GrowsWith, string>> = {
  live: 'grows with what lives',
  all: 'grows with every block',
  dead: 'grows with what goes',
};
