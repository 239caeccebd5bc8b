import type { PageState } from '../../model/machine/state.ts';
import { formatAddress } from '../../model/units.ts';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import { placeOf, sayPage } from '../narrate/place-of.ts';
import { areaOf, type Followed, lookedAt, surveyOf } from './survey.ts';

/** Where the page followed is: what its entry in the page table leads to. */
export type Whereabouts =
  | { readonly in: 'frame'; readonly number: number; readonly entry: PageState }
  | { readonly in: 'swap'; readonly number: number; readonly entry: PageState }
  /** No entry, and its contents are in a file on disk. */
  | { readonly in: 'file' }
  /** No entry: an address without memory. */
  | { readonly in: 'nowhere' }
  /** Not even an address yet, or no more. */
  | { readonly in: 'unmapped' };

export function whereabouts(
  { state, play }: Pick<MachineMoment, 'state' | 'play'>,
  { pid, page }: Followed = surveyOf(play).followed,
): Whereabouts {
  const process = state.processes.find((one) => one.pid === pid);
  const area = process && areaOf(process, page);
  if (!area) return { in: 'unmapped' };
  const entry = process.pages.find((one) => one.page === page);
  if (entry?.frame !== undefined) return { in: 'frame', number: entry.frame, entry };
  if (entry?.slot !== undefined) return { in: 'swap', number: entry.slot, entry };
  const { name } = area;
  const hasFile = name !== '' && !name.startsWith('[') && !name.startsWith('/dev/zero');
  return { in: hasFile ? 'file' : 'nowhere' };
}

/** `frame 7`, `swap slot 1`, `its file on disk`, `no frame yet`. */
export function sayWhere(where: Whereabouts, file = 'its file'): string {
  switch (where.in) {
    case 'frame':
      return `frame ${where.number}`;
    case 'swap':
      return `swap slot ${where.number}`;
    case 'file':
      return `${file}, on disk`;
    case 'nowhere':
      return 'nowhere: no frame yet';
    case 'unmapped':
      return 'not mapped';
  }
}

/** `page 2 of a`, `the stack`: what a reader calls the page followed, at this step or a later one. */
export function pageName({ play }: Pick<MachineMoment, 'play'>): string {
  const known = names.get(play);
  if (known) return known;
  const { pid, page } = surveyOf(play).followed;
  let name = `page ${formatAddress(page)}`;
  for (const step of lookedAt(play)) {
    const { state } = play.trace.frame(step);
    const call = state.processes
      .find((one) => one.pid === pid)
      ?.calls.find(({ sp, fp }) => sp < (page + 1) * pageBytes && fp > page * pageBytes);
    if (call) {
      name = `the stack page of ${call.name}()`;
      break;
    }
    const place = placeOf(state, pid, page * pageBytes, pageBytes);
    if (!place) continue;
    const said = sayPage(place, page * pageBytes);
    name = place.name ? said : said.replace(/^the /, 'a page of the ');
    if (place.name && place.what !== 'file') break;
  }
  names.set(play, name);
  return name;
}

const names = new WeakMap<MachineMoment['play'], string>();
