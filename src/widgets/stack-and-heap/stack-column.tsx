import { formatAddress, formatBytes } from '../../model/units.ts';
import { hatchOf } from '../draw/drawing.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import { CellText } from './cell-text.tsx';
import { guardHeight, type Plan, type ProgramMoment, titleHeight } from './geometry.ts';
import { type Band, bandHeight, type Cell, headHeight, rowHeight } from './stack-bands.ts';
import { hits, touchedBy } from './touched.ts';

interface StackColumnProps {
  id: string;
  moment: ProgramMoment;
  plan: Plan;
  bands: readonly Band[];
  ask: Asking | undefined;
}

/** The stack from its top down: frames, what calls left behind, the gap, and the guard page. */
export function StackColumn({ id, moment, plan, bands, ask }: StackColumnProps) {
  const { stack, row: width } = plan;
  const { x, y: top, height } = stack;
  const { limit, guard, left, used } = moment.state.stack;
  const overflow = moment.fault?.code === 'stack-overflow' || moment.fault?.code === 'guard-page';
  const called = calledBy(moment);
  const guardY = top + height - guardHeight;
  let y = top + titleHeight;
  const placed = bands.map((band) => {
    const at = y;
    y += bandHeight(band);
    return { band, y: at };
  });
  return (
    <g class="stack">
      <Words x={x} y={top + 14} as="head">
        Stack
      </Words>
      <Words x={x + 46} y={top + 14} as="note">
        grows down
      </Words>
      <Words x={x} y={top + 31} as="note">
        a row is 8 bytes
      </Words>
      {placed.map(({ band, y: at }) => (
        <StackBand
          key={keyOf(band)}
          {...{ id, moment, band, x, width, ask }}
          y={at}
          fresh={band.kind === 'head' && called === band.frame.sp}
        />
      ))}
      <path class="gap" d={`M${x + 16} ${y + 4}V${guardY - 4}`} />
      <Words x={x + 28} y={Math.round((y + guardY) / 2) + 4} as="note">
        {used > limit ? 'nothing left' : `${formatBytes(left)} left`}
      </Words>
      <Words x={x - 6} y={guardY + 20} as="address" anchor="end">
        {guard.from}
      </Words>
      <Target
        id="guard"
        label="the guard page"
        ask={ask}
        box={{ x, y: guardY, width, height: guardHeight }}
      >
        <g class={overflow ? 'guard fault' : 'guard'}>
          <rect class="ground" x={x} y={guardY} width={width} height={guardHeight} />
          <rect x={x} y={guardY} width={width} height={guardHeight} fill={hatchOf(id)} />
          <rect class="plate" x={x + 8} y={guardY + 8} width={overflow ? 66 : 92} height="16" />
          <text class={overflow ? 'w-note fault' : 'w-note'} x={x + 12} y={guardY + 20}>
            {overflow ? 'SIGSEGV' : `guard, ${formatBytes(guard.bytes)}`}
          </text>
          <rect class="edge" x={x} y={guardY} width={width} height={guardHeight} />
        </g>
      </Target>
    </g>
  );
}

const keyOf = (band: Band): string =>
  band.kind === 'head'
    ? `head ${band.frame.depth}`
    : band.kind === 'fold'
      ? `fold ${band.text}`
      : `${band.kind} ${band.address}`;

/** The stack pointer of the frame that this step made. */
function calledBy({ events }: ProgramMoment): string | undefined {
  for (const one of events) {
    if (one.kind === 'stack' && (one.event.kind === 'called' || one.event.kind === 'recursed')) {
      return one.event.sp;
    }
  }
  return undefined;
}

interface BandProps {
  id: string;
  moment: ProgramMoment;
  band: Band;
  x: number;
  y: number;
  width: number;
  /** The frame is of this step. */
  fresh: boolean;
  ask: Asking | undefined;
}

function StackBand({ id, moment, band, x, y, width, fresh, ask }: BandProps) {
  if (band.kind === 'fold') {
    return (
      <g class="fold">
        <path class="gap" d={`M${x + 16} ${y + 3}V${y + rowHeight - 3}`} />
        <Words x={x + 28} y={y + 16} as="note">
          {band.text}
        </Words>
      </g>
    );
  }
  if (band.kind === 'head') {
    const { frame, rows, running } = band;
    const classes = ['frame', running && 'running', fresh && 'now'].filter(Boolean).join(' ');
    return (
      <Target
        id={`frame:${frame.depth}`}
        label={`the frame of ${frame.name}`}
        ask={ask}
        box={{ x, y, width, height: headHeight + rows * rowHeight }}
      >
        <g class={classes}>
          <rect class="strip" x={x} y={y} width={width} height={headHeight} />
          <CellText x={x} y={y + 16} {...{ width }} name={frame.name} value={`${frame.bytes} B`} />
        </g>
      </Target>
    );
  }
  const address = addressIn(band);
  const touched = touchedBy(moment);
  const ghost = band.kind === 'ghost';
  return (
    <g class={ghost ? 'words ghost' : 'words'}>
      <Words x={x - 6} y={y + 16} as="address" anchor="end">
        {formatAddress(address)}
      </Words>
      <rect class="ground" x={x} y={y} width={width} height={rowHeight} />
      {ghost && <rect x={x} y={y} width={width} height={rowHeight} fill={hatchOf(id)} />}
      {!ghost && band.cells.length === 0 && (
        <Words x={x + 6} y={y + 16} as="size" tone="quiet">
          unused
        </Words>
      )}
      {band.cells.map((cell) => {
        const now = hits(touched, cell.address, cell.bytes);
        const box = {
          x: x + ((cell.address - band.address) / 8) * width,
          y,
          width: (cell.bytes / 8) * width,
          height: rowHeight,
        };
        return (
          <Target
            key={cell.address}
            id={cell.first ? `at:${cell.address}` : ''}
            label={`${cell.slot?.name} of ${cell.frame?.name}`}
            ask={ask}
            box={{ ...box, x: box.x + 4, y: y + 4, width: box.width - 8, height: rowHeight - 8 }}
          >
            <g class={classOf(cell, now)}>
              <rect class="ground" {...box} />
              <CellText
                {...{ x: box.x, width: box.width }}
                y={y + 16}
                name={cell.first ? labelOf(cell) : undefined}
                value={heldBy(cell)}
                plate={ghost && !now}
              />
            </g>
          </Target>
        );
      })}
      <rect class="edge" x={x} y={y} width={width} height={rowHeight} />
    </g>
  );
}

/** Where the row's lowest slot begins, so that a pointer's value stands beside what it points to. */
function addressIn({ address, cells }: Extract<Band, { kind: 'row' | 'ghost' }>): number {
  return cells[0]?.address ?? address;
}

function classOf({ slot, leftover, damaged }: Cell, now: boolean): string {
  const link = slot?.kind === 'return address' || slot?.kind === 'saved fp';
  return ['cell', link && 'link', leftover && 'leftover', now && 'now', damaged && 'fault']
    .filter(Boolean)
    .join(' ');
}

/** Short where a value stands beside it. */
const labelOf = ({ slot, value }: Cell): string | undefined =>
  slot?.kind === 'return address' && value !== undefined ? 'return' : slot?.name;

function heldBy({ slot, value, leftover }: Cell): string | undefined {
  if (value === undefined || !leftover || !slot) return value;
  return `(${value})`;
}
