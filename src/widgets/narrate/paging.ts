import type { PagingEvent } from '../../model/paging/event.ts';
import type { PagingView, SegmentsView } from '../../model/paging/view.ts';
import type { Frame } from '../../model/trace.ts';
import { formatAddress, formatBytes, formatNumber } from '../../model/units.ts';
import { faultText } from './fault-text.ts';
import { faultWord } from './fault-word.ts';
import { counted, fitting, inBytes, listed } from './words.ts';

type PagingFrame = Frame<PagingView, PagingEvent>;

/** What one step of a translation did, or of a change to what is mapped. */
export function narratePaging({ fault, events, state }: PagingFrame): string {
  if (fault) return faultText(fault);
  if (events.length === 0) return 'Without a TLB there is nothing to flush.';
  return fitting(events.map((event) => `${sentence(event, state)}${untold(event, events, state)}`));
}

/** What there is to translate with before the first statement. */
export function narratePagingStart(state: PagingView): string {
  if (isSegments(state)) {
    const what = state.scheme === 'base' ? 'Base and limit are not' : 'No segment is';
    return `An address space of ${formatBytes(state.spaceBytes)}. ${what} set yet, so no address leads anywhere.`;
  }
  const { levels, tlb, addressBits, pageBytes } = state;
  const parts = levels.length === 1 ? 'one page table' : `${levels.length} levels of page tables`;
  const cache = tlb ? 'an empty TLB' : 'no TLB';
  return `Addresses of ${addressBits} bits, pages of ${formatBytes(pageBytes)}, ${parts} and ${cache}. Nothing is mapped yet.`;
}

/** The kind of step, for a pill. */
export function wordOfPaging({ fault, events }: PagingFrame): string {
  // A kernel may have a page to put there, and then it is no mistake at all.
  if (fault?.code === 'not-present') return 'Page fault';
  if (fault?.code === 'stale-translation') return 'Stale';
  if (fault && / an oops/.test(fault.message)) return 'Oops';
  if (fault) return faultWord(fault);
  const event = events[0];
  if (!event) return 'Flush';
  const { kind } = event;
  switch (kind) {
    case 'mapped':
      return 'Map';
    case 'unmapped':
      return 'Unmap';
    case 'protected':
      return 'Protect';
    case 'flushed':
      return 'Flush';
    case 'switched':
      return 'Switch';
    case 'tlb-hit':
      return 'TLB hit';
    case 'tlb-missed':
      return 'TLB miss';
    case 'visited':
      return events.length > 1 ? 'Found' : 'Walk';
    case 'translated':
    case 'tlb-filled':
      return 'Found';
    case 'segment-set':
      return 'Segment';
    default:
      return kind satisfies never;
  }
}

function sentence(event: PagingEvent, state: PagingView): string {
  const { kind } = event;
  switch (kind) {
    case 'mapped': {
      const { address, frame, pageBytes, tables } = event;
      const page =
        !isSegments(state) && pageBytes !== state.pageBytes ? formatBytes(pageBytes) : '';
      const mapped = `The ${page && `${page} `}page at ${address} is mapped to frame ${frame}.`;
      if (tables.length === 0) return mapped;
      const made = listed(tables.map((table) => `${table.name} in frame ${table.frame}`));
      return `${mapped} That takes ${tables.length === 1 ? 'a new table' : 'new tables'}: ${made}.`;
    }
    case 'unmapped': {
      const { address, frame, freed } = event;
      const gone = `The page at ${address} no longer leads to frame ${frame}.`;
      if (freed.length === 0) return gone;
      const tables = freed.length === 1 ? 'One table holds' : `${freed.length} tables hold`;
      return `${gone} ${tables} nothing any more, so ${freed.length === 1 ? 'its frame is' : 'their frames are'} free.`;
    }
    case 'protected': {
      const { address, from, to } = event;
      return `The page at ${address} allows ${to} now, where it allowed ${from}.`;
    }
    case 'flushed': {
      const { cause, address, entries } = event;
      if (cause === 'switch') {
        return `The TLB's entries have no tags, so it forgets ${none(entries, 'translation')}.`;
      }
      if (!isSegments(state) && !state.tlb) return 'There is no TLB to flush.';
      if (address === undefined)
        return `The TLB is emptied: it held ${none(entries, 'translation')}.`;
      return entries > 0
        ? `The TLB forgets ${cause === 'flush' ? `the page at ${address}` : 'it'}.`
        : `The TLB did not have ${cause === 'flush' ? address : 'it'}.`;
    }
    case 'switched':
      return `Address space ${event.to} runs now, with tables of its own, instead of ${event.from}.`;
    case 'tlb-hit': {
      const { address, frame, set, way } = event;
      return `The TLB has ${address}: frame ${frame}, in way ${way} of set ${set}. No table is read.`;
    }
    case 'tlb-missed':
      return event.because === 'absent'
        ? `The TLB has nothing for ${event.address} in set ${event.set}: the page tables are walked.`
        : `The TLB has ${event.address}, but not for this access, or not as dirty: the page tables are walked.`;
    case 'visited':
      return visited(event, state);
    case 'translated': {
      const { by, address, offset, physical, dirtied } = event;
      const to = formatAddress(physical);
      switch (by) {
        case 'tlb':
        case 'tables': {
          const dirty = dirtied ? ' The first write to the page sets its dirty bit.' : '';
          return `Frame ${event.frame} with the offset ${formatAddress(offset)} is the physical address ${to}.${dirty}`;
        }
        case 'segment':
        case 'base':
          return throughSegment(address, offset, to, event.name!, state as SegmentsView);
        default:
          return by satisfies never;
      }
    }
    case 'tlb-filled': {
      const { evicted, set } = event;
      const instead = evicted ? `, in place of ${evicted.address}, used longest ago` : '';
      return `The TLB keeps that in set ${set}${instead}.`;
    }
    case 'segment-set': {
      const { name, number, base, limit, grows } = event;
      const size = `${formatBytes(limit)} from ${formatAddress(base)} ${grows}`;
      return state.scheme === 'base'
        ? `Base and limit of ${name} are set: ${size}.`
        : `Segment ${name} is number ${number}: ${size} in physical memory.`;
    }
    default:
      return kind satisfies never;
  }
}

/** A TLB that is not told of a change may go on translating as before. */
function untold({ kind }: PagingEvent, events: readonly PagingEvent[], state: PagingView): string {
  const changes = kind === 'unmapped' || kind === 'protected';
  const told = events.some((event) => event.kind === 'flushed');
  return changes && !told && !isSegments(state) && state.tlb ? ' The TLB is not told.' : '';
}

const none = (count: number, noun: string): string =>
  count === 0 ? `no ${noun}` : counted(count, noun);

/** One entry, and where it leads; it is present, or there would be a fault. */
function visited(event: Extract<PagingEvent, { kind: 'visited' }>, state: PagingView): string {
  const { name, index, frame, large, level, address } = event;
  const entry = `${name} entry ${index}, for ${address},`;
  const next = isSegments(state) ? undefined : state.levels[level + 1];
  if (large) return `${entry} maps a large page itself, from frame ${frame}.`;
  return next
    ? `${entry} leads to the ${next.name} in frame ${frame}.`
    : `${entry} has the page in frame ${frame}.`;
}

function throughSegment(
  address: string,
  offset: number,
  physical: string,
  name: string,
  { scheme, segments }: SegmentsView,
): string {
  const { base, limit } = segments.find((one) => one.name === name)!;
  const from = formatAddress(base);
  if (scheme === 'base') {
    return `Address ${address} is below the limit of ${formatBytes(limit)}; plus the base ${from} it is ${physical}.`;
  }
  return offset < 0
    ? `Address ${address} is ${inBytes(-offset)} below the end of ${name}, which grows down from ${from}: ${physical}.`
    : `Address ${address} is byte ${formatNumber(offset)} of ${name}, which has ${formatBytes(limit)} from ${from}: ${physical}.`;
}

const isSegments = (state: PagingView): state is SegmentsView => 'segments' in state;
