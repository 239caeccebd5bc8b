import type { PagingEvent } from '../../model/paging/event.ts';
import { geometryOf } from '../../model/paging/scheme.ts';
import { type PagingSettings, pagingSettings } from '../../model/paging/settings.ts';
import type {
  AccessView,
  EntryView,
  PagingView,
  SegmentsView,
  TablesView,
  TableView,
} from '../../model/paging/view.ts';
import { withDefaults } from '../../model/script/settings.ts';
import { formatAddress } from '../../model/units.ts';
import type { Moment } from '../kit/moment.ts';

export type PagingMoment = Moment<PagingView, PagingEvent>;
export type TablesMoment = Moment<TablesView, PagingEvent>;
export type SegmentsMoment = Moment<SegmentsView, PagingEvent>;

export const hasTables = (moment: PagingMoment): moment is TablesMoment =>
  !('segments' in moment.state);

interface AddressStatement {
  readonly kind: string;
  readonly address: bigint;
  readonly kernel?: boolean;
}

/** A field of the address that is an index, and the table of that level which it is an index into. */
export interface Level {
  readonly name: string;
  readonly bits: number;
  /** Number of its lowest bit. */
  readonly low: number;
  readonly index: number;
  /** The table of the space that runs which speaks about the address, if there is one. */
  readonly table: TableView | undefined;
  /** What stands there at the index, if it holds anything. */
  readonly entry: EntryView | undefined;
  /** The entry as this access has read it. */
  readonly read: EntryView | undefined;
  /** An entry above maps a large page, so this field is a part of the offset. */
  readonly skipped: boolean;
}

/** The address that a moment is about, in its parts, and how far its translation has come. */
export interface Focus {
  /** What this step does there; nothing where the step names no address. */
  readonly verb: string | undefined;
  readonly kernel: boolean;
  readonly address: bigint;
  readonly canonical: boolean;
  readonly levels: readonly Level[];
  readonly offset: { readonly bits: number; readonly value: number };
  /** There while an access is made, and at its end. */
  readonly access: AccessView | undefined;
  /** The set of the TLB that the access looks in. */
  readonly set: number | undefined;
  /** The page that it led to. */
  readonly page:
    | {
        readonly bytes: number;
        readonly frame: number;
        readonly offset: number;
        readonly physical: number;
      }
    | undefined;
  /** The entry that forbade it or was missing. */
  readonly faulty: EntryView | undefined;
}

/** Whether a statement is an access, and not a change to what is mapped. */
export const isAccess = (statement: { readonly kind: string } | undefined): boolean =>
  statement !== undefined && ['read', 'write', 'exec'].includes(statement.kind);

/** The settings that the script chose, the others as they are otherwise. */
export const settingsOf = ({ play }: Pick<PagingMoment, 'play'>): PagingSettings => {
  return withDefaults(pagingSettings, play.script.chosen as Partial<PagingSettings>);
};

const isAbout = (one: object | undefined): one is AddressStatement =>
  one !== undefined && 'address' in one && one.address !== undefined;

/** Of the statement that makes the step, or else of the first one that names an address. */
export function focusOf(moment: TablesMoment): Focus {
  const { state, play, events } = moment;
  const statement = isAbout(moment.statement)
    ? moment.statement
    : (lastAbout(moment) ?? play.script.statements.find(isAbout));
  const address = statement?.address ?? 0n;
  const geometry = geometryOf(settingsOf(moment));
  const { canonical, indices, offset } = geometry.split(address);
  const own = moment.statement !== undefined && statement === moment.statement;
  const access = own && isAccess(statement) ? state.access : undefined;

  let large = false;
  let low = state.addressBits;
  const levels = indices.map(({ name, bits, index }, level): Level => {
    low -= bits;
    const skipped = large;
    const table = skipped || (!canonical && level > 0) ? undefined : tableAt(state, level, address);
    const entry = table?.entries.find((one) => one.index === index);
    const read = access?.visited[level];
    large ||= level < indices.length - 1 && entry?.flags.includes('large') === true;
    return { name, bits, low, index, table, entry, read, skipped };
  });
  const hit = events.find((event) => event.kind === 'tlb-hit');
  const known =
    hit && state.tlb!.entries.find(({ set, way }) => set === hit.set && way === hit.way);
  const sets = state.tlb?.sets;
  return {
    verb: own ? statement?.kind : undefined,
    kernel: statement?.kernel ?? false,
    address,
    canonical,
    levels,
    offset: { bits: state.offsetBits, value: offset },
    access,
    set:
      access?.tlb === undefined
        ? undefined
        : (hit?.set ?? (sets === undefined ? undefined : geometry.pageOf(address) % sets)),
    page: pageOf(state, access, levels, known?.pageBytes),
    faulty: faultyOf(access),
  };
}

/** The address of the script's first access, or else the first that it names. */
export function firstAddress({ play }: PagingMoment): string {
  const { statements } = play.script;
  const first = statements.find(isAccess) ?? statements.find(isAbout);
  return formatAddress(isAbout(first) ? first.address : 0n);
}

function lastAbout({ play, step }: TablesMoment): AddressStatement | undefined {
  const upTo = play.trace.statementAt(step);
  return play.script.statements.slice(0, Math.max(upTo, 0)).findLast(isAbout);
}

/** The table of a level that speaks about an address, in the space that runs. */
function tableAt(state: TablesView, level: number, address: bigint): TableView | undefined {
  const bare = (text: bigint | string): bigint => BigInt.asUintN(state.addressBits, BigInt(text));
  return state.tables.find((table) => {
    const within = bare(address) - bare(table.from);
    const covers = BigInt(table.entryCovers) * BigInt(table.entryCount);
    return table.space === state.space && table.level === level && within >= 0n && within < covers;
  });
}

function pageOf(
  { pageBytes }: TablesView,
  access: AccessView | undefined,
  levels: readonly Level[],
  cached: number | undefined,
): Focus['page'] {
  const physical = access?.physical;
  if (physical === undefined) return undefined;
  const last = levels.findLast(({ read }) => read !== undefined);
  const bytes = cached ?? last?.table?.entryCovers ?? pageBytes;
  const start = Math.floor(physical / bytes) * bytes;
  return { bytes, frame: start / pageBytes, offset: physical - start, physical };
}

const missing: Readonly<Record<string, (entry: EntryView) => boolean>> = {
  'write-protected': ({ flags }) => !flags.includes('writable'),
  'kernel-page': ({ flags }) => !flags.includes('user'),
  'no-execute': ({ flags }) => flags.includes('noExecute'),
};

function faultyOf(access: AccessView | undefined): EntryView | undefined {
  if (access?.fault === undefined || access.tlb === 'hit') return undefined;
  const test = missing[access.fault];
  return test ? access.visited.find(test) : access.visited.at(-1);
}

/** The offset, and the level from which on fields are part of it: all fields under a large page's entry. */
export function wholeOffset({ levels, offset }: Focus): {
  readonly from: number;
  readonly bits: number;
  readonly value: number;
} {
  const skipped = levels.filter((level) => level.skipped);
  return {
    from: levels.length - skipped.length,
    bits: skipped.reduce((sum, { bits }) => sum + bits, offset.bits),
    value: skipped.reduce((sum, { index, low }) => sum + index * 2 ** low, offset.value),
  };
}
