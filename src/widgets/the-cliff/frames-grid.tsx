import { hatchOf } from '../draw/drawing.tsx';
import { ownerAt } from '../draw/owner.ts';

interface FramesGridProps {
  /** The drawing's id. */
  id: string;
  x: number;
  y: number;
  columns: number;
  /** A character a frame, as `CliffState.frames` has them. */
  frames: string;
  /** The frames a step before. */
  before: string;
}

/** A frame is a square of the figure paper. */
export const pitch = 16;
const size = 14;

/** How the squares of a character are drawn: classes of draw.css, and `free` for the hatch. */
export function toneOf(character: string): string {
  if (character === '.') return 'free';
  if (character === 'k') return 'own-k';
  if (character === 'f') return 'own-n';
  if (character === 's') return 'swapped';
  return `own-${ownerAt(character.charCodeAt(0) - 65)}`;
}

/**
 * RAM, frame by frame. One path and one text for each owner: hundreds of squares would be as many
 * elements otherwise.
 */
export function FramesGrid({ id, x, y, columns, frames, before }: FramesGridProps) {
  const places = new Map<string, number[]>();
  for (let frame = 0; frame < frames.length; frame += 1) {
    const character = frames[frame]!;
    const known = places.get(character);
    if (known) known.push(frame);
    else places.set(character, [frame]);
  }
  const left = (frame: number): number => x + (frame % columns) * pitch + 1;
  const top = (frame: number): number => y + Math.floor(frame / columns) * pitch + 1;
  const squares = (some: readonly number[]): string =>
    some.map((frame) => `M${left(frame)} ${top(frame)}h${size}v${size}h-${size}z`).join('');
  const changed = [...frames].flatMap((character, frame) =>
    before[frame] !== undefined && before[frame] !== character && character !== '.' ? [frame] : [],
  );
  return (
    <g class="frames">
      {[...places].sort().map(([character, some]) => (
        <g key={character} class={`pgs ${toneOf(character)}`}>
          <path d={squares(some)} fill={character === '.' ? hatchOf(id) : undefined} />
          {character !== '.' && (
            <text
              x={some.map((frame) => left(frame) + size / 2).join(' ')}
              y={some.map((frame) => top(frame) + 11).join(' ')}
              text-anchor="middle"
            >
              {character.repeat(some.length)}
            </text>
          )}
        </g>
      ))}
      {changed.length > 0 && (
        <path
          class="changed"
          d={changed.map((frame) => `M${left(frame) + size - 6} ${top(frame)}h6v6z`).join('')}
        />
      )}
    </g>
  );
}
