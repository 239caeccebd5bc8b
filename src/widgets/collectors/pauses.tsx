import { type HeapCourse, pauseAt, workByPhase } from '../../model/gc/heap-course.ts';
import { phaseCosts } from '../../model/gc/phase-cost.ts';
import { formatNumber } from '../../model/units.ts';
import { fitted } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { growsText } from './course.ts';

const line = 20;
const barTop = 24;
const barHeight = 16;
const gap = 4;

/** Lines stand in two columns where there is room. */
const columnsOf = (width: number): number => (width >= 640 ? 2 : 1);

/** Below the bars there is a line for each phase that a pause of this script has. */
export function pausesHeight({ pauses }: HeapCourse, width: number): number {
  const phases = Math.max(...pauses.map((pause) => workByPhase(pause).length), 0);
  return barTop + barHeight + 12 + Math.ceil(phases / columnsOf(width)) * line;
}

interface PausesProps {
  course: HeapCourse;
  step: number;
  width: number;
  y: number;
}

/** Every pause until now as a bar of its work, to scale, and what the work of the last one went into. */
export function Pauses({ course, step, width, y }: PausesProps) {
  const all = course.pauses.map((pause) => workByPhase(pause));
  const whole = all.flat().reduce((sum, [, work]) => sum + work, 0);
  const room = width - gap * course.pauses.length;
  const scale = [8, 4, 2, 1, 0.5].find((one) => whole * one <= room) ?? room / Math.max(whole, 1);
  const now = pauseAt(course, step);
  let x = 0;
  const bars = course.pauses
    .filter(({ began }) => began <= step)
    .map((pause) => {
      const parts = workByPhase(pause, step).map(([phase, work]) => {
        const part = { phase, x, width: work * scale };
        x += part.width;
        return part;
      });
      x += gap;
      return { pause, parts };
    });
  const last = now ? workByPhase(now, step) : [];
  const units = last.reduce((sum, [, work]) => sum + work, 0);
  const running = now !== undefined && (now.ended === undefined || now.ended > step);
  return (
    <g transform={`translate(0 ${y})`} class="pauses">
      <Words x={0} y={12} as="note">
        {fitted(
          now
            ? `${running ? 'This pause' : 'Last pause'}: ${formatNumber(units)} units of work`
            : 'No pause yet',
          12.5,
          width,
        )}
      </Words>
      {bars.map(({ pause, parts }) => (
        <g key={pause.began} class={pause === now ? 'bar now' : 'bar'}>
          {parts.map((part) => (
            <rect
              key={part.phase}
              class={phaseCosts[part.phase]?.growsWith}
              x={part.x}
              y={barTop}
              width={part.width}
              height={barHeight}
            />
          ))}
          {pause === now && parts[0] && (
            <path
              class="under"
              d={`M${parts[0].x} ${barTop + barHeight + 3}H${parts.at(-1)!.x + parts.at(-1)!.width}`}
            />
          )}
        </g>
      ))}
      {last.map(([phase, work], index) => {
        const { growsWith = 'live', name = phase } = phaseCosts[phase] ?? {};
        const columns = columnsOf(width);
        const top = barTop + barHeight + 12 + Math.floor(index / columns) * line;
        const left = (index % columns) * (width / 2);
        return (
          <g key={phase} class="bar">
            <rect class={growsWith} x={left} y={top} width="12" height="12" />
            <Words x={left + 20} y={top + 10} as="note">
              {fitted(
                `${name} ${formatNumber(work)}: ${growsText[growsWith]}`,
                11.5,
                width / columns - 20,
              )}
            </Words>
          </g>
        );
      })}
    </g>
  );
}
