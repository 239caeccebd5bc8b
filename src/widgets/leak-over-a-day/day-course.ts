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

const pageSize = 4096;
const known = new WeakMap<object, Point[]>();

/** The day up to a step, read off the trace; what was read once is kept, so that a step costs one frame. */
export function pointsTo(play: Play<MachineState, MachineEvent>, step: number): readonly Point[] {
  const points = known.get(play.trace) ?? [];
  known.set(play.trace, points);
  for (let next = points.length; next <= step; next += 1) {
    const { state, events } = play.at(next);
    const end = events.find(({ kind }) => kind === 'ended');
    points.push({
      step: next,
      ...bytesOf(state),
      ...(end?.kind === 'ended' && { ended: { name: end.process, exitCode: end.exitCode } }),
    });
  }
  return points.slice(0, step + 1);
}

/** memory.max of the service's group, in bytes; undefined without one. */
export function limitOf({ groups }: MachineState): number | undefined {
  const limit = groups.find((group) => group.limit !== null)?.limit;
  return limit == null ? undefined : limit * pageSize;
}

/** All of the machine's RAM, in bytes: the top of the chart. */
export const ramOf = ({ ram }: MachineState): number => ram.pages * pageSize;

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
