import type { HeapsState } from '../../model/heap/heaps-model.ts';
import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import type { HeapStatement } from '../../model/heap/statements.ts';
import type { LaneEvent } from '../../model/side-by-side.ts';
import type { Frame } from '../../model/trace.ts';
import type { Moment, Play } from '../kit/moment.ts';

/** One heap, or several side by side. */
export type AnyState = HeapState | HeapsState;
export type AnyEvent = HeapModelEvent | LaneEvent<HeapModelEvent>;
export type AnyMoment = Moment<AnyState, AnyEvent>;
export type AnyPlay = Play<AnyState, AnyEvent>;

/** A heap at a moment: the only one, or one of several. */
export interface Heap extends Frame<HeapState, HeapModelEvent> {
  /** `First fit`, `Merging off`; nothing where there is only one. */
  readonly label: string;
}

/** The heaps of a moment. */
export function heapsOf({ frame }: Pick<AnyMoment, 'frame'>): readonly Heap[] {
  const { step, state } = frame;
  if (!('lanes' in state)) return [{ ...(frame as Frame<HeapState, HeapModelEvent>), label: '' }];
  const { lanes } = state;
  const differ = <T>(value: (lane: (typeof lanes)[number]) => T): boolean =>
    new Set(lanes.map(value)).size > 1;
  const fits = differ(({ chosen }) => chosen.fit);
  const merging = differ(({ chosen }) => chosen.coalesce);
  return lanes.map(({ chosen, state: own, events, fault }) => {
    const parts = [
      ...(fits || !merging ? [`${chosen.fit} fit`] : []),
      ...(merging ? [chosen.coalesce ? 'merging on' : 'merging off'] : []),
    ].join(', ');
    const label = `${parts[0]!.toUpperCase()}${parts.slice(1)}`;
    return { step, state: own, events, label, ...(fault && { fault }) };
  });
}

export const isMany = ({ state }: Pick<AnyMoment, 'state'>): boolean => 'lanes' in state;

export interface Request {
  /** Bytes that the program asks for. */
  readonly asked: number;
  /** Bytes that a block for it takes: header and rounding included. */
  readonly need: number;
  /** The block handed out, by where it begins; undefined where it is refused. */
  readonly block?: number;
}

/** What a step asks of a heap, where it is a request. */
export function requestOf(
  { statement }: Pick<AnyMoment, 'statement'>,
  { events, state }: Pick<Heap, 'events' | 'state'>,
): Request | undefined {
  const asking = statement as HeapStatement | undefined;
  if (asking?.kind !== 'malloc' && asking?.kind !== 'calloc' && asking?.kind !== 'realloc') {
    return undefined;
  }
  const got = events.find(({ kind }) => kind === 'assign');
  const address = got && 'address' in got ? got.address : undefined;
  const block = state.blocks.find(({ user, state: kind }) => kind === 'live' && user === address);
  const named = (kind: string): number | undefined =>
    events.findLast((event) => event.kind === kind)?.size;
  const need = named('search') ?? named('refuse') ?? block?.size ?? asking.bytes;
  return { asked: asking.bytes, need, ...(block && { block: block.address }) };
}

/** Of a longer script only about so many steps, spread over it, say how much room the drawing needs. */
const mostSteps = 300;

/** The heaps at each step of a play, for what has to be the same at all of them. */
export function* allHeaps(play: AnyPlay): Iterable<readonly Heap[]> {
  const every = Math.ceil(play.last / mostSteps) || 1;
  for (let step = play.last % every; step <= play.last; step += every) {
    yield heapsOf(play.at(step));
  }
}
