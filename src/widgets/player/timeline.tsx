import type { JSX } from 'preact';

/** A stretch of steps with a name: from `first` up to the next segment. */
export interface Segment {
  readonly name: string;
  readonly first: number;
}

interface TimelineProps {
  step: number;
  last: number;
  /** What a screen reader says of the step. */
  text: string;
  segments: readonly Segment[];
  onSeek: (step: number) => void;
  /** Space plays and pauses. */
  onToggle: () => void;
}

/** More squares than this would touch; then the line stands alone. */
const mostTicks = 64;
const half = 12;

/**
 * One slider whose squares are the steps: arrow keys, Home, End and Page keys move it, a click or
 * a drag goes to the nearest square. One target, so that many steps need no small ones.
 */
export function Timeline({ step, last, text, segments, onSeek, onToggle }: TimelineProps) {
  const seekTo = (event: JSX.TargetedPointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const ratio = (event.clientX - left - half) / Math.max(width - 2 * half, 1);
    onSeek(Math.round(Math.min(Math.max(ratio, 0), 1) * last));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const tenth = Math.max(Math.round(last / 10), 1);
    const to = {
      ArrowLeft: step - 1,
      ArrowDown: step - 1,
      ArrowRight: step + 1,
      ArrowUp: step + 1,
      PageDown: step - tenth,
      PageUp: step + tenth,
      Home: 0,
      End: last,
    }[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === ' ') onToggle();
    else if (to !== undefined) onSeek(to);
    else return;
    event.preventDefault();
  };
  const at = (place: number): string => `${last === 0 ? 0 : (place / last) * 100}%`;
  const ticks = last < mostTicks ? Array.from({ length: last + 1 }, (_, tick) => tick) : [step];

  return (
    <div
      class="tl"
      role="slider"
      tabIndex={0}
      aria-label="Timeline"
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={step}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        seekTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event);
      }}
    >
      <span class="tl-in" aria-hidden="true">
        {ticks.map((tick) => (
          <i
            key={tick}
            class={tick < step ? 'p' : tick === step ? 'c' : undefined}
            style={{ left: at(tick) }}
          />
        ))}
        {segments.map(({ name, first }, index) => {
          const end = segments[index + 1]?.first ?? last + 1;
          const width = `${((end - first) / Math.max(last, 1)) * 100}%`;
          const classes = `${end - first < 2 ? 'short' : ''}${first === last ? ' end' : ''}`;
          const style = first === last ? {} : { left: at(first), width };
          return (
            <b key={first} class={classes} style={style}>
              {name}
            </b>
          );
        })}
      </span>
    </div>
  );
}
