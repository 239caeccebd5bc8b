import { randomOf } from '../random.ts';
import { Arc } from './arc.ts';
import { Clock } from './clock.ts';
import type { Draws } from './draws.ts';
import { Fifo } from './fifo.ts';
import { Lfu } from './lfu.ts';
import { Linux } from './linux.ts';
import { Lru } from './lru.ts';
import { Mru } from './mru.ts';
import { Opt } from './opt.ts';
import type { Policy } from './policy.ts';
import { RandomClock } from './random-clock.ts';
import { RandomPage } from './random-page.ts';
import { Sieve } from './sieve.ts';
import { WorkingSet } from './working-set.ts';

/** What some policies want to know besides frames and pages; each has a usual value. */
export interface PolicyOptions {
  /** The reference bit of a new page in `clock`: 1 in the textbooks, 0 in libCacheSim. */
  readonly insert?: 0 | 1;
  /** How high `random-clock` counts references. */
  readonly bits?: number;
  /** The references that `working-set` looks back. */
  readonly window?: number;
  /** The chance in `random` and `random-clock`; the stream of seed 1 otherwise. */
  readonly draws?: Draws;
}

type Make = (frames: number, pages: number, options: PolicyOptions) => Policy;

const chance = ({ draws }: PolicyOptions): Draws => draws ?? randomOf(1);

const makers = {
  fifo: (frames, pages) => new Fifo(frames, pages),
  lru: (frames, pages) => new Lru(frames, pages),
  mru: (frames, pages) => new Mru(frames, pages),
  opt: (frames) => new Opt(frames),
  unopt: (frames) => new Opt(frames, 'nearest'),
  random: (frames, pages, options) => new RandomPage(frames, pages, chance(options)),
  clock: (frames, pages, { insert }) => new Clock(frames, pages, insert),
  'random-clock': (frames, pages, options) =>
    new RandomClock(frames, pages, options.bits ?? 1, chance(options)),
  lfu: (frames, pages) => new Lfu(frames, pages),
  sieve: (frames, pages) => new Sieve(frames, pages),
  arc: (frames, pages) => new Arc(frames, pages),
  linux: (frames, pages) => new Linux(frames, pages),
  'working-set': (_, pages, { window = 4 }) => new WorkingSet(window, pages),
} as const satisfies Record<string, Make>;

export type PolicyName = keyof typeof makers;

export const policyNames = Object.keys(makers) as readonly PolicyName[];

/**
 * A policy by name, for pages 0…pages-1. OPT and UNOPT also have to `foresee` the references.
 *
 * @throws RangeError unless there is at least one frame.
 */
export function policyOf(
  name: PolicyName,
  frames: number,
  pages: number,
  options: PolicyOptions = {},
): Policy {
  if (!(Number.isInteger(frames) && frames >= 1)) {
    throw new RangeError(`expected at least one frame, found ${frames}`);
  }
  return makers[name](frames, pages, options);
}
