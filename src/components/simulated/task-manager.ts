import type { MachineState, ProcessState } from '../../model/machine/state.ts';
import { formatBytes } from '../../model/units.ts';
import { pageBytes, ramUseOf } from './ram-use.ts';
import type { Sheet } from './sheet.ts';

/**
 * What Windows's Task Manager says of memory, in its tabs Performance and Details. Windows promises no
 * more than it has: a script should do the same, with `overcommit=2 ratio=100`.
 */
export function taskManagerSheet(state: MachineState): Sheet {
  const { total, free, files, clean } = ramUseOf(state);
  const { committed, limit } = state.overcommit;
  const alive = state.processes.filter(({ usage }) => usage !== null);
  return {
    meters: [
      {
        name: 'RAM',
        total,
        parts: [
          {
            name: 'in use',
            means: 'what can’t be had without taking it from somebody',
            bytes: total - free - clean,
            tone: 'used',
          },
          {
            name: 'standby',
            means: 'copies of files that can be dropped',
            bytes: clean,
            tone: 'cache',
          },
        ],
        rest: 'free',
      },
      {
        name: 'Commit',
        total: limit * pageBytes,
        parts: [
          {
            name: 'committed',
            means: 'memory that was promised, touched or not',
            bytes: committed * pageBytes,
            tone: 'used',
          },
        ],
        rest: 'left to promise',
      },
    ],
    readings: [
      { name: 'In use', value: formatBytes(total - free - clean), means: 'see the bar' },
      { name: 'Available', value: formatBytes(free + clean), means: 'free and standby' },
      {
        name: 'Committed',
        value: `${formatBytes(committed * pageBytes)} of ${formatBytes(limit * pageBytes)}`,
        means: 'what was promised, and the most that can be: RAM and page file together',
      },
      { name: 'Cached', value: formatBytes(files), means: 'pages of files in RAM' },
    ],
    table: {
      caption: 'Details',
      columns: [
        { name: 'Name', means: 'the program' },
        { name: 'PID', means: 'its number' },
        { name: 'Working set', means: 'what of it is in RAM now' },
        { name: 'Commit size', means: 'what it was promised for itself, touched or not' },
        { name: 'Page faults', means: 'of both kinds, since it started' },
      ],
      named: true,
      rows: alive.map((process) => [
        process.name,
        String(process.pid),
        formatBytes(process.usage!.resident * pageBytes),
        formatBytes(committedBy(process)),
        String(process.usage!.minorFaults + process.usage!.majorFaults),
      ]),
    },
    without: 'compressed memory, the pools of the kernel and hardware',
  };
}

/** Private memory that may be written, as `committedPages` of the model counts it. */
function committedBy({ maps }: ProcessState): number {
  const promised = maps.filter(
    ({ prot, name }) => prot[1] === 'w' && prot[3] === 'p' && name !== '[stack]',
  );
  return promised.reduce((sum, { from, to }) => sum + to - from, 0);
}
