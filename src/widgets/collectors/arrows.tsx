import { textWidth } from '../draw/geometry.ts';
import { Words } from '../draw/words.tsx';
import { flatTop, type HeapLayout, piecesOf } from './heap-layout.ts';
import type { HeapLook } from './look.ts';

/** Where a root stands in the row of roots. */
export interface RootBox {
  readonly id: string;
  readonly x: number;
  readonly width: number;
}

export const rootTop = 24;
export const rootHeight = 28;

/** One end of an arrow on the upper edge of a block. */
interface End {
  readonly key: string;
  /** The middle of what is at the other end. */
  readonly other: number;
}

interface Arrow {
  readonly key: string;
  readonly from: string;
  /** Where its head is: an object's name, or an address where there is none any more. */
  readonly to: string | number;
  readonly weak: boolean;
  readonly lost: string | undefined;
}

interface ArrowsProps {
  look: HeapLook;
  layout: HeapLayout;
  roots: readonly RootBox[];
  /** References that this step is about, as `from>to`. */
  now: ReadonlySet<string>;
}

/** References as arcs above the blocks, where all of them stand in one row. */
export function Arrows({ look, layout, roots, now }: ArrowsProps) {
  const { blocks, heap } = look;
  const arrows: Arrow[] = [
    ...look.references.map(({ from, to, weak = false }) => ({
      ...{ key: `${from}>${to}`, from, to, weak, lost: undefined },
    })),
    ...(heap?.dangling ?? []).map(({ from, to, address }) => ({
      ...{ key: `${from}>${to}`, from, to: address, weak: false, lost: to },
    })),
  ];
  const spans = new Map<string | number, { x: number; width: number; root: boolean }>();
  for (const { id, x, width } of roots) spans.set(id, { x, width, root: true });
  for (const { id, address, bytes } of blocks) {
    const [piece] = piecesOf(layout, address, Math.max(bytes, 8));
    if (piece) spans.set(id, { ...piece, root: false });
  }
  for (const { to } of arrows) {
    const [piece] = typeof to === 'number' ? piecesOf(layout, to, 8) : [];
    if (piece) spans.set(to, { ...piece, width: 24, root: false });
  }
  const drawn = arrows.filter(({ from, to }) => spans.has(from) && spans.has(to));
  const ends = new Map<string | number, End[]>();
  const middle = (at: string | number): number => spans.get(at)!.x + spans.get(at)!.width / 2;
  for (const { key, from, to } of drawn) {
    ends.set(from, [...(ends.get(from) ?? []), { key: `${key} out`, other: middle(to) }]);
    ends.set(to, [...(ends.get(to) ?? []), { key: `${key} in`, other: middle(from) }]);
  }
  /** Ends on one edge stand apart, in the order of where they lead. */
  const portOf = (at: string | number, key: string): number => {
    const all = [...ends.get(at)!].sort((a, b) => a.other - b.other);
    const { x, width } = spans.get(at)!;
    return x + (width * (all.findIndex((one) => one.key === key) + 1)) / (all.length + 1);
  };
  return (
    <>
      {drawn.map(({ key, from, to, weak, lost }) => {
        const x1 = portOf(from, `${key} out`);
        const x2 = portOf(to, `${key} in`);
        const end = flatTop - 7;
        const high = Math.min(28 + Math.abs(x2 - x1) / 5, 84);
        const line = spans.get(from)!.root
          ? `M${x1} ${rootTop + rootHeight}C${x1} ${flatTop - 44} ${x2} ${flatTop - 52} ${x2} ${end}`
          : `M${x1} ${flatTop}C${x1} ${flatTop - high} ${x2} ${flatTop - high} ${x2} ${end}`;
        const kind = lost ? 'fault' : weak ? 'cow' : 'mapped';
        return (
          <g key={key} class={`cable ${kind} own-a`}>
            {now.has(key) && !lost && <path class="band" d={line} />}
            <path class="line" d={line} />
            <path class="head" d={`M${x2 - 4.5} ${end}L${x2} ${flatTop}L${x2 + 4.5} ${end}z`} />
            {lost && <Lost x={x2} name={lost} />}
          </g>
        );
      })}
    </>
  );
}

function Lost({ x, name }: { x: number; name: string }) {
  const text = `${name} is lost`;
  const wide = textWidth(text, 12) + 4;
  return (
    <>
      <rect class="plate" x={x + 8} y={flatTop - 26} width={wide} height="18" />
      <Words x={x + 10} y={flatTop - 13} as="note" tone="fault">
        {text}
      </Words>
    </>
  );
}
