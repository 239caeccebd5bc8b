import type { ProgramEvent } from '../../model/program/event.ts';
import { programModel } from '../../model/program/model.ts';
import type { ProgramState } from '../../model/program/view.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateProgram, narrateProgramStart, wordOfProgram } from '../narrate/program.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { scenarios } from './scenarios.ts';
import { twin } from './twin.ts';

export const spec: FigureSpec<ProgramState, ProgramEvent> = {
  name: 'stack-and-heap',
  title: 'Stack and heap',
  summary:
    'Small programs, line by line: what a call puts on the stack, what malloc puts on the heap, and where pointers lead when one of the two is gone.',
  models: [programModel],
  scenarios,
  legend: [
    { swatch: 'ink', text: 'runs' },
    { swatch: 'used', text: 'block in use' },
    { swatch: 'free', text: 'nobody’s' },
    { swatch: 'live-line', text: 'points to' },
    { swatch: 'now', text: 'this step' },
    { swatch: 'fault', text: 'gone wrong' },
  ],
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfProgram(frame)),
  narrate: ({ step, frame }) =>
    step === 0 ? narrateProgramStart(frame.state) : narrateProgram(frame),
  readings({ state: { stack, objects, pointers } }) {
    const bytes = objects.reduce((sum, one) => sum + one.bytes, 0);
    const dangling = pointers.filter((one) => one.state === 'dangling').length;
    return [
      { name: 'Stack in use', value: `${formatBytes(stack.used)} of ${formatBytes(stack.limit)}` },
      { name: 'Frames', value: formatNumber(stack.depth) },
      {
        name: 'From the heap',
        value: `${formatBytes(bytes)} in ${objects.length} ${objects.length === 1 ? 'block' : 'blocks'}`,
      },
      {
        name: 'Dangling pointers',
        value: dangling === 0 ? 'none' : `${dangling} dangling`,
        bad: dangling > 0,
      },
    ];
  },
  twin,
  Picture,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
