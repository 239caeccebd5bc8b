import type { TwinTable } from '../kit/figure-spec.ts';
import type { CliffMoment } from './course.ts';
import { percent } from './tell-cliff.ts';
import { type Column, columnNames } from './vmstat-table.tsx';

const mostListed = 24;

/** Frames by owner, programs, and the last seconds. */
export function twinOf({ state, step, play }: CliffMoment): TwinTable[] {
  const { frames, programs, intervals, ram } = state;
  const before = step > 0 ? play.at(step - 1).state.frames : frames;
  const owners = [...new Set(frames)].sort();
  const names: Record<string, string> = {
    k: 'the kernel, for page tables and itself',
    f: 'pages of files',
    s: 'read ahead from swap, used by nobody yet',
    '.': 'free',
  };
  const columns = Object.keys(columnNames) as Column[];
  return [
    {
      caption: `RAM: ${ram.pages} frames`,
      columns: ['Whose', 'Frames', 'Changed hands in this step'],
      numeric: [1, 2],
      rows: owners.map((owner) => {
        const own = [...frames].flatMap((one, frame) => (one === owner ? [frame] : []));
        const changed = own.filter((frame) => before[frame] !== owner);
        return [names[owner] ?? `program ${owner}`, ...[own.length, changed.length].map(String)];
      }),
    },
    {
      caption: 'Programs',
      columns: ['Program', 'Pages in RAM', 'of files', 'in swap', 'At the end of the second'],
      numeric: [1, 2, 3],
      none: 'None runs.',
      rows: programs.map(({ name, resident, files, swapped, standing }) => [
        name,
        ...[resident, files, swapped].map(String),
        standing,
      ]),
    },
    {
      caption: 'The last seconds',
      columns: [
        'Second',
        'Working sets',
        'Pages of work',
        'Major faults',
        'PSI some',
        'PSI full',
        ...columns,
      ],
      numeric: Array.from({ length: 5 + columns.length }, (_, at) => at + 1),
      none: 'None has passed.',
      rows: intervals
        .slice(-mostListed)
        .map(({ second, workingSets, references, majorFaults, some, full, vmstat }) => [
          String(second),
          `${percent(workingSets / ram.pages)} of RAM`,
          ...[references, majorFaults].map(String),
          ...[some, full].map((value) => `${value.toFixed(2)} %`),
          ...columns.map((name) => String(vmstat[name])),
        ]),
    },
    {
      caption: 'The columns of vmstat',
      columns: ['Column', 'Counts'],
      rows: columns.map((name) => [name, columnNames[name]!]),
    },
  ];
}
