import { heapModel } from '../../model/heap/heap-model.ts';
import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateHeap, narrateHeapStart, wordOfHeap } from '../narrate/heap.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { readings } from './readings.ts';
import { scenarios } from './scenarios.ts';
import { twin } from './twin.ts';

export const spec: FigureSpec<HeapState, HeapModelEvent> = {
  name: 'buddy-and-slab',
  title: 'Buddy and slab',
  summary:
    'How a kernel hands out pages and objects: halves that split and merge, slabs of equal objects, and what is lost inside blocks and between them.',
  models: [heapModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'asked for' },
    { swatch: 'spare', text: 'given, not asked for' },
    { swatch: 'free', text: 'free' },
    { swatch: 'absent', text: 'merged away' },
    { swatch: 'now', text: 'this step' },
  ],
  word: ({ frame }) => (frame.step === 0 ? 'Start' : wordOfHeap(frame)),
  narrate: ({ frame }) => (frame.step === 0 ? narrateHeapStart(frame.state) : narrateHeap(frame)),
  readings,
  twin,
  Picture,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
