import { hatchOf } from '../draw/drawing.tsx';
import { fitted, textWidth } from '../draw/geometry.ts';

interface GivenProps {
  /** The drawing's id, for its hatch. */
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
  state: 'live' | 'free' | 'own';
  /** The part of the width that was asked for, from 0 to 1. */
  asked: number;
  /** What stands in it: names, or what it is. */
  name?: string | undefined;
  /** On the part that was asked for, and on the rest, where there is room. */
  askedText?: string | undefined;
  restText?: string | undefined;
  now?: boolean;
}

const pad = 4;
const fits = (text: string | undefined, room: number): text is string =>
  text !== undefined && text !== '' && textWidth(text, 11) + 2 * pad <= room;

/** A block as it was handed out: what was asked for is filled, what came with it is dotted. */
export function Given(props: GivenProps) {
  const { id, x, y, width, height, state, asked, name = '', now } = props;
  const live = state === 'live';
  const full = live ? Math.min(Math.max(asked * width, 1), width) : width;
  const rest = width - full;
  const tall = height >= 48;
  const top = tall ? y + 18 : y + height / 2 + 4;
  const onAsked = live && textWidth(name, 11) + 2 * pad <= full;
  const room = onAsked ? full : width;
  const shown =
    textWidth(name, 11) + 2 * pad <= room
      ? name
      : room >= 24 && live
        ? fitted(name, 11, room - 8)
        : '';
  const middle = x + (live ? 6 : width / 2 - textWidth(shown, 11) / 2);
  return (
    <g class={`given ${state}${now ? ' now' : ''}`}>
      <rect class="ground" x={x} y={y} width={full} height={height} />
      {state === 'free' && <rect x={x} y={y} width={width} height={height} fill={hatchOf(id)} />}
      {rest > 0.5 && (
        <>
          <rect class="spare" x={x + full} y={y} width={rest} height={height} />
          <rect x={x + full} y={y} width={rest} height={height} fill={`url(#${id}-dots)`} />
        </>
      )}
      {shown !== '' && (
        <>
          {!onAsked && state !== 'own' && (
            <rect
              class="plate"
              x={middle - 3}
              y={top - 12}
              width={textWidth(shown, 11) + 6}
              height="16"
            />
          )}
          <text class={onAsked ? 'w-name' : 'w-name off'} x={middle} y={top}>
            {shown}
          </text>
        </>
      )}
      {tall && fits(props.askedText, full) && (
        <>
          {state === 'free' && (
            <rect
              class="plate"
              x={x + width / 2 - textWidth(props.askedText, 11) / 2 - 3}
              y={y + height - 22}
              width={textWidth(props.askedText, 11) + 6}
              height="16"
            />
          )}
          <text
            class="w-size"
            x={live ? x + 6 : x + width / 2 - textWidth(props.askedText, 11) / 2}
            y={y + height - 10}
          >
            {props.askedText}
          </text>
        </>
      )}
      {tall && fits(props.restText, rest) && (
        <>
          <rect
            class="plate"
            x={x + full + 3}
            y={y + height - 22}
            width={textWidth(props.restText, 11) + 4}
            height="16"
          />
          <text class="w-size off" x={x + full + 5} y={y + height - 10}>
            {props.restText}
          </text>
        </>
      )}
      <rect class="edge" x={x} y={y} width={Math.max(width, 1)} height={height} />
    </g>
  );
}

/** The dots of what was given and not asked for. */
export function Dots({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-dots`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle class="dot" cx="1.5" cy="1.5" r="1" />
        <circle class="dot" cx="4.5" cy="4.5" r="1" />
      </pattern>
    </defs>
  );
}
