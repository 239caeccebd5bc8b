import type { MachineEvent } from '../../model/machine/event.ts';
import { machineModel } from '../../model/machine/model.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatBytes } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { narrateMachine, narrateMachineStart, wordOfMachine } from '../narrate/machine.ts';
import { counted } from '../narrate/words.ts';
import { Picture } from './picture.tsx';
import { predict } from './predict.ts';
import { scenarios } from './scenarios.ts';
import { surveyOf } from './survey.ts';
import { twinOf } from './twin.ts';
import { pageName, sayWhere, whereabouts } from './whereabouts.ts';

export const spec: FigureSpec<MachineState, MachineEvent> = {
  name: 'from-variable-to-swap',
  title: 'From variable to swap',
  summary:
    'The whole machine in one picture: follow one page from the variable that names it through page table, frame and swap slot, and back.',
  models: [machineModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'A, the first process' },
    { swatch: 'ink', text: 'B, another' },
    { swatch: 'kernel', text: 'T, page table; K, kernel' },
    { swatch: 'free', text: 'free' },
    { swatch: 'absent', text: 'not in RAM' },
    { swatch: 'now', text: 'the page followed' },
    { swatch: 'fault', text: 'page fault' },
  ],
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfMachine(frame)),
  narrate: (moment) =>
    moment.step === 0
      ? narrateMachineStart(moment.state)
      : `${narrateMachine(moment.frame)}${moved(moment)}`,
  readings(moment) {
    const { state, play } = moment;
    const { followed } = surveyOf(play);
    const usage = state.processes.find(({ pid }) => pid === followed.pid)?.usage;
    const where = whereabouts(moment);
    const { ram, swap } = state;
    return [
      { name: 'The page followed', value: sayWhere(where) },
      { name: 'Free RAM', value: `${ram.free} of ${counted(ram.pages, 'frame')}` },
      {
        name: 'Swap in use',
        value: swap.pages === 0 ? 'no swap' : formatBytes((swap.pages - swap.free) * pageBytes),
      },
      {
        name: 'Faults',
        value: `${usage?.minorFaults ?? 0} minor, ${usage?.majorFaults ?? 0} major`,
      },
    ];
  },
  twin: twinOf,
  Picture,
  predict,
};

/** Where the page followed went in this step, where reclaim took it among others. */
function moved(moment: MachineMoment): string {
  const { play, step, events } = moment;
  if (!events.some(({ kind }) => kind === 'evicted')) return '';
  const [before, after] = [whereabouts(play.at(step - 1)), whereabouts(moment)];
  if (before.in !== 'frame' || after.in === 'frame' || after.in === 'unmapped') return '';
  const name = pageName(moment);
  return ` Among what goes is ${name}: it is in ${sayWhere(after)} now.`;
}

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
