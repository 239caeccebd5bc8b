import type { Question } from '../kit/question.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import type { MachineMoment } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { predictEvicted } from './predict-evicted.ts';
import { predictFrame } from './predict-frame.ts';
import { predictShare } from './predict-share.ts';
import { predictSignal } from './predict-signal.ts';

/** The frame of an access, or the shares of all: where a step has both, first the one and then the other. */
export function predict(now: MachineMoment, next: MachineMoment): Question | undefined {
  const copies = lookedThrough(now.play).filter(
    ({ step, events }) => step <= now.step && eventsOf(events, 'copied').length > 0,
  ).length;
  const other = predictSignal(now, next) ?? predictEvicted(now, next);
  if (other) return other;
  const frame = predictFrame(now, next);
  const share = predictShare(now, next);
  return copies % 2 === 0 ? (frame ?? share) : (share ?? frame);
}
