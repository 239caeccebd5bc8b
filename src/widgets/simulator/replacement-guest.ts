import { h } from 'preact';
import { type RaceState, raceModel } from '../../model/replacement/race-model.ts';
import type { ReplacementState } from '../../model/replacement/state.ts';
import { printScript } from '../../model/script/script.ts';
import type { PictureProps } from '../kit/figure-spec.ts';
import type { Moment, Play } from '../kit/moment.ts';
import { playOf } from '../kit/play.ts';
import {
  narrateReplacement,
  narrateReplacementStart,
  wordOfReplacement,
} from '../narrate/replacement.ts';
import { spec as race } from '../replacement-race/figure.tsx';
import type { RaceEvent } from '../replacement-race/race-columns.ts';
import type { AnyMoment, Guest } from './guest.ts';

type RacePlay = Play<RaceState, RaceEvent>;
const races = new WeakMap<object, RacePlay>();

/** The same references in a race with one lane: step for step the same, and drawn already. */
function raced({ play, step }: AnyMoment): Moment<RaceState, RaceEvent> {
  let known = races.get(play);
  if (!known) {
    const { chosen, statements } = play.script;
    const lists = Object.fromEntries(
      Object.entries({ policy: 'lru', frames: 3, ...chosen }).map(([key, value]) => [
        key,
        key === 'policy' || key === 'frames' ? [value] : value,
      ]),
    );
    const source = printScript({ model: raceModel as never, chosen: lists, statements });
    const played = playOf<RaceState, RaceEvent>([raceModel as never], source);
    if (!played.ok) throw new Error(`simulator: expected a race from ${source}`);
    known = played.play;
    races.set(play, known);
  }
  return known.at(step);
}

const told = (moment: AnyMoment) => moment as Moment<ReplacementState, never>;

export const replacementGuest: Guest = {
  name: race.name,
  word: (moment) => (moment.step === 0 ? 'Start' : wordOfReplacement(told(moment).frame)),
  narrate: (moment) =>
    moment.step === 0
      ? narrateReplacementStart(told(moment).state)
      : narrateReplacement(told(moment).frame),
  readings: (moment) => race.readings(raced(moment)),
  twin: (moment) => race.twin(raced(moment)),
  operation: (play, step) => race.operation!(raced(play.at(step)).play, step),
  predict: (now, next) => race.predict?.(raced(now), raced(next)),
  Picture: ({ moment, ...rest }: PictureProps<unknown, unknown>) =>
    h(race.Picture, { ...rest, moment: raced(moment) }),
};
