import type { MachineState, ProcessState } from '../../model/machine/state.ts';
import type { FrameView } from '../../model/vm/frame-view.ts';
import { eventsOf, type MachineFrame } from '../narrate/machine/told.ts';
import { pageBytes } from './machine-moment.ts';

/** The frame that all pages show that were read before they were written. */
export const zeroFrame = 0;

/** What the page table of a process says about a page of it. */
export type Entry =
  /** `cow`: a write gets a frame of its own, because others have this one, too. */
  | {
      readonly in: 'frame';
      readonly frame: number;
      readonly cow: boolean;
      readonly writable: boolean;
    }
  | { readonly in: 'swap'; readonly slot: number }
  /** It has an address, and was never touched. */
  | { readonly in: 'nowhere' }
  /** No mapping has this address. */
  | { readonly in: 'unmapped' };

export function entryOf(
  state: MachineState,
  process: ProcessState | undefined,
  page: number,
): Entry {
  const start = page * pageBytes;
  const area = process?.maps.find(({ from, to }) => from <= start && start < to);
  if (!process || !area) return { in: 'unmapped' };
  const entry = process.pages.find((one) => one.page === page);
  if (!entry) return { in: 'nowhere' };
  const { frame, slot, writable } = entry;
  if (frame === undefined) return { in: 'swap', slot: slot! };
  const isPrivate = area.prot[1] === 'w' && area.prot[3] === 'p';
  const held = frameOf(state, frame);
  const others = frame === zeroFrame || held?.use !== 'anon' || held.mapped.length > 1;
  return { in: 'frame', frame, cow: isPrivate && !writable && others, writable };
}

export const frameOf = ({ frames }: MachineState, frame: number): FrameView | undefined =>
  frames.find((one) => one.frame === frame);

/** What a step did at a page: the accesses and the faults that it had there. */
export interface Touched {
  readonly fault?: 'minor' | 'major';
  /** It got a frame of its own, copied from this one. */
  readonly copiedFrom?: number;
  readonly accessed: boolean;
  /** The signal that the access ended in. */
  readonly signal?: string;
}

export function touchedAt(
  { events }: MachineFrame,
  { name, pid }: ProcessState,
  page: number,
): Touched {
  const here = (one: { readonly pid: number; readonly page: number }) =>
    one.pid === pid && one.page === page;
  const pageOf = (address: string): number => Math.floor(Number(address) / pageBytes);
  const faults = eventsOf(events, 'fault').filter(here);
  const copied = eventsOf(events, 'copied').findLast(here);
  const signal = eventsOf(events, 'signalled').find(
    (one) => one.pid === pid && pageOf(one.address) === page,
  );
  const major = faults.some(({ fault }) => fault === 'major');
  return {
    ...(faults.length > 0 && { fault: major ? ('major' as const) : ('minor' as const) }),
    ...(copied && { copiedFrom: copied.from }),
    ...(signal && { signal: signal.name }),
    accessed: eventsOf(events, 'accessed').some(
      (one) => one.process === name && pageOf(one.address) === page,
    ),
  };
}
