import type { CliffState } from '../../model/cliff/state.ts';
import { formatBytes } from '../../model/units.ts';
import { pageBytes } from './ram-use.ts';
import type { Sheet } from './sheet.ts';

/**
 * The memory tab of macOS's monitor, as far as the model has its parts. Apple doesn't publish how the
 * pressure is worked out, so the graph is Linux's PSI, and its name says so. A process's memory is its
 * footprint, which counts what is not in RAM (xnu, osfmk/kern/task.c, phys_footprint).
 */
export function activityMonitorSheet(state: CliffState, seconds: number): Sheet {
  const { ram, frames, swap, programs, intervals } = state;
  const count = (letter: string): number => [...frames].filter((one) => one === letter).length;
  const [kernel, files] = [count('k'), count('f')];
  const size = (pages: number): string => formatBytes(pages * pageBytes);
  const used = ram.pages - ram.free - files;
  return {
    meters: [],
    graph: {
      name: 'Pressure, as PSI “some” over ten seconds',
      means: 'the share of time in which at least one program waited for memory',
      values: intervals.slice(-seconds).map(({ some }) => some),
    },
    readings: [
      { name: 'Physical Memory', value: size(ram.pages), means: 'RAM' },
      { name: 'Memory Used', value: size(used), means: 'what is neither free nor a cached file' },
      {
        name: 'App Memory',
        value: size(used - kernel),
        means: 'of that, what programs hold and no file has',
      },
      { name: 'Wired Memory', value: size(kernel), means: 'of that, what must stay in RAM' },
      { name: 'Cached Files', value: size(files), means: 'pages of files that can be dropped' },
      { name: 'Swap Used', value: size(swap.used), means: 'what is on the drive' },
    ],
    table: {
      caption: 'Processes',
      columns: [
        { name: 'Process', means: 'the program' },
        { name: 'Memory', means: 'what it holds, in RAM or in swap' },
        { name: 'Real Mem', means: 'what of it is in RAM, files included' },
      ],
      named: true,
      rows: programs
        .filter(({ standing }) => standing !== 'killed')
        .map(({ name, resident, files: own, swapped }) => [
          name,
          ...[resident - own + swapped, resident].map(size),
        ]),
    },
    without: 'Compressed, and the colours of the pressure graph',
  };
}
