import type { MachineState } from '../../model/machine/state.ts';
import { pageBytes, percentOf, ramUseOf } from './ram-use.ts';
import type { Sheet } from './sheet.ts';

/**
 * Two meters and the processes, the largest first. The parts of the meter are htop's: used is what is neither
 * free nor a page of a file (htop, linux/LinuxMachine.c); the columns are those of its manual page.
 */
export function htopSheet(state: MachineState): Sheet {
  const { total, free, files } = ramUseOf(state);
  const { swap, processes } = state;
  const alive = processes
    .flatMap(({ pid, name, usage }) => (usage ? [{ pid, name, usage }] : []))
    .sort((one, other) => other.usage.resident - one.usage.resident || one.pid - other.pid);
  const kib = (pages: number): string => String((pages * pageBytes) / 1024);
  return {
    meters: [
      {
        name: 'Mem',
        total,
        parts: [
          {
            name: 'used',
            means: 'held by programs and the kernel',
            bytes: total - free - files,
            tone: 'used',
          },
          { name: 'cache', means: 'pages of files', bytes: files, tone: 'cache' },
        ],
        rest: 'free',
      },
      {
        name: 'Swp',
        total: swap.pages * pageBytes,
        parts: [
          {
            name: 'used',
            means: 'anonymous pages that are out',
            bytes: (swap.pages - swap.free) * pageBytes,
            tone: 'used',
          },
        ],
        rest: 'free',
      },
    ],
    readings: [],
    table: {
      caption: 'Processes, by MEM%',
      columns: [
        { name: 'Command', means: 'the program' },
        { name: 'PID', means: 'its number' },
        { name: 'VIRT', means: 'KiB of addresses that it may use, touched or not' },
        { name: 'RES', means: 'KiB of it that are in RAM now' },
        { name: 'SHR', means: 'the part of RES that belongs to files or is shared' },
        { name: 'SWAP', means: 'KiB of it that are in swap' },
        { name: 'MEM%', means: 'RES as a share of RAM' },
        { name: 'MINFLT', means: 'minor faults since it started' },
        { name: 'MAJFLT', means: 'major faults since it started' },
      ],
      named: true,
      rows: alive.map(({ pid, name, usage }) => [
        name,
        String(pid),
        ...[usage.size, usage.resident, usage.file + usage.shmem, usage.swapped].map(kib),
        percentOf(usage.resident * pageBytes, total),
        ...[usage.minorFaults, usage.majorFaults].map(String),
      ]),
    },
    without: 'CPU meters and CPU%, users, priorities, states and times',
  };
}
