import { run } from '../../model/model.ts';
import type { RaceLane } from '../../model/replacement/race-model.ts';
import { replacementModel } from '../../model/replacement/replacement-model.ts';
import type { ReplacementStatement } from '../../model/replacement/statements.ts';
import type { RacePlay } from './race-columns.ts';

export interface Reference {
  readonly page: number;
  readonly write: boolean;
}

const strings = new WeakMap<RacePlay, readonly Reference[]>();

/** The whole reference string of a script: the reference of step 1 first. */
export function referencesOf(play: RacePlay): readonly Reference[] {
  const known = strings.get(play);
  if (known) return known;
  const statements = play.script.statements as readonly ReplacementStatement[];
  const found = statements
    .flatMap(({ kind, pages }) => pages.map((page) => ({ page, write: kind === 'write' })))
    .slice(0, play.last);
  strings.set(play, found);
  return found;
}

const bounds = new WeakMap<RacePlay, Map<number, readonly number[]>>();

/** The faults of OPT with so many frames after each step of the script: nobody can have fewer. */
export function boundOf(play: RacePlay, frames: number): readonly number[] {
  const known = bounds.get(play) ?? new Map<number, readonly number[]>();
  bounds.set(play, known);
  const found = known.get(frames);
  if (found) return found;
  const lanes: readonly RaceLane[] = play.at(play.last).state.lanes;
  const lane = lanes.find(({ chosen }) => chosen.policy === 'opt' && chosen.frames === frames);
  const { history } = lane?.state ?? alone(play, frames);
  let faults = 0;
  const counts = [0, ...history.map(({ hit }) => (hit ? faults : ++faults))];
  known.set(frames, counts);
  return counts;
}

function alone({ script, last }: RacePlay, frames: number) {
  const statements = script.statements as readonly ReplacementStatement[];
  const trace = run(replacementModel, statements, { policy: 'opt', frames });
  return trace.frame(last).state;
}
