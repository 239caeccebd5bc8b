import type { MachineEvent } from '../../../model/machine/event.ts';
import type { MachineState } from '../../../model/machine/state.ts';
import type { Frame } from '../../../model/trace.ts';
import { counted } from '../words.ts';

export type MachineFrame = Frame<MachineState, MachineEvent>;

/** The event of a kind; some share their shape with others. */
export type Of<Kind extends MachineEvent['kind'], Event = MachineEvent> = Event extends {
  readonly kind: infer Kinds;
}
  ? Kind extends Kinds
    ? Event
    : never
  : never;

/** The events of one kind, in order. */
export const eventsOf = <Kind extends MachineEvent['kind']>(
  events: readonly MachineEvent[],
  kind: Kind,
): Of<Kind>[] => events.filter((event): event is Of<Kind> & MachineEvent => event.kind === kind);

/** What an event that can be the matter of a step says: its word, and a sentence. */
export interface Told {
  readonly word: string;
  readonly text: string;
  /** The first event with the highest is what the step is about; 1 where it is not said. */
  readonly rank?: number;
}

/** `40 frames come free`, of the processes that ended in a step. */
export function freed(events: readonly MachineEvent[]): string {
  const frames = eventsOf(events, 'exited').reduce((sum, one) => sum + one.freed, 0);
  return `${counted(frames, 'frame')} ${frames === 1 ? 'comes' : 'come'} free`;
}
