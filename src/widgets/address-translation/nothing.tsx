import { fitted } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';

interface NothingProps {
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
}

/** Where a table or a page would stand, and there is none, or it is not reached yet. */
export function Nothing({ text, ...box }: NothingProps) {
  return (
    <g>
      <rect class="nothing" {...box} />
      <Words x={box.x + 8} y={box.y + box.height / 2 + 4} as="note">
        {fitted(text, 11, box.width - 12)}
      </Words>
    </g>
  );
}
