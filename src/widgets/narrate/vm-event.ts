import type { VmEvent } from '../../model/vm/event.ts';
import { eventsOf, type MachineFrame, type Told } from './machine/told.ts';
import { placeOf, sayPlace } from './place-of.ts';
import { processLabel } from './process-label.ts';
import { counted, listed } from './words.ts';

const pageBytes = 4096;

/**
 * What the kernel did, where that is what a step is about. How a page came and who made room for it
 * are told with the access, by `narrateFault` and `narrateReclaim`.
 */
export function tellVmEvent(event: VmEvent, { events, state }: MachineFrame): Told | undefined {
  switch (event.kind) {
    case 'area-protected': {
      const { what, process } = areaOf(event);
      return { word: 'Protect', text: `${process} ${allowed(event.detail, what)}.` };
    }
    case 'area-advised': {
      const { what, process } = areaOf(event);
      const { from, to, detail } = event;
      const ahead = [...eventsOf(events, 'read-in'), ...eventsOf(events, 'swapped-in')].length;
      const says: Readonly<Record<string, string>> = {
        dontneed: `${process} needs none of ${what} for now, so its ${counted(to - from, 'page')} go from its memory; the addresses stay.`,
        willneed: `${process} says that it will need ${what}: ${ahead > 0 ? `${counted(ahead, 'page')} are read ahead, and not yet mapped` : 'there is nothing to read ahead'}.`,
        free: `${process} gives up what ${what} holds: its pages may be dropped without swap, unless they are written again first.`,
      };
      return { word: 'Advise', text: says[detail]! };
    }
    case 'signalled':
      return { word: event.name, text: `${nameOf(event.pid)} gets ${event.name}.` };
    case 'fault':
    case 'mapped':
    case 'mapped-around':
    case 'zeroed':
    case 'copied':
    case 'reused':
    case 'page-table-allocated':
    case 'page-table-freed':
    case 'stack-grown':
    case 'evicted':
    case 'swapped-out':
    case 'swapped-in':
    case 'read-in':
    case 'written-back':
    case 'refaulted':
    case 'scanned':
    case 'kswapd-woken':
    case 'kswapd-slept':
    case 'reclaimed':
    case 'area-mapped':
    case 'area-unmapped':
    case 'forked':
    case 'exited':
    case 'out-of-memory':
      return undefined;
    default:
      return event satisfies never;
  }

  function areaOf({ pid, from }: { readonly pid: number; readonly from: number }) {
    const place = placeOf(state, pid, from * pageBytes, pageBytes);
    return { what: place ? sayPlace(place) : 'an area', process: nameOf(pid) };
  }
  function nameOf(pid: number): string {
    return `Process ${processLabel(state, pid)}`;
  }
}

/** `may now only read m`, of `r--p`. */
function allowed(detail: string, what: string): string {
  const may = ['read', 'write', 'run'].filter((_, at) => detail[at] !== '-');
  if (may.length === 0) return `may not touch ${what} any more`;
  return `may now ${may.length === 1 ? 'only ' : ''}${listed(may)} ${what}`;
}
