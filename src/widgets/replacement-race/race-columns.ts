import type { ReplacementEvent } from '../../model/replacement/events.ts';
import type { RaceLane, RaceState } from '../../model/replacement/race-model.ts';
import type { LaneEvent } from '../../model/side-by-side.ts';
import type { Moment, Play } from '../kit/moment.ts';

export type RaceEvent = LaneEvent<ReplacementEvent>;
export type RaceMoment = Moment<RaceState, RaceEvent>;
export type RacePlay = Play<RaceState, RaceEvent>;

/** A page in a frame, and what its policy keeps beside it. */
export interface Cell {
  readonly page: number;
  readonly dirty: boolean;
  /** `1` for a set bit, `T2` for a list, `5` for the references until OPT needs it. */
  readonly mark: string;
}

/** A lane after one reference. */
export interface Column {
  readonly hit: boolean;
  /** By frame; nothing in a free one. */
  readonly cells: readonly (Cell | undefined)[];
  /** The frame of the page referred to. */
  readonly at: number;
  /** Pages that the step put out. */
  readonly out: readonly number[];
  /** The frame that the hand points at. */
  readonly hand: number | undefined;
}

const known = new WeakMap<RacePlay, Map<number, readonly Column[]>>();

/** The lanes after a step, from 1 on. Each step is asked of the trace once: a drawing has many. */
export function columnsAt(play: RacePlay, step: number): readonly Column[] {
  const columns = known.get(play) ?? new Map<number, readonly Column[]>();
  known.set(play, columns);
  const found = columns.get(step) ?? play.at(step).state.lanes.map(columnOf);
  columns.set(step, found);
  return found;
}

function columnOf({ state, events }: RaceLane): Column {
  const { resident, history } = state;
  const { page, hit } = history.at(-1)!;
  const cells: (Cell | undefined)[] = [];
  const marks = marksOf(state);
  resident.forEach((one, index) => {
    cells[one.frame] = { page: one.page, dirty: one.dirty, mark: marks[index] ?? '' };
  });
  return {
    ...{ hit, cells, hand: handOf(state) },
    at: resident.find((one) => one.page === page)!.frame,
    out: events.flatMap((event) => (event.kind === 'evicted' ? [event.page] : [])),
  };
}

/** What the policy keeps of each page, in the order of its list. */
function marksOf({ marks, resident }: RaceLane['state']): readonly string[] {
  switch (marks.kind) {
    case 'order':
      return [];
    case 'reference-bits':
      return marks.bits.map(String);
    case 'uses':
      return marks.uses.map((uses) => `${uses}×`);
    case 'visited':
      return marks.active
        ? marks.active.map((active) => (active ? 'a' : 'i'))
        : marks.visited.map((visited) => (visited ? '1' : '0'));
    case 'next-use':
      return marks.after.map((after) => (after === null ? '–' : String(after)));
    case 'adaptive':
      return resident.map(({ page }) => (marks.recent.includes(page) ? 'T1' : 'T2'));
  }
}

/** What the small mark in the corner of a page stands for. */
export function markMeaning({ marks }: RaceLane['state'], policy: string): string {
  switch (marks.kind) {
    case 'order':
      return '';
    case 'reference-bits':
      return policy === 'clock' ? 'small: its bit' : 'small: count';
    case 'uses':
      return 'small: uses';
    case 'visited':
      return marks.active ? 'small: active' : 'small: visited';
    case 'next-use':
      return 'small: next use';
    case 'adaptive':
      return 'T2: used again';
  }
}

function handOf({ marks, resident, frames }: RaceLane['state']): number | undefined {
  if (!('hand' in marks) || marks.hand === undefined) return undefined;
  // While frames are free the hand stands at the first of them.
  return resident[marks.hand]?.frame ?? (marks.hand < (frames ?? 0) ? marks.hand : undefined);
}
