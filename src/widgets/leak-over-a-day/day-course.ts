import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import type { Play } from '../kit/moment.ts';

/** What a step of the day left. Bytes. */
export interface Point {
  readonly step: number;
  /** What malloc has given to objects that are not freed yet. */
  readonly heap: number;
  /** The pages of the service that are in RAM. */
  readonly resident: number;
  /** A process ended in this step: how, as a shell reports it. */
  readonly ended?: { readonly name: string; readonly exitCode: number };
}

export interface Course {
  readonly points: readonly Point[];
  /** memory.max, where there is one. */
  readonly limit: number | undefined;
  readonly most: number;
}

const pageSize = 4096;
const known = new WeakMap<object, Course>();

/** The whole day, read off the trace once. */
export function courseOf(play: Play<MachineState, MachineEvent>): Course {
  const before = known.get(play.trace);
  if (before) return before;
  let limit: number | undefined;
  const points = Array.from({ length: play.last + 1 }, (_, step): Point => {
    const { state, events } = play.at(step);
    const end = events.find(({ kind }) => kind === 'ended');
    for (const group of state.groups) if (group.limit !== null) limit = group.limit * pageSize;
    return {
      step,
      ...bytesOf(state),
      ...(end?.kind === 'ended' && { ended: { name: end.process, exitCode: end.exitCode } }),
    };
  });
  const most = Math.max(
    limit ?? 0,
    ...points.map(({ heap, resident }) => Math.max(heap, resident)),
  );
  const course = { points, limit, most };
  known.set(play.trace, course);
  return course;
}

/** Of every process that is not `main`, which only stands by. */
export function bytesOf({ processes }: MachineState): Pick<Point, 'heap' | 'resident'> {
  let heap = 0;
  let resident = 0;
  for (const { name, chunks, usage } of processes) {
    if (name === 'main') continue;
    for (const { state, size } of chunks) {
      if (state === 'live' || state === 'mapped') heap += size;
    }
    resident += (usage?.resident ?? 0) * pageSize;
  }
  return { heap, resident };
}
