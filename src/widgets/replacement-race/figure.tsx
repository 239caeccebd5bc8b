import { type RaceState, raceModel } from '../../model/replacement/race-model.ts';
import type { FigureSpec, Reading } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { counted } from '../narrate/words.ts';
import { Controls } from './controls.tsx';
import { laneLabel } from './lane-label.ts';
import { Picture } from './picture.tsx';
import { predictVictim } from './predict-victim.ts';
import type { RaceEvent } from './race-columns.ts';
import { referencesOf } from './references.ts';
import { scenarios } from './scenarios.ts';
import { tellRace, wordOfRace } from './tell-race.ts';
import { twinOf } from './twin.ts';

export const spec: FigureSpec<RaceState, RaceEvent> = {
  name: 'replacement-race',
  title: 'Replacement race',
  summary:
    'One reference string through several policies side by side, with OPT as the bound: guess the page that goes, find Belady’s anomaly, write a string of your own.',
  models: [raceModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'in memory now' },
    { swatch: 'now', text: 'referred to, a hit' },
    { swatch: 'fault', text: 'loaded, a fault' },
    { swatch: 'absent', text: 'put out, or to come' },
    { swatch: 'free', text: 'free' },
  ],
  operation(play, step) {
    const one = referencesOf(play)[step - 1];
    return one ? `${one.write ? 'write' : 'refer'} ${one.page}` : 'start';
  },
  word: wordOfRace,
  narrate: tellRace,
  readings({ state: { lanes }, step }) {
    const faults = lanes.map((lane) => ({
      name: laneLabel(lane, lanes),
      count: lane.state.counts.misses,
    }));
    const shown = faults.map(
      ({ name, count }): Reading => ({ name, value: `${counted(count, 'fault')} of ${step}` }),
    );
    if (shown.length <= 4) return shown;
    const sorted = [...faults].sort((a, b) => a.count - b.count);
    const [best, worst] = [sorted[0]!, sorted.at(-1)!];
    return [
      { name: 'Fewest faults', value: `${best.count}, ${best.name}` },
      { name: 'Most faults', value: `${worst.count}, ${worst.name}` },
      { name: 'References', value: String(step) },
    ];
  },
  twin: twinOf,
  Picture,
  Controls,
  predict: predictVictim,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
