import type { EntryView } from '../../model/paging/view.ts';
import type { Asking } from '../kit/question.ts';
import { askedIndices, hidesNumbers } from './asked-index.ts';
import type { Focus, Level } from './focus.ts';
import { faultWords } from './labels.ts';

export interface SlotShown {
  readonly index: number;
  readonly entry: EntryView | undefined;
  /** The entry of the address that the moment is about. */
  readonly own: boolean;
  readonly closed: boolean;
  readonly fault: string | undefined;
  readonly y: number;
  readonly height: number;
}

const slotHeight = 40;
const faultHeight = 56;
const gap = 8;

/** The entries of a table that are shown enlarged, beside their places in the strip, none over another. */
export function slotsOf(
  { access, faulty, canonical }: Focus,
  level: Level,
  number: number,
  ask: Asking | undefined,
  /** Pixels of the strip, and of the whole table in it. */
  height: number,
): SlotShown[] {
  const { table, index } = level;
  if (!table) return [];
  const asked = askedIndices(ask, number);
  if (!asked && hidesNumbers(ask, level)) return [];
  const used = asked ?? nearest(table.entries, index, access === undefined || !canonical);
  const shown = used.map((one): Omit<SlotShown, 'y'> => {
    const own = one === index;
    const read = own ? level.read : undefined;
    const wrong = read !== undefined && faulty === read;
    return {
      index: one,
      entry: table.entries.find((entry) => entry.index === one) ?? read,
      own: own && !asked,
      closed: asked !== undefined,
      fault: wrong ? (faultWords[access!.fault!] ?? 'fault') : undefined,
      // What is missing stands in the place of the flags.
      height: wrong && access!.fault !== 'not-present' ? faultHeight : slotHeight,
    };
  });
  // Each as near to its place as it can be: down from the first, then up again from the last.
  const tops: number[] = [];
  for (const { index: at, height: tall } of shown) {
    const ideal = ((at + 0.5) / table.entryCount) * height - tall / 2;
    const least = tops.length === 0 ? gap : tops.at(-1)! + shown[tops.length - 1]!.height + gap;
    tops.push(Math.max(Math.round(ideal), least));
  }
  let below = height + gap;
  for (let at = tops.length - 1; at >= 0; at -= 1) {
    tops[at] = Math.min(tops[at]!, below - gap - shown[at]!.height);
    below = tops[at]!;
  }
  return shown.map((one, at) => ({ ...one, y: tops[at]! }));
}

const mostSlots = 4;

/** The entry that is looked at and its nearest neighbours, in order. */
function nearest(entries: readonly EntryView[], index: number, only: boolean): number[] {
  const others = entries
    .map((entry) => entry.index)
    .filter((one) => one !== index)
    .sort((a, b) => Math.abs(a - index) - Math.abs(b - index) || a - b);
  const known = entries.some((entry) => entry.index === index);
  // An empty entry is drawn where an access looks at it.
  const own = known || !only ? [index] : [];
  return [...own, ...others.slice(0, mostSlots - own.length)].sort((a, b) => a - b);
}
