import type { Question } from '../kit/question.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import type { MachineMoment } from '../machine-drawing/machine-moment.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { predictCount } from './predict-count.ts';
import { predictKind } from './predict-kind.ts';

/** The kind of fault at first; once a reader has seen it bring in more than one page, how many. */
export function predict(now: MachineMoment, next: MachineMoment): Question | undefined {
  const kind = predictKind(now, next);
  const brings = (events: MachineMoment['events']): string =>
    eventsOf(events, 'read-in').length > 0
      ? 'disk'
      : eventsOf(events, 'mapped-around').length > 0
        ? 'around'
        : 'nothing';
  const what = brings(next.events);
  const seen = lookedThrough(now.play).some(
    ({ step, events }) => step <= now.step && brings(events) === what,
  );
  return seen || !kind ? (predictCount(now, next) ?? kind) : kind;
}
