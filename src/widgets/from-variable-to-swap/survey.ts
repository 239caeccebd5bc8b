import type { ProcessState } from '../../model/machine/state.ts';
import type { MapsLine } from '../../model/vm/maps.ts';
import { type MachinePlay, pageBytes } from '../machine-drawing/machine-moment.ts';
import { processOf } from '../narrate/process-label.ts';

/** The page that the figure follows: its process, and its number there. */
export interface Followed {
  readonly pid: number;
  readonly page: number;
}

/** A page of the process that has a row in the drawing. */
export interface PageRow {
  readonly page: number;
  /** `code`, `heap`, `stack`, `file notes`: what its area is for. */
  readonly region: string;
}

/** What all steps have in common, so that the drawing of one is as tall as that of another. */
export interface Survey {
  readonly followed: Followed;
  readonly rows: readonly PageRow[];
  /** The file that the page followed belongs to, and its pages that are drawn; `exec` pages too. */
  readonly file?: { readonly name: string; readonly pages: number; readonly at: number };
}

/** A longer trace, a reader's own, is looked at here and there: each look costs a seek. */
const mostSteps = 400;
const sampledSteps = 32;
const mostHere = 6;
const mostElsewhere = 2;
const mostFilePages = 8;

/** The steps from which the survey is made. */
export function lookedAt({ last }: MachinePlay): number[] {
  const count = last < mostSteps ? last + 1 : sampledSteps;
  return Array.from({ length: count }, (_, at) => Math.round((at * last) / Math.max(count - 1, 1)));
}

const surveys = new WeakMap<MachinePlay, Survey>();

/** Looks through the trace once, and remembers. */
export function surveyOf(play: MachinePlay): Survey {
  const known = surveys.get(play);
  if (known) return known;
  const made = look(play);
  surveys.set(play, made);
  return made;
}

function look(play: MachinePlay): Survey {
  const regions = new Map<number, Map<number, string>>();
  const areas = new Map<string, MapsLine>();
  for (const step of lookedAt(play)) {
    const { state } = play.trace.frame(step);
    for (const process of state.processes) note(process, pagesOf(process));
  }
  // The steps looked at may have missed it.
  const last = lastTouched(play);
  if (last) note(last.process, [last.followed.page]);
  const first = play.at(0).state.processes[0]!;
  const { pid } = last?.followed ?? first;
  const pages = regions.get(pid)!;
  const followed = last?.followed ?? { pid, page: [...pages.keys()].at(-1)! };
  const area = areas.get(`${followed.pid}-${followed.page}`);
  const file = area && fileOf(area, followed.page);
  return { followed, rows: rowsOf(pages, followed.page), ...(file && { file }) };

  function note(process: ProcessState, seen: Iterable<number>): void {
    const { pid } = process;
    if (!regions.has(pid)) regions.set(pid, new Map());
    for (const page of seen) {
      const area = areaOf(process, page);
      if (!area) continue;
      regions.get(pid)!.set(page, regionOf(area));
      areas.set(`${pid}-${page}`, area);
    }
  }
}

/** The page that the script touches last: a script chooses what is followed by a read at its end. */
function lastTouched(play: MachinePlay) {
  for (let step = play.last; step > Math.max(play.last - sampledSteps, 0); step -= 1) {
    const { state, events } = play.trace.frame(step);
    const touched = events.findLast(
      (event) => event.kind === 'accessed' && event.because !== 'allocator',
    );
    if (touched?.kind !== 'accessed') continue;
    const process = processOf(state, touched.process);
    const page = Math.floor(Number(touched.address) / pageBytes);
    if (process && areaOf(process, page)) return { followed: { pid: process.pid, page }, process };
  }
  return undefined;
}

/** Pages worth a row: those that are somewhere, those of named memory, and the first of code and stack. */
function* pagesOf({ pages, named, maps, ended }: ProcessState): Generator<number> {
  if (ended) return;
  for (const { page } of pages) yield page;
  for (const { address, bytes, freed } of named) {
    const end = Math.ceil((address + bytes) / pageBytes);
    const start = Math.floor(address / pageBytes);
    if (!freed) for (let page = start; page < Math.min(end, start + 64); page += 1) yield page;
  }
  for (const area of maps) {
    if (regionOf(area) === 'code') yield area.from / pageBytes;
    if (regionOf(area) === 'stack') yield area.to / pageBytes - 2;
  }
}

export const areaOf = ({ maps }: ProcessState, page: number): MapsLine | undefined =>
  maps.find(({ from, to }) => from <= page * pageBytes && page * pageBytes < to);

/** The executable lies below this; what is mapped later lies far above. */
const programEnd = 2 ** 32;

function regionOf({ name, prot, from }: MapsLine): string {
  if (name === '[heap]') return 'heap';
  if (name === '[stack]') return 'stack';
  if (from < programEnd) return prot.includes('x') ? 'code' : 'data';
  return name === '' || name.startsWith('/dev/zero') ? 'mapping' : `file ${name}`;
}

function rowsOf(pages: ReadonlyMap<number, string>, followed: number): PageRow[] {
  const here = pages.get(followed);
  const near = (page: number): number => Math.abs(page - followed);
  const rows: PageRow[] = [];
  for (const region of new Set(pages.values())) {
    const inside = [...pages].filter(([, of]) => of === region).map(([page]) => page);
    const most = region === here ? mostHere : mostElsewhere;
    const kept = inside.sort((a, b) => near(a) - near(b)).slice(0, most);
    rows.push(...kept.map((page) => ({ page, region })));
  }
  return rows.sort((a, b) => a.page - b.page);
}

function fileOf({ name, from, to, offset }: MapsLine, page: number): Survey['file'] {
  if (name === '' || name.startsWith('[') || name.startsWith('/dev/zero')) return undefined;
  const pages = Math.min((offset + to - from) / pageBytes, mostFilePages);
  return { name, pages, at: page - (from - offset) / pageBytes };
}
