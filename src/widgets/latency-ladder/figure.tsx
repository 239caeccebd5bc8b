import { formatDuration } from '../../model/latency/duration.ts';
import { humanTime } from '../../model/latency/human-time.ts';
import { latencyModel } from '../../model/latency/latency-model.ts';
import type { LatencyEvent, LatencyState } from '../../model/latency/state.ts';
import { formatNumber } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateLatency, narrateLatencyStart, wordOfLatency } from '../narrate/latency.ts';
import { Controls } from './controls.tsx';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { scenarios } from './scenarios.ts';
import { twinOf } from './twin.ts';

export const spec: FigureSpec<LatencyState, LatencyEvent> = {
  name: 'latency-ladder',
  title: 'Latency ladder',
  summary:
    'Cache, RAM, page fault, SSD and disk on one ladder, and to scale: what would they take if RAM took a second, and what does one fault in a million do to the mean?',
  models: [latencyModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'caches and RAM' },
    { swatch: 'ink', text: 'kernel and drives' },
    { swatch: 'now', text: 'this step' },
    { swatch: 'range', text: 'what sources say' },
  ],
  word: ({ step, frame }) =>
    step === 0 ? 'Start' : frame.fault ? 'Too long' : wordOfLatency(frame),
  narrate: ({ step, frame }) => (step === 0 ? narrateLatencyStart() : narrateLatency(frame)),
  readings({ state: { total, references, faults, effective } }) {
    return [
      { name: 'Waited so far', value: formatDuration(total) },
      { name: 'If RAM took a second', value: humanTime(total) },
      {
        name: 'Faults in references',
        value: `${formatNumber(faults)} in ${formatNumber(references)}`,
      },
      {
        name: 'Effective access time',
        value: references === 0 ? 'no reference yet' : formatDuration(effective),
      },
    ];
  },
  twin: twinOf,
  Picture,
  Controls,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
