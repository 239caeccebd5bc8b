import { formatBytes } from '../../model/units.ts';
import { textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { type HeapMoment, requestOf } from './heap-play.ts';

interface RequestBarProps {
  moment: HeapMoment;
  x: number;
  y: number;
  /** Where it is named, beside it; nowhere on a narrow page. */
  labelX?: number | undefined;
  /** Pixels there are. */
  room: number;
  pixelsPerByte: number;
}

/** What the step asks for, to the scale of what lies below; 40 px high. */
export function RequestBar({ moment, x, y, labelX, room, pixelsPerByte }: RequestBarProps) {
  const request = requestOf(moment);
  const text = moment.step === 0 ? 'no request yet' : moment.operation;
  if (!request) {
    return (
      <Words x={x} y={y + 12} as="note">
        {text}
      </Words>
    );
  }
  const { asked, given, refused } = request;
  const wide = Math.min(Math.max(asked * pixelsPerByte, 2), room);
  const all = Math.min(Math.max(given * pixelsPerByte, wide), room);
  const word = refused ? 'refused' : 'given';
  const long = `${formatBytes(asked)} asked for, ${formatBytes(given)} ${word}`;
  const told = textWidth(`${text}: ${long}`, 12) <= room ? `${text}: ${long}` : long;
  return (
    <g class={refused ? 'request refused' : 'request'}>
      <Words x={x} y={y + 12} as="note" {...(refused && { tone: 'fault' })}>
        {told}
      </Words>
      {labelX !== undefined && (
        <Words x={labelX} y={y + 32} as="name">
          Request
        </Words>
      )}
      <rect class="given-for" x={x} y={y + 20} width={all} height="16" />
      <rect class="asked-for" x={x} y={y + 20} width={wide} height="16" />
    </g>
  );
}
