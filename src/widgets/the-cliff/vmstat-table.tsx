import type { Interval } from '../../model/cliff/state.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';

export type Column = keyof Interval['vmstat'];

/** The columns of vmstat that the model moves, each with its room in pixels; in its own order. */
const all: readonly (readonly [Column, number])[] = [
  ...([
    ['r', 26],
    ['b', 26],
  ] as const),
  ...([
    ['swpd', 46],
    ['free', 44],
    ['cache', 46],
  ] as const),
  ...([
    ['si', 44],
    ['so', 44],
    ['bi', 44],
  ] as const),
  ...([
    ['us', 34],
    ['sy', 30],
    ['id', 34],
    ['wa', 34],
  ] as const),
];
/** What a narrow drawing goes without, the first one first. */
const dropped: readonly Column[] = ['sy', 'id', 'cache', 'bi'];

export const tableRows = 8;
const line = 18;
const head = 46;
export const tableHeight = head + tableRows * line;

/** vmstat's manual page, procps. */
export const columnNames: Readonly<Partial<Record<Column, string>>> = {
  r: 'tasks that run or could run',
  b: 'tasks that wait for a disk',
  swpd: 'KiB in swap',
  free: 'KiB of free RAM',
  cache: 'KiB of files in RAM',
  si: 'KiB a second read back from swap',
  so: 'KiB a second written to swap',
  bi: 'KiB a second read from disks',
  us: 'per cent of the CPU’s time that programs had',
  sy: 'per cent that the kernel had',
  id: 'per cent in which nobody had work',
  wa: 'per cent in which all that had work waited for a disk',
};

const groups: readonly { readonly of: readonly Column[]; readonly name: string }[] = [
  { of: ['r', 'b'], name: 'procs' },
  { of: ['swpd', 'free', 'cache'], name: 'KiB' },
  { of: ['si', 'so', 'bi'], name: 'KiB/s' },
  { of: ['us', 'sy', 'id', 'wa'], name: 'cpu %' },
];

interface VmstatTableProps {
  x: number;
  y: number;
  width: number;
  intervals: readonly Interval[];
  ask: Asking | undefined;
}

/** The last seconds as `vmstat 1` prints them; its columns answer questions. */
export function VmstatTable({ x, y, width, intervals, ask }: VmstatTableProps) {
  const roomOf = (some: typeof all): number => some.reduce((sum, [, room]) => sum + room, 0);
  let shown = all;
  for (const name of dropped) {
    if (roomOf(shown) > width) shown = shown.filter(([one]) => one !== name);
  }
  const scale = Math.min(width / roomOf(shown), 1.2);
  const ends = new Map<Column, number>();
  let right = x;
  for (const [name, room] of shown) {
    right += room * scale;
    ends.set(name, Math.round(right));
  }
  const rows = intervals.slice(-tableRows);
  return (
    <g class="vmstat">
      <rect
        class="screen"
        x={x}
        y={y}
        width={Math.round(right - x) + 8}
        height={tableHeight}
        rx="2"
      />
      {groups.map(({ of, name }) => {
        const inside = of.filter((one) => ends.has(one));
        const last = ends.get(inside.at(-1)!)!;
        const first =
          ends.get(inside[0]!)! - (shown.find(([one]) => one === inside[0])![1] - 10) * scale;
        return (
          <g key={name}>
            <path class="group" d={`M${Math.round(first)} ${y + 20.5}H${last}`} />
            <Words x={last} y={y + 14} as="size" anchor="end">
              {name}
            </Words>
          </g>
        );
      })}
      {shown.map(([name, room]) => {
        const end = ends.get(name)!;
        return (
          <Target
            key={name}
            id={name}
            label={`${name}: ${columnNames[name]}`}
            ask={ask}
            box={{ x: end - room * scale + 9, y: y + 25, width: room * scale - 8, height: 15 }}
          >
            <Words x={end} y={y + 37} as="size" anchor="end">
              {name}
            </Words>
          </Target>
        );
      })}
      {rows.map((interval, place) => (
        <g key={interval.second} class={place === rows.length - 1 ? 'last' : undefined}>
          {place === rows.length - 1 && (
            <rect
              class="mark"
              x={x + 1}
              y={y + head + place * line + 1}
              width={Math.round(right - x) + 6}
              height={line - 2}
            />
          )}
          {shown.map(([name]) => (
            <Words
              key={name}
              x={ends.get(name)!}
              y={y + head + place * line + 13}
              as="size"
              anchor="end"
            >
              {interval.vmstat[name]}
            </Words>
          ))}
        </g>
      ))}
      {rows.length === 0 && (
        <Words x={x + 8} y={y + head + 13} as="size">
          a line for each second that passes
        </Words>
      )}
    </g>
  );
}
