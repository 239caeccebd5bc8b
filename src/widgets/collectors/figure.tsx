import { collectorsModel } from '../../model/collectors/collectors-model.ts';
import { gcModel } from '../../model/gc/model.ts';
import type { AnyModel } from '../../model/model.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateGcHeap, narrateGcHeapStart, wordOfGcHeap } from '../narrate/gc-heap.ts';
import { type Event, type HeapMoment, isPoints, type State } from './look.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { heapReadings, pointsReadings } from './readings.ts';
import { scenarios } from './scenarios.ts';
import { narratePoints, wordOfPoints } from './tell-points.ts';
import { heapTwin, pointsTwin } from './twin.ts';

export const spec: FigureSpec<State, Event> = {
  name: 'collectors',
  title: 'Collectors',
  summary:
    'Mark, sweep, slide or copy: objects before and after a collection, barriers that matter, and pauses as the heap grows.',
  models: [gcModel, collectorsModel] as unknown as readonly AnyModel[],
  scenarios,
  legend: [
    { swatch: 'object', text: 'reachable' },
    { swatch: 'garbage', text: 'no root reaches it' },
    { swatch: 'free', text: 'free' },
    { swatch: 'now', text: 'this step' },
    { swatch: 'white', text: 'white, not met' },
    { swatch: 'grey', text: 'grey, waits' },
    { swatch: 'black', text: 'black, visited' },
  ],
  word(moment) {
    if (moment.step === 0) return 'Start';
    return isPoints(moment) ? wordOfPoints(moment) : wordOfGcHeap((moment as HeapMoment).frame);
  },
  narrate(moment) {
    if (isPoints(moment)) return narratePoints(moment);
    const { frame, state } = moment as HeapMoment;
    return moment.step === 0 ? narrateGcHeapStart(state) : narrateGcHeap(frame);
  },
  readings: (moment) =>
    isPoints(moment) ? pointsReadings(moment) : heapReadings(moment as HeapMoment),
  twin: (moment) => (isPoints(moment) ? pointsTwin(moment) : heapTwin(moment as HeapMoment)),
  Picture,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
