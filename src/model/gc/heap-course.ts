import type { Trace } from '../trace.ts';
import type { HeapEvent, HeapPhase, HeapState } from './heap-state.ts';
import type { GcState } from './state.ts';

/** Work that one step spent in a phase of a collection. */
interface Part {
  readonly step: number;
  readonly phase: HeapPhase;
  /** Units of work (cost.ts). */
  readonly work: number;
}

/** A pause from its first step on; it is over where `ended` is set. */
export interface PauseCourse {
  readonly began: number;
  ended: number | undefined;
  readonly parts: Part[];
}

/** What is known of a heap when its whole trace has been looked through; of a plain graph nothing. */
export interface HeapCourse {
  readonly pauses: readonly PauseCourse[];
  /** The end of the highest object that there ever was, by the name of its space. */
  readonly extents: ReadonlyMap<string, number>;
}

/** One look through a trace. */
export function heapCourse(trace: Trace<HeapState | GcState, HeapEvent>): HeapCourse {
  const pauses: PauseCourse[] = [];
  const extents = new Map<string, number>();
  let before = 0;
  let phase: HeapPhase = 'program';
  for (let step = 0; step <= trace.last; step += 1) {
    const { state, events } = trace.frame(step);
    if (!('spaces' in state)) break;
    for (const { address, bytes, space } of state.graph.nodes) {
      if (address === undefined || space === undefined) continue;
      extents.set(space, Math.max(extents.get(space) ?? 0, address + bytes));
    }
    const began = events.find((event) => event.kind === 'collection-began');
    const work = state.work.collector - before;
    const last = pauses.at(-1);
    // Reference counting frees without saying that it begins.
    if (began || (work > 0 && (!last || last.ended !== undefined))) {
      pauses.push({ began: step, ended: undefined, parts: [] });
    }
    const pause = pauses.at(-1);
    if (work > 0) {
      pause?.parts.push({
        step,
        phase: began ? firstPhase(state, began.scope, phase) : phase,
        work,
      });
    }
    if (pause && events.some(({ kind }) => kind === 'collection-ended')) pause.ended = step;
    before = state.work.collector;
    phase = state.phase;
  }
  return { pauses, extents };
}

/** The phase that a collection begins with: a slice goes on where the last one stopped. */
function firstPhase(
  { collector }: HeapState,
  scope: Extract<HeapEvent, { kind: 'collection-began' }>['scope'],
  before: HeapPhase,
): HeapPhase {
  if (collector === 'refcount-cycles') return 'counting';
  if (collector === 'copying' || scope === 'minor') return 'copying';
  if (collector !== 'incremental') return scope === 'sweep' ? 'sweeping' : 'marking';
  return before === 'marked' || before === 'sweeping' ? 'sweeping' : 'marking';
}

/** The pause at work at a step, or the last one before it. */
export const pauseAt = ({ pauses }: HeapCourse, step: number): PauseCourse | undefined =>
  pauses.findLast(({ began }) => began <= step);

/** Work of a pause by phase, in the order of the phases, up to a step. */
export function workByPhase(
  { parts }: PauseCourse,
  step = Number.POSITIVE_INFINITY,
): [HeapPhase, number][] {
  const found = new Map<HeapPhase, number>();
  for (const part of parts) {
    if (part.step <= step) found.set(part.phase, (found.get(part.phase) ?? 0) + part.work);
  }
  return [...found];
}
