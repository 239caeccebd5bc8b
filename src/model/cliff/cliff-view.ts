import type { VmstatReading } from '../reclaim/vmstat-command.ts';
import { use } from '../vm/frames.ts';
import { type Cliff, workNs } from './cliff.ts';
import type { CliffProgram, CliffState, Interval, Standing } from './state.ts';
import type { Worker } from './worker.ts';

/** All there is to draw, but for the intervals. */
export function viewOf(cliff: Cliff): Omit<CliffState, 'intervals' | 'seconds'> {
  const { kernel, workers } = cliff;
  const { core } = kernel;
  const { area } = core.swap;
  return {
    ram: { pages: kernel.frames, free: kernel.free },
    frames: framesOf(cliff),
    swap: { pages: area.slots, used: area.slots - area.free },
    swappiness: core.swappiness,
    set: cliff.set,
    workingSets: workingSetsOf(cliff),
    programs: workers.map((worker) => programOf(cliff, worker)),
    mostReferences: 1e9 / workNs,
  };
}

export const workingSetsOf = ({ programs }: Cliff): number =>
  programs.reduce((sum, { pages }) => sum + pages, 0);

function programOf({ kernel, now }: Cliff, worker: Worker): CliffProgram {
  const { name, pid, killed } = worker;
  if (killed) return { name, standing: 'killed', resident: 0, files: 0, swapped: 0 };
  const { resident, file, swapped } = kernel.usage(pid);
  return { name, standing: standingOf(worker, now), resident, files: file, swapped };
}

function standingOf({ waits, ready }: Worker, now: number): Standing {
  if (waits === 'nothing' || ready <= now) return 'wants the CPU';
  return waits === 'user' ? 'thinks' : 'waits for the disk';
}

/** A character a frame, as `CliffState.frames` says. */
function framesOf({ kernel: { core }, workers }: Cliff): string {
  const letters = new Map(workers.map(({ pid, name }) => [pid, name.charAt(0)]));
  const { frames, reverse } = core;
  let text = '';
  for (let frame = 0; frame < frames.count; frame += 1) {
    switch (frames.use(frame)) {
      case use.free:
        text += '.';
        break;
      case use.anon:
        text +=
          reverse.count(frame) > 0 ? letters.get(core.ownerOf(reverse.first(frame)).pid) : 's';
        break;
      case use.file:
        text += 'f';
        break;
      default:
        text += 'k';
    }
  }
  return text;
}

/** What is counted so far: two of these make an interval. */
export interface Counted {
  readonly reading: VmstatReading;
  readonly references: number;
  readonly majorFaults: number;
  readonly minorFaults: number;
}

export function countedOf(cliff: Cliff): Counted {
  const { kernel, workers, now, times, references } = cliff;
  const { core } = kernel;
  const { vmstat, swap, frames } = core;
  const { pswpin, pswpout, pgpgin, pgpgout, pgfault, pgmajfault } = vmstat;
  const alive = workers.filter(({ killed }) => !killed);
  const standing = alive.map((worker) => standingOf(worker, now));
  let cached = 0;
  for (let frame = 0; frame < frames.count; frame += 1)
    if (frames.use(frame) === use.file) cached += 1;
  const inKiB = (pages: number): number => pages * 4;
  return {
    reading: {
      stat: { pswpin, pswpout, pgpgin, pgpgout },
      running: standing.filter((one) => one === 'wants the CPU').length,
      blocked: standing.filter((one) => one === 'waits for the disk').length,
      swapUsed: inKiB(swap.area.slots - swap.area.free),
      free: inKiB(frames.free),
      buffers: 0,
      cached: inKiB(cached),
      interrupts: 0,
      switches: 0,
      cpu: { ...times },
    },
    references,
    majorFaults: pgmajfault,
    minorFaults: pgfault - pgmajfault,
  };
}

/** What an interval counts besides `vmstat`. */
export const difference = (
  before: Counted,
  after: Counted,
): Pick<Interval, 'references' | 'majorFaults' | 'minorFaults'> => ({
  references: after.references - before.references,
  majorFaults: after.majorFaults - before.majorFaults,
  minorFaults: after.minorFaults - before.minorFaults,
});
