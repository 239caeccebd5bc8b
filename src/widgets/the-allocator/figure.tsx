import { heapModel } from '../../model/heap/heap-model.ts';
import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateHeap, narrateHeapStart, wordOfHeap } from '../narrate/heap.ts';
import { Picture } from './picture.tsx';
import { predictBlock } from './predict-block.ts';
import { scenarios } from './scenarios.ts';

export const spec: FigureSpec<HeapState, HeapModelEvent> = {
  name: 'the-allocator',
  title: 'A heap, block by block',
  summary:
    'Blocks to scale, free lists, headers: see which hole an allocator takes, what is left over, and when free memory is no use.',
  models: [heapModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'used' },
    { swatch: 'free', text: 'free' },
    { swatch: 'header', text: 'header' },
    { swatch: 'now', text: 'this step' },
  ],
  word: ({ frame }) => (frame.step === 0 ? 'Start' : wordOfHeap(frame)),
  narrate: ({ frame }) => (frame.step === 0 ? narrateHeapStart(frame.state) : narrateHeap(frame)),
  readings({ state }) {
    const free = state.blocks.filter((block) => block.state === 'free');
    const bytes = free.reduce((sum, { size }) => sum + size, 0);
    const largest = free.reduce((most, { size }) => Math.max(most, size), 0);
    const outside = bytes === 0 ? 0 : Math.round((1 - largest / bytes) * 100);
    return [
      { name: 'Free', value: formatBytes(bytes) },
      { name: 'Largest free block', value: formatBytes(largest) },
      { name: 'Free bytes outside it', value: `${outside} %` },
    ];
  },
  twin: ({ state }) => [
    {
      caption: 'Blocks in address order',
      columns: ['Address', 'State', 'Names', 'Bytes', 'Asked for'],
      numeric: [3, 4],
      rows: state.blocks.map((block) => [
        formatAddress(block.address),
        block.state,
        block.names.join(', ') || '–',
        String(block.size),
        block.state === 'live' ? String(block.asked) : '–',
      ]),
    },
  ],
  Picture,
  predict: predictBlock,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
