import type { OomEvent } from '../../model/oom/events.ts';
import { oomModel } from '../../model/oom/oom-model.ts';
import type { OomState } from '../../model/oom/state.ts';
import { formatBytes } from '../../model/units.ts';
import type { FigureSpec } from '../kit/figure-spec.ts';
import { type FigureProps, Instrument } from '../kit/instrument.tsx';
import { narrateOom, narrateOomStart, wordOfOom } from '../narrate/oom.ts';
import { Controls } from './controls.tsx';
import { callAt, verdictOf } from './crisis.ts';
import { meaningOf } from './explain-line.ts';
import { Picture } from './picture.tsx';
import { adjText, verdictText } from './points.ts';
import { predictVictim } from './predict-victim.ts';
import { scenarios } from './scenarios.ts';

export const spec: FigureSpec<OomState, OomEvent> = {
  name: 'oom-killer',
  title: 'The OOM killer',
  summary:
    'Fill memory until the kernel has to kill: count the points, predict the victim, and read the report line by line, also one of your own.',
  models: [oomModel],
  scenarios,
  legend: [
    { swatch: 'used', text: 'rss, in RAM' },
    { swatch: 'swap', text: 'swap' },
    { swatch: 'header', text: 'page tables' },
    { swatch: 'free', text: 'free' },
    { swatch: 'now', text: 'points, after the adj' },
  ],
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfOom(frame)),
  narrate: ({ step, state, frame }) => (step === 0 ? narrateOomStart(state) : narrateOom(frame)),
  readings({ state }) {
    const { freeRam, freeSwap, swap, tasks } = state;
    const dead = tasks.filter((task) => task.state === 'killed').length;
    return [
      { name: 'Free RAM', value: formatBytes(freeRam) },
      { name: 'Free swap', value: swap > 0 ? formatBytes(freeSwap) : 'none' },
      { name: 'Killed', value: `${dead} of ${tasks.length} tasks`, bad: dead > 0 },
    ];
  },
  twin(moment) {
    const { tasks, groups, ram, freeRam, swap, freeSwap, report } = moment.state;
    const call = callAt(moment);
    return [
      {
        caption: 'Memory',
        columns: ['What', 'All', 'Free'],
        numeric: [1, 2],
        rows: [
          ['RAM', formatBytes(ram), formatBytes(freeRam)],
          ['Swap', formatBytes(swap), formatBytes(freeSwap)],
        ],
      },
      {
        caption: 'Tasks',
        columns: ['Task', 'Group', 'rss', 'Swap', 'Page tables', 'adj', 'Points', 'State'],
        numeric: [2, 3, 4, 5],
        rows: tasks.map((task) => {
          const verdict = verdictOf(call, task.name);
          return [
            task.name,
            task.group ?? '–',
            ...[task.rss, task.swap, task.tables].map(formatBytes),
            adjText(task.adj),
            verdict ? verdictText(verdict) : 'not counted now',
            task.state === 'killed' ? 'killed, status 137' : task.state,
          ];
        }),
        none: 'No task runs yet.',
      },
      ...(groups.length > 0
        ? [
            {
              caption: 'Groups',
              columns: ['Group', 'Used', 'Limit', 'Dies whole'],
              numeric: [1, 2],
              rows: groups.map(({ name, usage, limit, killsAll }) => [
                name,
                formatBytes(usage),
                limit === null ? 'max' : formatBytes(limit),
                killsAll ? 'yes' : 'no',
              ]),
            },
          ]
        : []),
      {
        caption: 'The report line by line, in words',
        columns: ['Line', 'What it says'],
        rows: report.map((line) => [line, meaningOf(line)]),
        none: 'Nothing yet.',
      },
    ];
  },
  Picture,
  Controls,
  predict: predictVictim,
};

export function View(props: FigureProps) {
  return <Instrument spec={spec} {...props} />;
}
