import type { GroupEvents } from './group-limit.ts';

/** A task in a figure; sizes in bytes. */
export interface TaskView {
  readonly name: string;
  readonly pid: number;
  readonly uid: number;
  readonly adj: number;
  readonly group: string | null;
  readonly rss: number;
  readonly swap: number;
  readonly tables: number;
  readonly totalVm: number;
  /** As the machine's OOM killer would count them; null where it would pass the task over. */
  readonly points: number | null;
  readonly oomScore: number;
  readonly state: 'alive' | 'killed' | 'exited';
}

export interface GroupView {
  readonly name: string;
  readonly path: string;
  /** Null for `max`. */
  readonly limit: number | null;
  readonly swapLimit: number | null;
  readonly usage: number;
  readonly swapUsage: number;
  /** The least of its own limit and those above it. */
  readonly effectiveLimit: number | null;
  readonly killsAll: boolean;
  readonly events: GroupEvents;
}

/** Where a call of the OOM killer stands; `idle` when there is none. */
export type OomPhase = 'idle' | 'invoked' | 'judged' | 'chosen' | 'killed' | 'panicked';

/** All there is to draw; sizes in bytes. */
export interface OomState {
  readonly phase: OomPhase;
  readonly tasks: readonly TaskView[];
  readonly groups: readonly GroupView[];
  readonly ram: number;
  readonly freeRam: number;
  readonly swap: number;
  readonly freeSwap: number;
  readonly committed: number;
  readonly commitLimit: number;
  /** Pages of RAM and swap: what 1,000 of oom_score_adj are worth. */
  readonly totalPages: number;
  /** The kernel's log, its newest 2,000 lines. */
  readonly report: readonly string[];
}
