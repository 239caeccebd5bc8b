import type { OomEvent } from '../../model/oom/events.ts';
import { oomModel } from '../../model/oom/oom-model.ts';
import type { OomState } from '../../model/oom/state.ts';
import { formatBytes } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateOom, narrateOomStart, wordOfOom } from '../narrate/oom.ts';
import { answerOf, modeOf, modeWords, touchedOf } from './mode.ts';
import { Picture } from './picture.tsx';
import { predictPromise } from './predict-promise.ts';
import { scenarios } from './scenarios.ts';

export const spec: FigureSpec<OomState, OomEvent> = {
  name: 'overcommit',
  title: 'Overcommit',
  summary:
    'A malloc that succeeds is a promise, not memory: see what is promised against what there is, and who pays when it is touched, in all three modes.',
  models: [oomModel],
  scenarios,
  legend: [
    { swatch: 'absent', text: 'promised' },
    { swatch: 'used', text: 'touched, in RAM' },
    { swatch: 'swap', text: 'swap' },
    { swatch: 'free', text: 'free' },
    { swatch: 'now', text: 'this request' },
  ],
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfOom(frame)),
  narrate: ({ step, state, frame }) => (step === 0 ? narrateOomStart(state) : narrateOom(frame)),
  readings(moment) {
    const { committed, commitLimit, tasks } = moment.state;
    const touched = tasks.reduce((sum, task) => sum + touchedOf(task), 0);
    const counts = modeOf(moment) === 2;
    return [
      { name: 'Mode', value: modeWords[modeOf(moment)]! },
      { name: 'Promised', value: formatBytes(committed) },
      { name: 'Touched', value: formatBytes(touched) },
      { name: counts ? 'Commit limit' : 'Commit limit, not used', value: formatBytes(commitLimit) },
    ];
  },
  twin(moment) {
    const { ram, freeRam, swap, freeSwap, committed, commitLimit, tasks } = moment.state;
    const answer = answerOf(moment);
    const mode = modeOf(moment);
    return [
      {
        caption: 'Promises and memory',
        columns: ['What', 'Size'],
        numeric: [1],
        rows: [
          ['Promised (Committed_AS)', formatBytes(committed)],
          [`Commit limit${mode === 2 ? '' : ', not used in this mode'}`, formatBytes(commitLimit)],
          ['RAM', formatBytes(ram)],
          ['RAM free', formatBytes(freeRam)],
          ['Swap', formatBytes(swap)],
          ['Swap free', formatBytes(freeSwap)],
          ...(answer
            ? [
                [
                  answer.kind === 'mapped' ? 'This request, granted' : 'This request, refused',
                  formatBytes(answer.bytes),
                ],
              ]
            : []),
        ],
      },
      {
        caption: 'Tasks',
        columns: ['Task', 'Mapped', 'Touched, in RAM', 'In swap', 'State'],
        numeric: [1, 2, 3],
        rows: tasks.map(({ name, totalVm, rss, swap: swapped, state }) => [
          name,
          ...[totalVm, rss, swapped].map(formatBytes),
          state === 'killed' ? 'killed, status 137' : state,
        ]),
        none: 'No task runs yet.',
      },
    ];
  },
  Picture,
  predict: predictPromise,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
