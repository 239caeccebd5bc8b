import type { OomEvent } from '../../model/oom/events.ts';
import type { OomState, TaskView } from '../../model/oom/state.ts';
import { pageBytes } from '../../model/oom/task.ts';
import { formatBytes } from '../../model/units.ts';
import { Drawing, hatchOf } from '../draw/drawing.tsx';
import { fitted } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { callAt, heldOf, type OomMoment, verdictOf } from './crisis.ts';
import { adjText, verdictText } from './points.ts';

const rowHeight = 72;
const top = 88;
const barHeight = 24;

/** Most rows of tasks and the range of points there are at any step: the drawing never jumps. */
function extentOf({ play }: OomMoment) {
  let rows = 0;
  let least = 0;
  let most = 1;
  for (let at = 0; at <= play.last; at += 1) {
    const { state, events } = play.trace.frame(at);
    rows = Math.max(rows, state.tasks.length);
    for (const task of state.tasks) most = Math.max(most, heldOf(task));
    for (const event of events) {
      if (event.kind !== 'judged') continue;
      for (const one of event.verdicts) {
        if (!('points' in one)) continue;
        least = Math.min(least, one.points);
        most = Math.max(most, one.points);
      }
    }
  }
  return { rows, least, most };
}

/** The machine's RAM and swap as one strip, and a bar for what each task holds, all to scale. */
export function Picture({ id, moment, width, ask }: PictureProps<OomState, OomEvent>) {
  const { state } = moment;
  const { rows, least, most } = extentOf(moment);
  const call = callAt(moment);
  const perPixel = (most - least) / (width - 16);
  const zero = 8 - least / perPixel;
  const x = (pages: number): number => Math.round((zero + pages / perPixel) * 10) / 10;
  const height = top + Math.max(rows, 1) * rowHeight;
  return (
    <Drawing
      id={id}
      width={width}
      height={height}
      label={`${state.tasks.length} tasks and what each holds, to scale; ${formatBytes(state.freeRam)} of RAM free.`}
    >
      <Machine id={id} state={state} width={width} />
      <Words x={8} y={72} as="note">
        {`tasks: a square of the grid is ${formatBytes(perPixel * pageBytes * 16)}`}
      </Words>
      {least < 0 && <path class="zero" d={`M${zero} ${top - 4}V${height - 8}`} />}
      {state.tasks.map((task, place) => {
        const y = top + place * rowHeight;
        const verdict = verdictOf(call, task.name);
        const victim = call.chosen?.task === task.name || task.state === 'killed';
        const adj = task.adj === 0 ? '' : `adj ${adjText(task.adj)}`;
        const group = task.group ? `in ${task.group}` : '';
        const left = [task.name, adj, group].filter(Boolean).join(' · ');
        const right = task.state === 'alive' && victim ? 'victim' : stateWord(task);
        const held = heldOf(task);
        // Its memory is given back: the points that it had would stand on nothing.
        const gone = held === 0 && task.state !== 'alive';
        const points = !gone && verdict && 'points' in verdict ? verdict.points : undefined;
        return (
          <Target
            key={task.pid}
            id={`task-${task.name}`}
            label={`${task.name}, ${formatBytes(held * pageBytes)} held, adj ${adjText(task.adj)}`}
            ask={ask}
            box={{ x: 4, y: y + 2, width: width - 8, height: rowHeight - 10 }}
          >
            <Words x={8} y={y + 17} as="name">
              {fitted(left, 12, width - 16 - right.length * 8)}
            </Words>
            <Words
              x={width - 8}
              y={y + 17}
              as="note"
              anchor="end"
              {...(victim && { tone: 'fault' })}
            >
              {right}
            </Words>
            <Bar x={x} y={y + 24} task={task} />
            {points !== undefined && points !== held && (
              <g class="shift">
                <path class="band" d={`M${x(held)} ${y + 36}H${x(points)}`} />
                <path class="reach" d={`M${x(held)} ${y + 36}H${x(points)}`} />
              </g>
            )}
            {points !== undefined && (
              <rect class="points" x={x(points) - 4} y={y + 20} width="8" height="32" />
            )}
            <Words x={8} y={y + 61} as="size">
              {fitted(verdict ? verdictText(verdict) : partsText(task), 11, width - 16)}
            </Words>
          </Target>
        );
      })}
    </Drawing>
  );
}

const stateWord = ({ state }: TaskView): string =>
  state === 'killed' ? 'killed, status 137' : state === 'exited' ? 'ended' : '';

function partsText({ rss, swap, tables }: TaskView): string {
  const parts = [`rss ${formatBytes(rss)}`];
  if (swap > 0) parts.push(`swap ${formatBytes(swap)}`);
  parts.push(`tables ${formatBytes(tables)}`);
  return parts.join(' + ');
}

interface BarProps {
  x: (pages: number) => number;
  y: number;
  task: TaskView;
}

/** rss, swap and page tables, one after the other. */
function Bar({ x, y, task }: BarProps) {
  let from = 0;
  const parts = (['rss', 'swap', 'tables'] as const).map((kind) => {
    const start = from;
    from += task[kind] / pageBytes;
    return { kind, left: x(start), right: x(from) };
  });
  return (
    <g class="held">
      {parts.map(
        ({ kind, left, right }) =>
          right > left && (
            <rect key={kind} class={kind} x={left} y={y} width={right - left} height={barHeight} />
          ),
      )}
      <rect class="edge" x={x(0)} y={y} width={Math.max(x(from) - x(0), 1)} height={barHeight} />
    </g>
  );
}

/** RAM, then swap: what is taken, and what is free in hatch. */
function Machine({ id, state, width }: { id: string; state: OomState; width: number }) {
  const { ram, freeRam, swap, freeSwap } = state;
  const each = (width - 16) / Math.max(ram + swap, 1);
  const strips = [
    { name: 'RAM', at: 8, all: ram, free: freeRam, kind: 'rss' },
    { name: 'swap', at: 8 + ram * each, all: swap, free: freeSwap, kind: 'swap' },
  ].filter(({ all }) => all > 0);
  return (
    <g class="held">
      <Words x={8} y={14} as="note">
        {`${formatBytes(ram)} of RAM, ${formatBytes(freeRam)} free`}
        {swap > 0 ? `; swap ${formatBytes(swap)}, ${formatBytes(freeSwap)} free` : '; no swap'}
      </Words>
      {strips.map(({ name, at, all, free, kind }) => (
        <g key={name}>
          <rect class={kind} x={at} y={24} width={(all - free) * each} height={barHeight} />
          <rect
            x={at + (all - free) * each}
            y={24}
            width={free * each}
            height={barHeight}
            fill={hatchOf(id)}
          />
          <rect class="edge" x={at} y={24} width={all * each} height={barHeight} />
        </g>
      ))}
    </g>
  );
}
