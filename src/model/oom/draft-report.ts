import { atLeast, kernelOf, type Release } from './kernel.ts';
import type { Killed, Report } from './report.ts';
import { pageBytes, type Task } from './task.ts';

/** A report that is being read. */
export type Draft = {
  -readonly [Key in keyof Report]: Report[Key];
} & {
  tasks: Task[];
  killed: Killed[];
  reaped: number[];
  memInfo: Record<string, number>;
  era: { since?: Release; before?: Release };
  /** The columns of its table, once the header was there. */
  columns?: readonly string[];
};

export const emptyDraft = (): Draft => ({
  memInfo: {},
  pageBytes,
  tasks: [],
  killed: [],
  allocating: false,
  noKillable: false,
  reaped: [],
  era: {},
});

/** Whether somebody was killed, or nobody could be: most of what begins now is another report. */
export const isClosed = (draft: Draft): boolean => draft.killed.length > 0 || draft.noKillable;

/** Takes in what one line says about the kernel; the narrowest bounds stay. */
export function narrow({ era }: Draft, since?: Release, before?: Release): void {
  if (since && (!era.since || atLeast(kernelOf(since)!, era.since))) era.since = since;
  if (before && (!era.before || !atLeast(kernelOf(before)!, era.before))) era.before = before;
}

export function finished({ columns, ...report }: Draft): Report {
  return report;
}
