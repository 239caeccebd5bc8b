import type { ProcessState } from '../../model/machine/state.ts';
import { pageBytes } from './machine-moment.ts';

/** Page numbers of a process, the last one not among them. */
export interface PageRange {
  readonly from: number;
  readonly to: number;
}

/** The pages in which what a script names lies: blocks, mappings and objects that weren't given back. */
export const namedRanges = ({ named }: ProcessState): PageRange[] =>
  named
    .filter(({ freed }) => !freed)
    .map(({ address, bytes }) => ({
      from: Math.floor(address / pageBytes),
      to: Math.max(Math.ceil((address + bytes) / pageBytes), Math.floor(address / pageBytes) + 1),
    }));

/** The same pages in ranges that neither touch nor overlap, in order. */
export function merged(ranges: readonly PageRange[]): PageRange[] {
  const whole: PageRange[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const before = whole.at(-1);
    if (before && from <= before.to) {
      whole[whole.length - 1] = { from: before.from, to: Math.max(before.to, to) };
    } else whole.push({ from, to });
  }
  return whole;
}

export const within = (ranges: readonly PageRange[], page: number): boolean =>
  ranges.some(({ from, to }) => from <= page && page < to);

export const pagesIn = (ranges: readonly PageRange[]): number =>
  ranges.reduce((sum, { from, to }) => sum + to - from, 0);
