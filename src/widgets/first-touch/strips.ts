import type { MachineState, ProcessState } from '../../model/machine/state.ts';
import { lookedThrough } from '../machine-drawing/looked-through.ts';
import { type MachinePlay, pageBytes } from '../machine-drawing/machine-moment.ts';

/** A column of a strip: a page, or a run of pages that nothing ever happens to. */
export interface Column {
  readonly page: number;
  /** 1, or the pages of the run. */
  readonly count: number;
}

/** What the script names in one place: a block or a mapping, as a row of pages. */
export interface Strip {
  /** Its names; small blocks may share a page. */
  readonly names: readonly string[];
  /** Page numbers, the last one not among them. */
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
  readonly columns: readonly Column[];
  /** The file that it maps, and the page of it that `from` shows. */
  readonly file?: { readonly name: string; readonly first: number };
  /** The zero page is mapped in it at some step. */
  readonly zero: boolean;
  /** A page of it has a frame of its own at some step, or the strip could have no other. */
  readonly own: boolean;
}

export interface Strips {
  /** The process that is drawn. */
  readonly process: string;
  readonly strips: readonly Strip[];
  readonly others: number;
}

const mostStrips = 3;
/** Columns of all strips together. */
const mostColumns = 72;
/** Shorter runs are drawn page by page. */
const leastRun = 5;

const known = new WeakMap<MachinePlay, Strips>();

/** What is drawn of a script, the same at each step: of one process. */
export function stripsOf(play: MachinePlay): Strips {
  const before = known.get(play);
  if (before) return before;
  const states = lookedThrough(play).map(({ state }) => state);
  const process = drawnProcess(play);
  const found = areasOf(states, process).slice(0, mostStrips);
  let room = mostColumns;
  const strips = found.map((area): Strip => {
    const strip = stripOf(states, process, area, room);
    room = Math.max(room - strip.columns.length, 8);
    return strip;
  });
  const others =
    new Set(states.flatMap(({ processes }) => processes.map(({ name }) => name))).size - 1;
  const all = { process, strips, others };
  known.set(play, all);
  return all;
}

/** What gives a name to memory. */
const naming = new Set(['malloc', 'calloc', 'realloc', 'mmap', 'new']);

/** The process that is drawn: main, unless the script names memory in others alone. */
export function drawnProcess({ script: { statements } }: MachinePlay): string {
  const processes = statements
    .filter(({ kind }) => naming.has(kind))
    .map((statement) => (statement as { readonly process?: string }).process ?? 'main');
  return processes.includes('main') ? 'main' : (processes[0] ?? 'main');
}

export const processNamed = ({ processes }: MachineState, name: string): ProcessState | undefined =>
  processes.find((one) => one.name === name);

type Area = Pick<Strip, 'names' | 'from' | 'to' | 'bytes' | 'file'>;

/** From the first byte to the one after the last. */
type Span = readonly [from: number, to: number];

/** How many bytes lie in any of the spans: a block that got another's bytes adds none. */
function bytesIn(spans: readonly Span[]): number {
  let bytes = 0;
  let reached = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    bytes += Math.max(to - Math.max(from, reached), 0);
    reached = Math.max(reached, to);
  }
  return bytes;
}

function areasOf(states: readonly MachineState[], name: string): Area[] {
  const areas: Area[] = [];
  const spans = new Map<string, Span>();
  for (const state of states) {
    const process = processNamed(state, name);
    for (const { name: id, what, address, bytes, freed } of process?.named ?? []) {
      if (freed) continue;
      spans.set(id, [address, address + bytes]);
      const from = Math.floor(address / pageBytes);
      const to = Math.max(Math.ceil((address + bytes) / pageBytes), from + 1);
      const at = areas.findIndex((one) => from < one.to && one.from < to);
      const old = areas[at];
      const line = process!.maps.find((one) => one.from <= address && address < one.to);
      const file =
        what === 'mapping' && line && /^[^[/]/.test(line.name)
          ? { name: line.name, first: (line.offset + from * pageBytes - line.from) / pageBytes }
          : undefined;
      const added: Area = { names: [id], from, to, bytes, ...(file && { file }) };
      if (!old) areas.push(added);
      else if (!old.names.includes(id)) {
        const names = [...old.names, id];
        areas[at] = {
          ...old,
          names,
          from: Math.min(old.from, from),
          to: Math.max(old.to, to),
          bytes: bytesIn(names.map((one) => spans.get(one)!)),
        };
      }
    }
  }
  return areas;
}

const isCached = ({ frames }: MachineState, frame: number): boolean =>
  frames.find((one) => one.frame === frame)?.use === 'file';

function stripOf(states: readonly MachineState[], name: string, area: Area, room: number): Strip {
  const { from, to, file } = area;
  const busy = new Set<number>([from, to - 1]);
  let zero = false;
  let own = !file;
  for (const state of states) {
    for (const { page, frame } of processNamed(state, name)?.pages ?? []) {
      if (page < from || page >= to) continue;
      busy.add(page);
      zero ||= frame === 0;
      own ||= frame !== undefined && frame !== 0 && !isCached(state, frame);
    }
    if (!file) continue;
    for (const { use, file: of } of state.frames) {
      const page = from + (of?.index ?? 0) - file.first;
      if (use === 'file' && of?.name === file.name && page >= from && page < to) busy.add(page);
    }
  }
  const pages = [...busy].sort((a, b) => a - b);
  const columns: Column[] = [];
  let next = from;
  for (const page of pages) {
    const gap = page - next;
    if (gap >= leastRun) columns.push({ page: next, count: gap });
    else for (let one = next; one < page; one += 1) columns.push({ page: one, count: 1 });
    columns.push({ page, count: 1 });
    next = page + 1;
  }
  if (columns.length <= room) return { ...area, columns, zero, own };
  const { page } = columns[room - 1]!;
  return {
    ...area,
    columns: [...columns.slice(0, room - 1), { page, count: to - page }],
    zero,
    own,
  };
}
