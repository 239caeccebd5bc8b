import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import type { Question } from '../kit/question.ts';
import { type Content, contentsOf } from '../machine-drawing/contents.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { howItCame } from '../narrate/machine/access.ts';
import { eventsOf } from '../narrate/machine/told.ts';
import { narrateMachine, narrateMachineStart, wordOfMachine } from '../narrate/machine.ts';
import { type Guest, guestOf } from './guest.ts';
import { MachinePicture } from './machine-picture.tsx';
import { regionCounts } from './machine-shape.ts';

const faultWords = {
  hit: 'No fault',
  minor: 'A minor fault',
  major: 'A major fault: something is read from disk',
} as const;

/** What the first access of a statement costs. */
function predict(now: MachineMoment, next: MachineMoment): Question | undefined {
  const access = eventsOf(next.events, 'accessed').find(({ because }) => !because);
  if (!access || now.operation === next.operation || next.fault) return undefined;
  return {
    prompt: `The next step is ${next.operation}. What does its first access cost?`,
    options: Object.entries(faultWords).map(([id, label]) => ({ id, label })),
    right: [access.outcome],
    explain: () => howItCame(access, next.events),
  };
}

function twin({ state }: MachineMoment): TwinTable[] {
  const { processes, ram, swap, groups } = state;
  const contents = contentsOf(state);
  const held = (place: Content['where']) => rowsOf(contents.filter(({ where }) => where === place));
  return [
    {
      caption: 'Processes',
      columns: [
        'Process',
        'Pid',
        'In RAM',
        'In swap',
        'Mapped',
        'Minor faults',
        'Major faults',
        'State',
      ],
      numeric: [1, 2, 3, 4, 5, 6],
      rows: processes.map(({ name, pid, usage, ended }) => [
        name,
        String(pid),
        ...[usage?.resident, usage?.swapped, usage?.size].map((pages) =>
          formatBytes((pages ?? 0) * pageBytes),
        ),
        ...[usage?.minorFaults, usage?.majorFaults].map((count) => String(count ?? 0)),
        ended ? `ended, status ${ended.exitCode}` : 'runs',
      ]),
    },
    {
      caption: 'Pages by region',
      columns: ['Region', 'Process', 'Mapped', 'In RAM', 'In swap'],
      numeric: [2, 3, 4],
      rows: processes
        .filter(({ ended }) => !ended)
        .flatMap((process) =>
          regionCounts(process).map(({ region, mapped, resident, swapped }) => [
            ...[region, process.name],
            ...[mapped, resident, swapped].map(String),
          ]),
        ),
    },
    {
      caption: 'Names',
      columns: ['Name', 'Process', 'What', 'Address', 'Size'],
      numeric: [4],
      rows: processes.flatMap((process) =>
        process.named.map(({ name, what, address, bytes, freed }) => [
          ...[name, process.name, freed ? `freed ${what}` : what],
          ...[formatAddress(address), formatBytes(bytes)],
        ]),
      ),
      none: 'No block, mapping or object has a name yet.',
    },
    {
      caption: `RAM: ${ram.free} of ${ram.pages} frames free`,
      columns: ['Frame', 'Holds', 'First address'],
      rows: held('ram'),
    },
    {
      caption: swap.pages === 0 ? 'No swap' : `Swap: ${swap.free} of ${swap.pages} slots free`,
      columns: ['Slot', 'Holds', 'First address'],
      rows: held('swap'),
      none: 'Nothing is in swap.',
    },
    {
      caption: 'Groups',
      columns: ['Group', 'Charged', 'Limit'],
      numeric: [1, 2],
      rows: groups.map(({ name, charged, limit }) => [
        name,
        formatBytes(charged * pageBytes),
        limit === null ? 'none' : formatBytes(limit * pageBytes),
      ]),
    },
  ];
}

/** A row for each run of frames or slots with pages of the same: a large memory has thousands. */
function rowsOf(contents: readonly Content[]): string[][] {
  const runs: { first: Content; last: Content }[] = [];
  for (const content of contents) {
    const run = runs.at(-1);
    const goes = run && run.last.number + 1 === content.number && run.last.what === content.what;
    if (goes) run.last = content;
    else runs.push({ first: content, last: content });
  }
  return runs.map(({ first, last }) => [
    first === last ? String(first.number) : `${first.number} to ${last.number}`,
    first === last ? first.what : first.what.replace(/^page/, 'pages'),
    first.page === undefined ? 'none' : formatAddress(first.page * pageBytes),
  ]);
}

/** The whole machine: there from the start, since an empty one is what the figure begins with. */
export const machineGuest: Guest = guestOf<MachineState, MachineEvent>({
  name: 'machine',
  word: ({ step, frame }) => (step === 0 ? 'Start' : wordOfMachine(frame)),
  narrate: ({ step, state, frame }) =>
    step === 0 ? narrateMachineStart(state) : narrateMachine(frame),
  readings({ state: { ram, swap, processes } }) {
    const total = (pick: 'minorFaults' | 'majorFaults'): number =>
      processes.reduce((sum, { usage }) => sum + (usage?.[pick] ?? 0), 0);
    return [
      {
        name: 'Free RAM',
        value: `${formatBytes(ram.free * pageBytes)} of ${formatBytes(ram.pages * pageBytes)}`,
      },
      {
        name: 'Swap in use',
        value: swap.pages === 0 ? 'no swap' : formatBytes((swap.pages - swap.free) * pageBytes),
      },
      { name: 'Processes', value: String(processes.filter(({ ended }) => !ended).length) },
      { name: 'Faults', value: `${total('minorFaults')} minor, ${total('majorFaults')} major` },
    ];
  },
  twin,
  predict,
  Picture: MachinePicture,
});
