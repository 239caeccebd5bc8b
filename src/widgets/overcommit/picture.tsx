import type { ComponentChildren } from 'preact';
import type { OomEvent } from '../../model/oom/events.ts';
import type { OomState, TaskView } from '../../model/oom/state.ts';
import { formatBytes } from '../../model/units.ts';
import { Drawing, hatchOf } from '../draw/drawing.tsx';
import { fitted, textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { answerOf, modeOf, type OomMoment, touchedOf } from './mode.ts';

const barHeight = 24;
const rowHeight = 64;
const tasksTop = 216;

/** The most bytes that are promised, asked for or there at any step, and the most tasks. */
function extentOf({ play }: OomMoment) {
  let bytes = 1;
  let tasks = 1;
  for (let at = 0; at <= play.last; at += 1) {
    const { state, events } = play.trace.frame(at);
    const answer = answerOf({ events });
    const asked = answer?.kind === 'refused' ? answer.bytes : 0;
    bytes = Math.max(bytes, state.committed + asked, state.ram + state.swap, state.commitLimit);
    tasks = Math.max(tasks, state.tasks.length);
  }
  return { bytes, tasks };
}

/** What is promised over what was touched over what there is, and each task's part; one scale for all. */
export function Picture({ id, moment, width, ask }: PictureProps<OomState, OomEvent>) {
  const { state } = moment;
  const { bytes, tasks } = extentOf(moment);
  const each = (width - 16) / bytes;
  const wide = (size: number): number => Math.round(size * each * 10) / 10;
  const { ram, freeRam, swap, freeSwap, committed, commitLimit } = state;
  const counts = modeOf(moment) === 2;
  const edge = 8 + wide(counts ? commitLimit : ram + swap);
  const edgeName = counts
    ? `commit limit ${formatBytes(commitLimit)}`
    : `RAM + swap ${formatBytes(ram + swap)}`;
  const fromRight = edge - textWidth(edgeName, 12.5) > 8;
  const answer = answerOf(moment);
  const touched = state.tasks.reduce((sum, task) => sum + touchedOf(task), 0);
  const height = tasksTop + tasks * rowHeight;
  return (
    <Drawing
      id={id}
      width={width}
      height={height}
      label={`${formatBytes(committed)} promised, ${formatBytes(touched)} touched, ${formatBytes(ram + swap)} of RAM and swap, to scale.`}
    >
      <Words x={8} y={14} as="note">
        {`a square of the grid is ${formatBytes(16 / each)}`}
      </Words>
      <Words x={edge} y={36} as="note" anchor={fromRight ? 'end' : 'start'}>
        {edgeName}
      </Words>

      <Strip y={48} name={`promised ${formatBytes(committed)}`} width={width}>
        <rect class="promised" x={8} y={48} width={wide(committed)} height={barHeight} />
        {answer?.kind === 'mapped' && (
          <rect
            class="asked"
            x={8 + wide(committed - answer.bytes)}
            y={48}
            width={wide(answer.bytes)}
            height={barHeight}
          />
        )}
        {answer?.kind === 'refused' && (
          <>
            <rect
              class="refused"
              x={8 + wide(committed)}
              y={48}
              width={wide(answer.bytes)}
              height={barHeight}
            />
            <Words x={width - 8} y={88} as="note" tone="fault" anchor="end">
              {`refused: ${formatBytes(answer.bytes)}`}
            </Words>
          </>
        )}
      </Strip>
      <Strip y={100} name={`touched ${formatBytes(touched)}`} width={width}>
        <Held y={100} parts={heldBy(state.tasks)} wide={wide} />
      </Strip>
      <Strip
        y={152}
        name={`there is ${formatBytes(ram)} of RAM${swap > 0 ? ` and ${formatBytes(swap)} of swap` : ', no swap'}`}
        width={width}
      >
        <rect class="rss" x={8} y={152} width={wide(ram - freeRam)} height={barHeight} />
        <rect
          x={8 + wide(ram - freeRam)}
          y={152}
          width={wide(freeRam)}
          height={barHeight}
          fill={hatchOf(id)}
        />
        <rect class="edge" x={8} y={152} width={wide(ram)} height={barHeight} />
        {swap > 0 && (
          <>
            <rect
              class="swap"
              x={8 + wide(ram)}
              y={152}
              width={wide(swap - freeSwap)}
              height={barHeight}
            />
            <rect
              x={8 + wide(ram + swap - freeSwap)}
              y={152}
              width={wide(freeSwap)}
              height={barHeight}
              fill={hatchOf(id)}
            />
            <rect class="edge" x={8 + wide(ram)} y={152} width={wide(swap)} height={barHeight} />
          </>
        )}
      </Strip>
      <path class={counts ? 'limit' : 'limit loose'} d={`M${edge} 42V180`} />

      {state.tasks.map((task, place) => {
        const y = tasksTop + place * rowHeight;
        const gone = task.state === 'killed' ? 'killed, status 137' : '';
        return (
          <Target
            key={task.pid}
            id={`task-${task.name}`}
            label={`${task.name}, ${formatBytes(task.totalVm)} mapped, ${formatBytes(touchedOf(task))} touched`}
            ask={ask}
            box={{ x: 4, y: y + 2, width: width - 8, height: rowHeight - 8 }}
          >
            <Words x={8} y={y + 16} as="name">
              {fitted(task.name, 12, width / 3)}
            </Words>
            <Words
              x={width - 8}
              y={y + 16}
              as={gone ? 'note' : 'size'}
              anchor="end"
              {...(gone && { tone: 'fault' as const })}
            >
              {gone || `${formatBytes(touchedOf(task))} of ${formatBytes(task.totalVm)}`}
            </Words>
            <g class="promise">
              <rect
                class="promised"
                x={8}
                y={y + 24}
                width={wide(task.totalVm)}
                height={barHeight}
              />
              <Held y={y + 24} parts={heldBy([task])} wide={wide} />
            </g>
          </Target>
        );
      })}
    </Drawing>
  );
}

interface StripProps {
  y: number;
  name: string;
  width: number;
  children: ComponentChildren;
}

/** A strip with its name below. */
function Strip({ y, name, width, children }: StripProps) {
  return (
    <g class="promise">
      {children}
      <Words x={8} y={y + 40} as="size">
        {fitted(name, 11, width - 16)}
      </Words>
    </g>
  );
}

const heldBy = (tasks: readonly TaskView[]) => ({
  rss: tasks.reduce((sum, { rss }) => sum + rss, 0),
  swap: tasks.reduce((sum, one) => sum + one.swap, 0),
});

interface HeldProps {
  y: number;
  parts: { rss: number; swap: number };
  wide: (size: number) => number;
}

function Held({ y, parts: { rss, swap }, wide }: HeldProps) {
  return (
    <>
      <rect class="rss" x={8} y={y} width={wide(rss)} height={barHeight} />
      <rect class="swap" x={8 + wide(rss)} y={y} width={wide(swap)} height={barHeight} />
    </>
  );
}
