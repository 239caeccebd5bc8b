import type { MachineEvent } from '../../../model/machine/event.ts';
import { placeOf, sayPage } from '../place-of.ts';
import { counted, listed } from '../words.ts';
import { narrateFault } from './page-fault.ts';
import { eventsOf, type MachineFrame, type Of, type Told } from './told.ts';

const pageBytes = 4096;

const verbs = { read: 'reads', write: 'writes to', exec: 'runs code in' } as const;
const outcomes = { hit: 'Hit', minor: 'Minor fault', major: 'Major fault' } as const;

/** Who read, wrote or ran what. */
export function access(event: Of<'accessed'>, { events, state }: MachineFrame): Told {
  const { process, access: mode, address, outcome, because } = event;
  const place = placeOf(state, process, address);
  const where = place ? `${sayPage(place, address)}, ${address}` : address;
  const word = eventsOf(events, 'copied').length > 0 ? 'Copy' : outcomes[outcome];
  if (because) {
    const does = because === 'call' ? 'a call writes to' : 'malloc does its bookkeeping in';
    return { word, text: `In process ${process} ${does} ${where}.`, rank: -1 };
  }
  return { word, text: `Process ${process} ${verbs[mode]} ${where}.` };
}

/** How the page of the access that the step is about came. */
export function howItCame({ address }: Of<'accessed'>, events: readonly MachineEvent[]): string {
  const page = Math.floor(+address / pageBytes);
  const fault = eventsOf(events, 'fault').findLast((one) => one.page === page);
  return fault ? narrateFault(fault, events) : 'It is in memory: no fault.';
}

/** Pages that a call or malloc touched besides. */
export function whatElseCame(events: readonly MachineEvent[]): string {
  const touched = eventsOf(events, 'accessed');
  const of = (kind: string) => touched.filter(({ outcome }) => outcome === kind).length;
  const [minor, major] = [of('minor'), of('major')];
  const by =
    touched[0]?.because === 'call' ? 'The call touches' : 'For its bookkeeping malloc touches';
  const back = major > 0 ? `${counted(major, 'page')} from disk` : '';
  const fresh =
    minor > 0
      ? `${counted(minor, 'page')} by ${minor === 1 ? 'a minor fault' : 'minor faults'}`
      : '';
  const grown = eventsOf(events, 'stack-grown')[0];
  const stack = grown ? `The stack grows down to 0x${(grown.to * pageBytes).toString(16)}. ` : '';
  return minor + major > 0
    ? `${stack}${by} ${listed([back, fresh].filter(Boolean))}.`
    : stack.trim();
}

/** How long ago reclaim took a page that is needed again. */
export function tooSoon(events: readonly MachineEvent[]): string {
  const frame = eventsOf(events, 'swapped-in').find(({ ahead }) => !ahead)?.frame;
  const back = eventsOf(events, 'refaulted').find((one) => one.frame === frame);
  if (!back) return '';
  const needed = back.active ? ', while it was still in use' : '';
  return `It left memory ${counted(back.distance, 'eviction')} ago${needed}.`;
}

export function pageTables(events: readonly MachineEvent[]): string {
  const made = eventsOf(events, 'page-table-allocated').length;
  if (made === 0) return '';
  return made === 1 ? 'A page table takes a frame too.' : `${made} page tables take a frame each.`;
}
