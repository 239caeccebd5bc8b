import type { MachineState } from '../../../model/machine/state.ts';
import { placeOf, sayPage } from '../place-of.ts';
import { processLabel } from '../process-label.ts';
import { listed } from '../words.ts';
import { eventsOf, type MachineFrame } from './told.ts';

const pageBytes = 4096;

/** What becomes of pages that are taken away: of one, of its name and slot, and of many. */
const fates = {
  swapped: ['% goes to swap slot #', '% pages go to swap'],
  saved: ['% is dropped, as swap slot # still has it', '% pages are dropped, as swap has them'],
  written: ['% is written back to its file', '% dirty pages are written back to their files'],
  clean: ['% is dropped, as its file has it', '% clean file pages are dropped'],
  unneeded: ['% is dropped: nothing in it is needed', '% pages are dropped: none is needed'],
} as const;

/** Who took which pages away, and where their contents are; empty where nobody did anything. */
export function narrateReclaim({ events, state }: MachineFrame): string {
  const evicted = eventsOf(events, 'evicted');
  const woken = eventsOf(events, 'kswapd-woken')[0];
  if (evicted.length === 0) {
    if (woken) return `Only ${woken.free} frames are free, so kswapd starts to look for more.`;
    const slept = eventsOf(events, 'kswapd-slept')[0];
    if (!slept) return '';
    return slept.failed
      ? 'In the background kswapd gives up: it finds no page to take.'
      : `In the background kswapd rests again: ${slept.free} frames are free.`;
  }
  const slots = new Map(eventsOf(events, 'swapped-out').map((one) => [one.frame, one]));
  const back = new Set(eventsOf(events, 'written-back').map(({ frame }) => frame));
  const groups = new Map<keyof typeof fates, (typeof evicted)[number][]>();
  for (const one of evicted) {
    const { contents, frame } = one;
    const file = back.has(frame) ? 'written' : 'clean';
    const swap = slots.get(frame)?.written === false ? 'saved' : 'swapped';
    const anon = contents !== 'given-up' && slots.has(frame) ? swap : 'unneeded';
    const fate = contents === 'file' ? file : anon;
    groups.set(fate, [...(groups.get(fate) ?? []), one]);
  }
  const parts = [...groups].map(([fate, [one, ...more]]) => {
    const [single, many] = fates[fate];
    if (more.length > 0) return many.replace('%', String(more.length + 1));
    const { from, frame } = one!;
    // Names last, and from a function: they may hold a # or a $.
    return single
      .replace('#', String(slots.get(frame)?.slot))
      .replace('%', () => pageLabel(state, from[0]));
  });
  const group = eventsOf(events, 'reclaimed').find(({ by }) => by === 'group')?.group;
  const only = (by: string) => evicted.every((one) => one.by === by);
  let why = 'To make room, ';
  if (only('group') && group !== undefined) why = `At the limit of ${groupLabel(group)}, `;
  if (only('kswapd')) why = 'In the background kswapd makes room: ';
  return `${why}${listed(parts)}.`;
}

/** `group web`, `the root group`. */
export const groupLabel = (group: string): string =>
  group === '/' ? 'the root group' : `group ${group}`;

/** `page 3 of a`, with its process where there are several. */
function pageLabel(
  state: MachineState,
  from: { readonly pid: number; readonly page: number } | undefined,
): string {
  if (!from) return 'a page that nobody maps';
  const { pid, page } = from;
  const address = page * pageBytes;
  const place = placeOf(state, pid, address, pageBytes);
  const what = place ? sayPage(place, address) : 'a page';
  const whole =
    place?.name && place.what !== 'file' ? what : what.replace(/^the /, 'a page of the ');
  return state.processes.length > 1 ? `${whole} (${processLabel(state, pid)})` : whole;
}
