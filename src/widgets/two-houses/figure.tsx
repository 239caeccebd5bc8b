import type { MachineEvent } from '../../model/machine/event.ts';
import { machineModel } from '../../model/machine/model.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatBytes } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { pageBytes } from '../machine-drawing/machine-moment.ts';
import { narrateMachine, narrateMachineStart, wordOfMachine } from '../narrate/machine.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { scenarios } from './scenarios.ts';
import { twinOf } from './twin.ts';

export const spec: FigureSpec<MachineState, MachineEvent> = {
  name: 'two-houses',
  title: 'Two houses, one street',
  summary:
    'Processes side by side over the frames that they share: what a fork copies, what a write copies, and how VSS, RSS and PSS count it.',
  models: [machineModel],
  scenarios,
  legend: [
    { swatch: 'line', text: 'mapped' },
    { swatch: 'dash', text: 'copy-on-write' },
    { swatch: 'dot', text: 'on disk' },
    { swatch: 'absent', text: 'not touched' },
    { swatch: 'fault', text: 'fault' },
  ],
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfMachine(frame)),
  narrate: ({ step, state, frame }) =>
    step === 0 ? narrateMachineStart(state) : narrateMachine(frame),
  readings({ state }) {
    const alive = state.processes.flatMap(({ usage }) => (usage ? [usage] : []));
    const sum = (of: (usage: (typeof alive)[number]) => number) =>
      formatBytes(alive.reduce((all, one) => all + of(one), 0) * pageBytes);
    const faults = (of: (usage: (typeof alive)[number]) => number) =>
      alive.reduce((all, one) => all + of(one), 0);
    return [
      { name: 'VSS, added up', value: sum(({ size }) => size) },
      { name: 'RSS, added up', value: sum(({ resident }) => resident) },
      { name: 'PSS, added up', value: sum(({ proportional }) => proportional) },
      {
        name: 'Faults',
        value: `${faults(({ minorFaults }) => minorFaults)} minor, ${faults(({ majorFaults }) => majorFaults)} major`,
      },
    ];
  },
  twin: twinOf,
  Picture,
  predict,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
