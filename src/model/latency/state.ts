import type { RungId } from './rungs.ts';

/** What a script has waited for on one rung. */
export interface RungUse {
  readonly rung: RungId;
  readonly times: number;
  /** Nanoseconds of one wait, and of all of them. */
  readonly each: number;
  readonly total: number;
}

/** All there is to draw; every time is in nanoseconds. */
export interface LatencyState {
  /** One for each rung of the ladder, the fastest first, used or not. */
  readonly uses: readonly RungUse[];
  readonly total: number;
  /** Accesses and faults: what a program counts as using its memory. Reads are not among them. */
  readonly references: number;
  /** The faults among them. */
  readonly faults: number;
  readonly referenceTime: number;
  /** The mean of a reference, the effective access time; 0 before there is one. */
  readonly effective: number;
}

/** One statement; a fault that reads a page waits for two rungs, one after the other. */
export interface LatencyEvent {
  readonly kind: 'waited';
  readonly what: 'access' | 'fault' | 'read';
  readonly rungs: readonly RungId[];
  readonly times: number;
  /** Of one of them, all its rungs together. */
  readonly each: number;
  readonly total: number;
}
