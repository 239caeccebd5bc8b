import { heapModel } from '../../model/heap/heap-model.ts';
import { heapsModel } from '../../model/heap/heaps-model.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { Controls } from './controls.tsx';
import type { AnyEvent, AnyState } from './heap-play.ts';
import { Picture } from './picture.tsx';
import { predictBlock } from './predict-block.ts';
import { scenarios } from './scenarios.ts';
import { narrate, readings, word } from './tell.ts';
import { twin } from './twin.ts';

export const spec: FigureSpec<AnyState, AnyEvent> = {
  name: 'the-allocator',
  title: 'A heap, block by block',
  summary:
    'Blocks to scale, free lists, headers: see which hole an allocator takes, compare the fits on one program, look into glibc’s bins, and break a heap that is half free.',
  models: [heapModel, heapsModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'in use' },
    { swatch: 'free', text: 'free' },
    { swatch: 'header', text: 'header' },
    { swatch: 'now', text: 'this step' },
    { swatch: 'absent', text: 'looked at, too small' },
  ],
  word,
  narrate,
  readings,
  twin,
  Picture,
  Controls,
  predict: predictBlock,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
