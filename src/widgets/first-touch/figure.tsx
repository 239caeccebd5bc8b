import type { MachineEvent } from '../../model/machine/event.ts';
import { machineModel } from '../../model/machine/model.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatBytes, formatNumber } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { pageBytes } from '../machine-drawing/machine-moment.ts';
import { narrateMachine, narrateMachineStart, wordOfMachine } from '../narrate/machine.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { scenarios } from './scenarios.ts';
import { drawnProcess, processNamed } from './strips.ts';
import { twinOf } from './twin.ts';

export const spec: FigureSpec<MachineState, MachineEvent> = {
  name: 'first-touch',
  title: 'First touch',
  summary:
    'Memory that was asked for is addresses only: watch entries, frames, the zero page and the page cache as each page is touched for the first time.',
  models: [machineModel],
  scenarios,
  legend: [
    { swatch: 'absent', text: 'not touched' },
    { swatch: 'used', text: 'in a frame' },
    { swatch: 'kernel', text: 'zero page, disk' },
    { swatch: 'now', text: 'filled now' },
    { swatch: 'read-ahead', text: 'read ahead' },
    { swatch: 'fault', text: 'fault' },
  ],
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfMachine(frame)),
  narrate: ({ step, state, frame }) =>
    step === 0 ? narrateMachineStart(state) : narrateMachine(frame),
  readings({ state, play }) {
    const process = drawnProcess(play);
    const {
      size = 0,
      resident = 0,
      minorFaults = 0,
      majorFaults = 0,
    } = processNamed(state, process)?.usage ?? {};
    return [
      { name: 'Minor faults', value: formatNumber(minorFaults) },
      { name: 'Major faults', value: formatNumber(majorFaults) },
      { name: 'RSS', value: formatBytes(resident * pageBytes) },
      { name: 'VSS', value: formatBytes(size * pageBytes) },
    ];
  },
  twin: twinOf,
  Picture,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
