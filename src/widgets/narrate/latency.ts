import { formatDuration } from '../../model/latency/duration.ts';
import { humanTime } from '../../model/latency/human-time.ts';
import { type Rung, type RungId, rungOf, rungs } from '../../model/latency/rungs.ts';
import type { LatencyEvent, LatencyState } from '../../model/latency/state.ts';
import type { Frame } from '../../model/trace.ts';
import { formatNumber } from '../../model/units.ts';
import { counted } from './words.ts';

type LatencyFrame = Frame<LatencyState, LatencyEvent>;

/** What a statement waited for, how long that would be for people, and what a reference takes on average. */
export function narrateLatency({ events, state }: LatencyFrame): string {
  return events.map((event) => `${sentence(event)} ${after(event, state)}`).join(' ');
}

/** The ladder before anything is waited for. */
export function narrateLatencyStart(): string {
  const [first, last] = [rungs[0]!, rungs.at(-1)!];
  return `Nothing is waited for yet. The ladder goes from the ${first.name}, ${takes(first)}, to the hard disk, ${takes(last)}: ${formatNumber(last.each / first.each)} times as long.`;
}

/** The kind of step, for a pill. */
export function wordOfLatency({ events: [event] }: LatencyFrame): string {
  switch (event?.what) {
    case 'access':
      return event.rungs[0] === 'ram' ? 'RAM' : 'Cache hit';
    case 'fault':
      return event.rungs.length === 1 ? 'Minor fault' : 'Major fault';
    default:
      return 'Read';
  }
}

/** One wait, and that it is only about so long where no source states it: `about 500 ns`. */
export const takes = ({ each, about }: Rung): string =>
  `${about ? 'about ' : ''}${formatDuration(each)}`;

/** As a sentence names it. */
export const placeNames: Readonly<Record<RungId, string>> = {
  l1: 'the L1 cache',
  l2: 'the L2 cache',
  l3: 'the L3 cache',
  ram: 'RAM',
  minor: 'the fault itself',
  zram: 'compressed RAM',
  nvme: 'an NVMe drive',
  ssd: 'a SATA SSD',
  disk: 'a hard disk',
};

function sentence({ what, rungs: waited, times, total }: LatencyEvent): string {
  const slowest = waited.at(-1)!;
  const one = times === 1;
  const many = (noun: string): string => (one ? `One ${noun}` : counted(times, noun));
  const time = takes(rungOf(slowest)) + (one ? '' : ' each');
  const all = one ? '' : `, ${formatDuration(total)} together`;
  switch (what) {
    case 'access':
      return `${many('load')} from ${placeNames[slowest]}: ${time}${all}.`;
    case 'read':
      return `${many('read')} of 4 KiB from ${placeNames[slowest]}: ${time}${all}.`;
    case 'fault':
      if (slowest === 'minor') {
        return `${many('minor fault')}, the page being in RAM: ${time} for trap and return${all}.`;
      }
      return `${many('major fault')}: the trap, ${takes(rungOf('minor'))}, and a read from ${placeNames[slowest]}, ${time}${all}.`;
    default:
      return what satisfies never;
  }
}

/** Of a single wait, how long it would feel; of a reference among many, what it did to the mean. */
function after({ what, rungs: waited, times, each, total }: LatencyEvent, state: LatencyState) {
  const { references, referenceTime, effective } = state;
  if (what !== 'read' && references > 99 && references > times) {
    const before = (referenceTime - total) / (references - times);
    const [from, to] = [before, effective].map((mean) => formatDuration(mean));
    const way = effective > before ? 'rises' : 'falls';
    const moved = from === to ? `stays at ${to}` : `${way} from ${from} to ${to}`;
    return `The mean of all ${formatNumber(references)} references, the effective access time, ${moved}.`;
  }
  if (waited[0] === 'ram') return 'Let that be a second.';
  return `If RAM took a second, ${times === 1 ? 'it' : 'each'} would take ${humanTime(each)}.`;
}
