import { randomOf } from '../random.ts';
import { ActiveInactive } from './active-inactive.ts';

export interface Load {
  /** How many pages each program uses at a time, every one of them as often as any other. */
  readonly workingSets: readonly number[];
  /** Page frames that they share. */
  readonly frames: number;
  readonly seed: number | string;
  /** Work that a program does with a page before it goes on to another, in ns. */
  readonly workNs?: number;
  /** A page's way in from the disk, one at a time, in ns; 100 µs is a common SSD. */
  readonly faultNs?: number;
  /** References to each page, on average, before a program moves on to other pages. */
  readonly stay?: number;
  /** References to each page, on average, that are measured, after as many that are not. */
  readonly rounds?: number;
}

/** Places that a program moves between; on its return to one, little of it is still in memory. */
const localities = 4;

/** Memory with a policy of its own: loads a page on a miss, and says whether it was a hit. */
export interface Memory {
  access(page: number): boolean;
}

export interface Throughput {
  readonly references: number;
  readonly faults: number;
  /** Of model time. */
  readonly seconds: number;
  readonly faultsPerSecond: number;
  /** The share of the time in which the CPU worked, 0…1. */
  readonly utilization: number;
}

interface Program {
  readonly pages: number;
  /** The first page of each of its localities stands at this and multiples of `pages` after it. */
  readonly first: number;
  locality: number;
  /** References until it moves. */
  left: number;
  /** When it can go on, in ns, and whether it was a page from the disk that it waited for. */
  ready: number;
  fetched: boolean;
}

/**
 * Runs programs on one CPU and one disk, and measures what is left of the CPU: where one waits for
 * its page, another works, until all of them wait. Each program stays with some pages for a while,
 * then moves (Denning, The working set model for program behavior, 1968). Nothing here is a formula:
 * the cliff comes of the policy, and of the latencies, which are the model's own. The memory is
 * Linux's with anonymous pages, unless another is given; it has 4 times as many pages as the
 * working sets together.
 */
export function throughput(load: Load, memory?: Memory): Throughput {
  const { workingSets, seed, workNs = 10_000, faultNs = 100_000, stay = 40, rounds = 40 } = load;
  const total = workingSets.reduce((sum, pages) => sum + pages, 0);
  if (total === 0) throw new RangeError('no program uses a page');
  const held = memory ?? new ActiveInactive(load.frames, total * localities, 'anon');
  const random = randomOf(seed);
  const programs = programsOf(workingSets, stay);
  const page = (program: Program): number => {
    if (program.left === 0) {
      program.left = stay * program.pages;
      program.locality = (program.locality + 1) % localities;
    }
    program.left -= 1;
    return program.first + program.locality * program.pages + random.below(program.pages);
  };

  const wanted = rounds * total;
  let cpuFree = 0;
  let diskFree = 0;
  let faults = 0;
  let start = { at: 0, faults: 0 };
  for (let done = 0; done < 2 * wanted; ) {
    const next = programs.reduce((first, one) => (one.ready < first.ready ? one : first));
    const now = Math.max(cpuFree, next.ready);
    if (!next.fetched && !held.access(page(next))) {
      faults += 1;
      diskFree = Math.max(diskFree, now) + faultNs;
      next.ready = diskFree;
      next.fetched = true;
      continue;
    }
    next.fetched = false;
    cpuFree = now + workNs;
    next.ready = cpuFree;
    done += 1;
    if (done === wanted) start = { at: cpuFree, faults };
  }
  const measured = faults - start.faults;
  const seconds = (cpuFree - start.at) / 1e9;
  return {
    references: wanted,
    faults: measured,
    seconds,
    faultsPerSecond: measured / seconds,
    utilization: (wanted * workNs) / (cpuFree - start.at),
  };
}

/** They move at different times, as if they had begun at different times. */
function programsOf(workingSets: readonly number[], stay: number): Program[] {
  let first = 0;
  return workingSets
    .filter((pages) => pages > 0)
    .map((pages, index, all) => {
      const left = Math.ceil((stay * pages * (index + 1)) / all.length);
      const program = { pages, first, locality: 0, left, ready: 0, fetched: false };
      first += pages * localities;
      return program;
    });
}
