import { cliffModel } from '../../model/cliff/cliff-model.ts';
import type { CliffState } from '../../model/cliff/state.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { Controls } from './controls.tsx';
import { statementsOf } from './course.ts';
import { Picture } from './picture.tsx';
import { predictCourse } from './predict-course.ts';
import { scenarios } from './scenarios.ts';
import { perSecond, tellCliff, wordOfCliff } from './tell-cliff.ts';
import { twinOf } from './twin.ts';

export const spec: FigureSpec<CliffState, never> = {
  name: 'the-cliff',
  title: 'The cliff',
  summary:
    'Working sets against RAM, second by second: throughput, page faults, vmstat and pressure while thrashing sets in. Change the memory and the number of programs.',
  models: [cliffModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'A' },
    { swatch: 'ink', text: 'B' },
    { swatch: 'other', text: 'C and others' },
    { swatch: 'kernel', text: 'k kernel, f files' },
    { swatch: 'absent', text: 'in swap, s read ahead' },
    { swatch: 'free', text: 'free' },
    { swatch: 'now', text: 'changed hands' },
  ],
  // By the statement, not by the moment: to ask for one simulates its second.
  operation: (play, step) =>
    statementsOf(play)[play.trace.statementAt(step)]?.kind === 'run'
      ? 'run 1'
      : play.operation(step),
  word: wordOfCliff,
  narrate: tellCliff,
  readings({ state: { intervals } }) {
    const last = intervals.at(-1);
    const none = 'no second yet';
    return [
      { name: 'Pages of work', value: last ? perSecond(last.references) : none },
      { name: 'Major faults', value: last ? perSecond(last.majorFaults) : none },
      { name: 'PSI some, avg10', value: last ? `${last.some.toFixed(2)} %` : none },
      { name: 'PSI full, avg10', value: last ? `${last.full.toFixed(2)} %` : none },
    ];
  },
  twin: twinOf,
  Picture,
  Controls,
  predict: predictCourse,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
