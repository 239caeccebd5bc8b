import type { ProgramPointer } from '../../model/program/view.ts';
import { Cable } from '../draw/cable.tsx';
import { textWidth } from '../draw/geometry.ts';
import { type Plan, titleHeight } from './geometry.ts';
import type { DrawnBlock } from './heap-bands.ts';
import { type Band, bandHeight, rowHeight } from './stack-bands.ts';

/** The middle of a row, by the address of its first byte. */
type Rows = ReadonlyMap<number, number>;

interface PointersProps {
  plan: Plan;
  bands: readonly Band[];
  blocks: readonly DrawnBlock[];
  pointers: readonly ProgramPointer[];
}

/** An arrow from each variable that holds an address to what lies there, if both are drawn. */
export function Pointers({ plan, bands, blocks, pointers }: PointersProps) {
  const stack = stackRows(plan, bands);
  const heap = heapRows(plan, blocks);
  const right = plan.stack.x + plan.row;
  let loops = 0;
  return (
    <g class="pointers">
      {pointers.map(({ name, from, to, state }) => {
        const row = (address: number) => Math.floor(address / 8) * 8;
        const start = stack.get(row(from)) ?? heap.get(row(from));
        const end = stack.get(row(to)) ?? heap.get(row(to));
        if (start === undefined || end === undefined || start === end) return null;
        const dangling = state === 'dangling';
        const kind = dangling ? 'fault' : 'mapped';
        const inStack = stack.has(row(from));
        const across = inStack && heap.has(row(to)) && plan.form !== 'narrow';
        if (across) {
          const target = { x: plan.heap.x, y: end };
          return (
            <g key={name}>
              <Cable from={{ x: right, y: start }} to={target} kind={kind} />
              {dangling && <Dangling x={plan.heap.x - 56} y={end + 18} />}
            </g>
          );
        }
        const side = plan.form === 'narrow' || inStack ? 1 : -1;
        const x = side > 0 ? right : plan.heap.x;
        loops += 1;
        return (
          <g key={name}>
            <Loop {...{ x, start, end, kind, side }} reach={14 + 8 * ((loops - 1) % 3)} />
            {dangling && plan.form === 'narrow' && <Dangling x={plan.stack.x + 6} y={end + 4} />}
            {dangling && plan.form !== 'narrow' && <Dangling x={x + 2} y={end + 18} />}
          </g>
        );
      })}
    </g>
  );
}

interface LoopProps {
  x: number;
  start: number;
  end: number;
  reach: number;
  kind: 'mapped' | 'fault';
  /** 1: out at the right and back; -1: at the left. */
  side: 1 | -1;
}

/** A pointer into its own column. */
function Loop({ x, start, end, reach, kind, side }: LoopProps) {
  const out = x + side * reach;
  const tip = x + side * 8;
  return (
    <g class={`cable ${kind} own-a`}>
      <path
        class="line"
        d={`M${x} ${start}C${out + side * 8} ${start} ${out + side * 8} ${end} ${tip} ${end}`}
      />
      <path class="head" d={`M${tip} ${end - 4.5}L${x} ${end}L${tip} ${end + 4.5}z`} />
      <circle class="port" cx={x} cy={start} r="3.5" />
    </g>
  );
}

/** The word beside a red arrow. */
function Dangling({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <rect class="plate" x={x} y={y - 12} width={textWidth('dangling', 11)} height="16" />
      <text class="w-size fault" x={x} y={y}>
        dangling
      </text>
    </g>
  );
}

function stackRows({ stack }: Plan, bands: readonly Band[]): Rows {
  const rows = new Map<number, number>();
  let y = stack.y + titleHeight;
  for (const band of bands) {
    if ('address' in band) rows.set(band.address, y + rowHeight / 2);
    y += bandHeight(band);
  }
  return rows;
}

function heapRows({ heap }: Plan, blocks: readonly DrawnBlock[]): Rows {
  const rows = new Map<number, number>();
  let bottom = heap.y + heap.height;
  for (const { header, rows: words, height } of blocks) {
    words.forEach(({ address }, index) => {
      rows.set(address, bottom - (header + index + 0.5) * rowHeight);
    });
    bottom -= height;
  }
  return rows;
}
