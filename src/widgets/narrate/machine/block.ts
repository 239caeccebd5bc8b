import type { MachineEvent } from '../../../model/machine/event.ts';
import { formatBytes } from '../../../model/units.ts';
import { processOf } from '../process-label.ts';
import { counted } from '../words.ts';
import { eventsOf, type MachineFrame, type Of } from './told.ts';

const pageBytes = 4096;

export const namedWord = ({ what }: Of<'named'>, events: readonly MachineEvent[]): string => {
  if (what === 'object') return 'New';
  if (what === 'mapping') return 'Mmap';
  return moved(events) ? 'Realloc' : 'Allocate';
};

/** realloc's own event: it moved a block, or kept it where it is. */
const moved = (events: readonly MachineEvent[]) =>
  eventsOf(events, 'heap').find(({ event }) => event.kind === 'move' || event.kind === 'keep')
    ?.event;

export function named(event: Of<'named'>, { events, state }: MachineFrame): string {
  const { process, name, what, address, bytes } = event;
  const who = `Process ${process}`;
  const size = formatBytes(bytes);
  const owner = processOf(state, process);
  if (what === 'mapping') {
    const area = owner?.maps.find(({ from, to }) => from <= +address && +address < to);
    const file =
      area?.name && !area.name.startsWith('/dev/zero') ? ` of the file ${area.name}` : '';
    const shared = area?.prot[3] === 's' ? ', shared' : '';
    return `${who} maps ${size}${file} as ${name} at ${address}${shared}. No page of it is in memory for ${process} before it is touched.`;
  }
  const realloc = moved(events);
  if (realloc) {
    const does = realloc.kind === 'move' ? 'moves it to' : 'keeps it at';
    return `${who} gets ${size} for ${name}: realloc ${does} ${address}, because ${realloc.because}.`;
  }
  const first = Math.floor(+address / pageBytes);
  const end = Math.ceil((+address + bytes) / pageBytes);
  const known = owner?.pages.filter(({ page }) => first <= page && page < end).length ?? 0;
  const left = end - first - known;
  const ram =
    left > 0
      ? `${counted(left, 'page')} of it ${left === 1 ? 'takes' : 'take'} no RAM before the first touch.`
      : 'All of it is on pages that the process has already.';
  const kinds = eventsOf(events, 'heap').map(({ event: { kind } }) => kind);
  const grows = kinds.includes('grow') ? ', where the heap grows for it' : '';
  const from = kinds.includes('map') ? ', in a mapping of its own' : grows;
  const gets =
    what === 'object' ? `makes the object ${name}, ${size},` : `gets ${size} for ${name}`;
  return `${who} ${gets} at ${address}${from}. ${ram}`;
}

/** What of the heap goes back to the system as blocks are freed. */
export function kept(events: readonly MachineEvent[], it: 'It' | 'That memory'): string {
  const heap = eventsOf(events, 'heap').map(({ event }) => event);
  const shrunk = heap.find(({ kind }) => kind === 'shrink');
  if (shrunk) return `The heap shrinks: ${formatBytes(shrunk.size)} go back to the system.`;
  return heap.some(({ kind }) => kind === 'unmap')
    ? `${it} had a mapping of its own, which goes back to the system at once.`
    : `${it} stays in the heap to be used again: its pages remain with the process.`;
}
