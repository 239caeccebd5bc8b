import { fitted } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import type { Play } from '../kit/moment.ts';
import { holdsOf } from './holds.ts';
import type { HeapLook, HeapMoment } from './look.ts';

const line = 18;
const head = 24;
/** Two columns where there is room. */
const columnsOf = (width: number): number => (width >= 480 ? 3 : 2);

/** Every node that the script ever makes has its line, so that none moves. */
function nodesOf({ script }: Play<unknown, unknown>): string[] {
  const made = script.statements as readonly { kind: string; name?: string }[];
  return [
    ...new Set(
      made.flatMap(({ kind, name }) => (kind === 'root' || kind === 'object' ? [name!] : [])),
    ),
  ];
}

export const holdsHeight = (play: Play<unknown, unknown>, width: number): number =>
  head + Math.ceil(nodesOf(play).length / columnsOf(width)) * line + 8;

interface HoldsListProps {
  moment: HeapMoment;
  look: HeapLook;
  width: number;
  y: number;
}

/** Who refers to whom as a list, where there is no room for arrows. */
export function HoldsList({ moment, look, width, y }: HoldsListProps) {
  const columns = columnsOf(width);
  const names = nodesOf(moment.play);
  const each = Math.ceil(names.length / columns);
  const wide = width / columns;
  return (
    <>
      <Words x={0} y={y + 14} as="note">
        references
      </Words>
      {names.map((name, index) => {
        const { text, lost } = holdsOf(look, name);
        const x = Math.floor(index / each) * wide;
        return (
          <Words
            key={name}
            x={x}
            y={y + head + 12 + (index % each) * line}
            as="size"
            {...(lost ? { tone: 'fault' as const } : {})}
          >
            {fitted(text, 11, wide - 8)}
          </Words>
        );
      })}
    </>
  );
}
