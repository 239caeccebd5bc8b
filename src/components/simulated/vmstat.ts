import type { CliffState } from '../../model/cliff/state.ts';
import type { VmstatRow } from '../../model/reclaim/vmstat-command.ts';
import type { Column, Sheet } from './sheet.ts';

type Name = keyof VmstatRow;

/** Of its columns those that the model moves, in vmstat's order; the words follow vmstat(8). */
const groups: readonly {
  readonly name: string;
  readonly columns: readonly (Column & { name: Name })[];
}[] = [
  {
    name: 'procs',
    columns: [
      { name: 'r', means: 'tasks that run or wait for the CPU' },
      { name: 'b', means: 'tasks that wait for a disk' },
    ],
  },
  {
    name: 'memory',
    columns: [
      { name: 'swpd', means: 'KiB in swap' },
      { name: 'free', means: 'KiB of empty RAM' },
      { name: 'cache', means: 'KiB of files in RAM' },
    ],
  },
  {
    name: 'swap',
    columns: [
      { name: 'si', means: 'KiB a second read back from swap' },
      { name: 'so', means: 'KiB a second written to swap' },
    ],
  },
  {
    name: 'io',
    columns: [
      { name: 'bi', means: 'KiB a second read from disks, swap included' },
      { name: 'bo', means: 'KiB a second written to disks, swap included' },
    ],
  },
  {
    name: 'cpu',
    columns: [
      { name: 'us', means: 'per cent of the time in which programs ran' },
      { name: 'sy', means: 'per cent in which the kernel ran' },
      { name: 'id', means: 'per cent in which there was nothing to do' },
      { name: 'wa', means: 'per cent in which nothing could run, as all waited for a disk' },
    ],
  },
];

/** The last seconds as `vmstat 1` prints them, a line each. */
export function vmstatSheet({ intervals }: CliffState, seconds: number): Sheet {
  const columns = groups.flatMap((group) => group.columns);
  return {
    meters: [],
    readings: [],
    table: {
      caption: 'A line for each second',
      groups: groups.map(({ name, columns: of }) => ({ name, columns: of.length })),
      columns,
      named: false,
      rows: intervals
        .slice(-seconds)
        .map(({ vmstat }) => columns.map(({ name }) => String(vmstat[name]))),
    },
    without: 'buff, in, cs and st',
  };
}
