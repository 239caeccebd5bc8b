import type { MachineEvent } from '../../model/machine/event.ts';
import { machineModel } from '../../model/machine/model.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatBytes } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateMachine, narrateMachineStart, wordOfMachine } from '../narrate/machine.ts';
import { bytesOf, limitOf, pointsTo } from './day-course.ts';
import { Picture } from './picture.tsx';
import { predictLine } from './predict-line.ts';
import { scenarios } from './scenarios.ts';

export const spec: FigureSpec<MachineState, MachineEvent> = {
  name: 'leak-over-a-day',
  title: 'A leak over a day',
  summary:
    'A service’s heap as a saw-tooth: find the floor that rises, the line that leaks, and what restarts and limits make of it.',
  models: [machineModel],
  scenarios,
  legend: [
    { swatch: 'live-line', text: 'heap in use' },
    { swatch: 'dash', text: 'resident (RSS)' },
    { swatch: 'now', text: 'this step' },
  ],
  word: ({ frame }) => (frame.step === 0 ? 'Start' : wordOfMachine(frame)),
  narrate: ({ frame }) =>
    frame.step === 0 ? narrateMachineStart(frame.state) : narrateMachine(frame),
  readings({ play, state, step }) {
    const { heap, resident } = bytesOf(state);
    const ends = pointsTo(play, step).filter(({ ended }) => ended).length;
    return [
      { name: 'Heap in use', value: formatBytes(heap) },
      { name: 'Resident (RSS)', value: formatBytes(resident) },
      { name: 'Processes ended', value: String(ends) },
    ];
  },
  twin({ play, state, step }) {
    const limit = limitOf(state);
    const { heap, resident } = bytesOf(state);
    const alive = state.processes.filter(({ name, ended }) => name !== 'main' && !ended);
    return [
      {
        caption: 'The service at this step',
        columns: ['What', 'Bytes'],
        numeric: [1],
        rows: [
          ['Heap in use', formatBytes(heap)],
          ['Resident', formatBytes(resident)],
          ['Limit', limit === undefined ? 'none' : formatBytes(limit)],
        ],
      },
      {
        caption: 'Objects in memory',
        columns: ['Object', 'Process', 'Held by a variable', 'Refers to'],
        rows: alive.flatMap(({ name, objects }) =>
          objects.map((one) => [
            one.name,
            name,
            one.held ? 'yes' : 'no',
            one.refersTo.join(', ') || 'nothing',
          ]),
        ),
      },
      {
        caption: 'Processes that have ended',
        columns: ['Process', 'Step', 'Exit code'],
        numeric: [1, 2],
        rows: pointsTo(play, step).flatMap(({ step: at, ended }) =>
          ended ? [[ended.name, String(at), String(ended.exitCode)]] : [],
        ),
      },
    ];
  },
  Picture,
  predict: predictLine,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
