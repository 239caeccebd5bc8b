import type { ProcessState } from '../../model/machine/state.ts';
import { formatAddress } from '../../model/units.ts';
import { hatchOf } from '../draw/drawing.tsx';
import { fitted } from '../draw/geometry.ts';
import { letterAt, ownerAt } from '../draw/owner.ts';
import { PageSquare } from '../draw/page-square.tsx';
import { Words } from '../draw/words.tsx';
import { type MachineMoment, pageBytes } from '../machine-drawing/machine-moment.ts';
import type { Layout } from './layout.ts';
import { areaOf, surveyOf } from './survey.ts';
import { sayWhere, whereabouts } from './whereabouts.ts';

interface PageTableProps {
  id: string;
  moment: MachineMoment;
  layout: Layout;
}

/** The faults of this step in the process, by page. */
export function faultsOf({ events, play }: MachineMoment): ReadonlyMap<number, 'minor' | 'major'> {
  const { pid } = surveyOf(play).followed;
  return new Map(
    events.flatMap((event) =>
      event.kind === 'fault' && event.pid === pid ? [[event.page, event.fault]] : [],
    ),
  );
}

/** The process's pages by region, each with the entry of the page table that says where it is. */
export function PageTable({ id, moment, layout }: PageTableProps) {
  const { state, play } = moment;
  const { followed } = surveyOf(play);
  const rank = Math.max(
    state.processes.findIndex(({ pid }) => pid === followed.pid),
    0,
  );
  const process = state.processes[rank];
  const { square, side, table, rows, regions } = layout;
  const faults = faultsOf(moment);
  const look = { owner: ownerAt(rank), letter: letterAt(rank) };
  const end = table.x + table.width;
  const flags = hasFlags(table.width);
  return (
    <g class="entries">
      {regions.map(({ name, y }) => {
        const here = rows.filter(({ region, page }) => region === name && faults.has(page));
        const words = new Set(here.map(({ page }) => `${faults.get(page)} fault`));
        return (
          <g key={name}>
            <Words x={square} y={y} as="name">
              {fitted(name, 12, table.width - 60)}
            </Words>
            {words.size > 0 && (
              <Words x={end} y={y} as="note" tone="fault" anchor="end">
                {[...words].join(', ')}
              </Words>
            )}
          </g>
        );
      })}
      {rows.map(({ page, y }) => {
        const where = whereabouts(moment, { pid: followed.pid, page });
        const mapped = where.in !== 'unmapped';
        const now = page === followed.page;
        const fault = faults.has(page);
        const present = where.in === 'frame';
        const resident = present ? 'resident' : where.in === 'swap' ? 'swapped' : 'absent';
        const middle = y + side / 2 + 4;
        return (
          <g key={page} class={now ? 'entry now' : 'entry'}>
            {mapped ? (
              <PageSquare
                x={square}
                y={y}
                size={side}
                state={resident}
                {...{ now, fault, ...look }}
              />
            ) : (
              <rect class="gap" x={square} y={y} width={side} height={side} fill={hatchOf(id)} />
            )}
            <path class="index" d={`M${square + side} ${y + side / 2}H${table.x}`} />
            <rect class="row" x={table.x} y={y} width={table.width} height={side} />
            <Words x={table.x + 8} y={middle} as="address">
              {shortened(formatAddress(page * pageBytes), table.width)}
            </Words>
            <Words x={end - (flags ? 40 : 8)} y={middle} as="size" anchor="end">
              {entryWords(process, page, where)}
            </Words>
            <Words x={end - 8} y={middle} as="size" anchor="end">
              {present && flags ? flagsOf(where.entry) : ''}
            </Words>
          </g>
        );
      })}
    </g>
  );
}

/** Whether an entry has room for its flags, beside its address and where it leads. */
export const hasFlags = (width: number): boolean => width >= 176;

/** `0x7ffff7ffd000`, or `0x7f…d000` where there is little room: the areas of a process differ in both ends. */
function shortened(address: string, width: number): string {
  const long = address.length > 10 && width < 208;
  return long ? `${address.slice(0, 4)}…${address.slice(-4)}` : address;
}

/** `wad`: writable, accessed, dirty; a line for each that is not set. */
export const flagsOf = (entry: {
  readonly writable: boolean;
  readonly accessed: boolean;
  readonly dirty: boolean;
}): string =>
  `${entry.writable ? 'w' : '-'}${entry.accessed ? 'a' : '-'}${entry.dirty ? 'd' : '-'}`;

function entryWords(
  process: ProcessState | undefined,
  page: number,
  where: ReturnType<typeof whereabouts>,
): string {
  if (where.in === 'frame' || where.in === 'swap')
    return sayWhere(where).replace('swap slot', 'slot');
  if (!process || !areaOf(process, page)) return 'not mapped';
  return 'empty';
}
