import type { Owner } from './owner.ts';

interface PageSquareProps {
  x: number;
  y: number;
  size?: number;
  /** Whose page it is: A is live, B and C are ink, each with its letter. */
  owner?: Owner;
  letter?: string;
  /** resident: filled · absent: dashed, nowhere yet · swapped: dashed with a dot, on disk. */
  state?: 'resident' | 'absent' | 'swapped';
  /** The page that this step is about. */
  now?: boolean;
  /** With the word beside it. */
  fault?: boolean;
  dirty?: boolean;
}

/** A page of 4 KiB: a square. */
export function PageSquare(props: PageSquareProps) {
  const { x, y, size = 32, owner = 'a', letter, state = 'resident', now, fault, dirty } = props;
  const classes = ['pg', state, `own-${owner}`, now && 'now', fault && 'fault'];
  return (
    <g class={classes.filter(Boolean).join(' ')}>
      <rect x={x} y={y} width={size} height={size} rx="1" />
      {letter && size >= 16 && (
        <text x={x + size / 2} y={y + size / 2 + 4} text-anchor="middle">
          {letter}
        </text>
      )}
      {dirty && <path class="corner" d={`M${x + size - 9} ${y}h9v9z`} />}
      {state === 'swapped' &&
        // Under the letter where there is room for both.
        (size < 28 ? (
          <circle cx={x + size - 5} cy={y + 5} r="1.5" />
        ) : (
          <circle cx={x + size / 2} cy={y + size - 6} r="2" />
        ))}
    </g>
  );
}
