import { bytesOf } from '../../model/gc/graph.ts';
import type { HeapEvent } from '../../model/gc/heap-state.ts';
import type { GcFrame } from '../../model/gc/mark.ts';
import { gcModel } from '../../model/gc/model.ts';
import type { AnyModel } from '../../model/model.ts';
import { formatBytes } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateGc, narrateStart } from '../narrate/gc.ts';
import { narrateGcHeap, wordOfGcHeap } from '../narrate/gc-heap.ts';
import { lookOf } from './look.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { scenarios } from './scenarios.ts';
import { firstStep, partOf, type ReachMoment, type State, segmentsOf } from './story.ts';
import { twin } from './twin.ts';

/** What a plain graph without anything weak in it does, which has sentences of its own. */
const plain: readonly HeapEvent['kind'][] = [
  ...(['declared', 'referred', 'cut', 'visited', 'mark-ended', 'freed', 'sweep-ended'] as const),
];
const isPlain = ({ state, events }: ReachMoment): boolean =>
  !('spaces' in state) && events.every((event) => plain.includes(event.kind) && !('weak' in event));

export const spec: FigureSpec<State, HeapEvent> = {
  name: 'reachability',
  title: 'Reachability',
  summary:
    'An object graph to cut, mend and collect: marking, reference counts, weak references, finalisers, and what would go with an object.',
  models: [gcModel] as unknown as readonly AnyModel[],
  scenarios,
  legend: [
    { swatch: 'root', text: 'root' },
    { swatch: 'reachable', text: 'reachable' },
    { swatch: 'unreachable', text: 'unreachable' },
    { swatch: 'path', text: 'path' },
    { swatch: 'white', text: 'white: not met' },
    { swatch: 'waiting', text: 'grey: waits' },
    { swatch: 'marked', text: 'black: marked' },
  ],
  firstStep,
  segments: segmentsOf,
  operation(play, step) {
    const { state, events, operation } = play.at(step);
    const name = (id: string): string =>
      state.graph.nodes.find((one) => one.id === id)?.label ?? id;
    for (const event of events) {
      if (event.kind === 'visited') return `mark ${name(event.subject)}`;
      if (event.kind === 'freed') return `free ${name(event.subject)}`;
    }
    return operation;
  },
  word(moment) {
    if (moment.step === 0) return 'Start';
    const part = partOf(moment.play, moment.step);
    if (!moment.fault && part === 'edit') return 'Your edit';
    return wordOfGcHeap(moment.frame);
  },
  narrate(moment) {
    const { state, frame, step } = moment;
    if (step === 0)
      return narrateStart({
        ...frame,
        state: { ...state, freed: new Set(state.freed) },
      } as GcFrame);
    return isPlain(moment) ? narrateGc(frame as GcFrame) : narrateGcHeap(frame);
  },
  readings(moment) {
    const { graph, finalizers = [] } = moment.state;
    const look = lookOf(moment, undefined);
    const sum = (wanted: string): number => bytesOf(graph, ({ id }) => look.life(id) === wanted);
    const [reached, unreached, freed] = ['reachable', 'unreachable', 'freed'].map(sum) as [
      number,
      number,
      number,
    ];
    const waits = finalizers.length > 0 ? `, ${finalizers.length} to be told` : '';
    return [
      { name: 'In memory', value: formatBytes(reached + unreached) },
      { name: 'Reachable', value: formatBytes(reached) },
      { name: 'Unreachable', value: formatBytes(unreached) },
      { name: 'Freed', value: `${formatBytes(freed)}${waits}` },
    ];
  },
  twin,
  Picture,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
