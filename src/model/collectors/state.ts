import type { HeapCollector } from '../gc/heap-state.ts';

/** What a stream of allocations cost with one collector; work is in the units of gc/cost.ts. */
export interface CollectorRun {
  readonly collector: HeapCollector;
  /** Memory ran out before the stream ended; the other numbers are of what ran until then. */
  readonly outOfMemory: boolean;
  /** Objects that were made. */
  readonly objects: number;
  readonly pauses: number;
  /** Work of the longest pause; 0 where there was none. */
  readonly longestPause: number;
  /** The program's share of all work, from 0 to 1. */
  readonly throughput: number;
  /** The most bytes that were in use at once, copies included. */
  readonly peak: number;
}

/** The same stream through all collectors, in heaps of one size. */
export interface CollectorsPoint {
  /** Bytes of the whole heap, every space of it included. */
  readonly heap: number;
  /** Bytes of long-lived objects that the program keeps. */
  readonly live: number;
  /** In the order of the settings. */
  readonly runs: readonly CollectorRun[];
}

export interface CollectorsState {
  readonly collectors: readonly HeapCollector[];
  /** One for each statement so far. */
  readonly points: readonly CollectorsPoint[];
}

/** The stream has run through all collectors; the state's last point has what came of it. */
export interface CollectorsEvent {
  readonly kind: 'measured';
  readonly heap: number;
  readonly live: number;
}
