import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import type { HeapStatement } from '../../model/heap/statements.ts';
import type { Moment, Play } from '../kit/moment.ts';

export type HeapMoment = Moment<HeapState, HeapModelEvent>;
export type HeapPlay = Play<HeapState, HeapModelEvent>;

/** Of a longer script only about so many steps, spread over it, say how much room the drawing needs. */
const mostSteps = 400;

/** Every state of a play, for what has to be the same at each of its steps. */
export function* statesOf(play: HeapPlay): Iterable<HeapState> {
  const every = Math.ceil(play.last / mostSteps) || 1;
  for (let step = play.last % every; step <= play.last; step += every) yield play.at(step).state;
}

/** What a step asks for, where it is a request. */
export function requestOf({ statement, events }: HeapMoment): Request | undefined {
  const asking = statement as HeapStatement | undefined;
  if (asking?.kind !== 'malloc' && asking?.kind !== 'calloc' && asking?.kind !== 'realloc') {
    return undefined;
  }
  const given = events.findLast(
    ({ kind }) => kind === 'take' || kind === 'keep' || kind === 'refuse',
  );
  const refused = given?.kind === 'refuse';
  return { asked: asking.bytes, given: given?.size ?? asking.bytes, refused };
}

export interface Request {
  readonly asked: number;
  /** Bytes of the block for it, handed out or refused. */
  readonly given: number;
  readonly refused: boolean;
}
