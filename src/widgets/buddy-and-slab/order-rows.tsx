import { formatBytes } from '../../model/units.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { Asking } from '../kit/question.ts';
import type { BuddyLayout } from './buddy-layout.ts';
import type { Tree } from './buddy-tree.ts';
import { type HeapMoment, requestOf } from './heap-play.ts';
import { indexText } from './linux-index.ts';

interface OrderRowsProps {
  layout: BuddyLayout;
  tree: Tree;
  moment: HeapMoment;
  width: number;
  ask: Asking | undefined;
}

/** For each order its size, its free blocks, and what a request for one would find. */
export function OrderRows({ layout, tree, moment, width, ask }: OrderRowsProps) {
  const { wide, left, across, orders, rowOf, box } = layout;
  const counts = moment.state.orders ?? [];
  const anyFree = counts.some(({ free }) => free > 0);
  const request = requestOf(moment);
  return (
    <>
      {orders.map((order) => {
        const y = rowOf(order)!;
        const size = tree.unit * 2 ** order;
        const count = counts[order]!;
        const fails = request?.refused === true && request.given === size;
        const free = `${count.free} free`;
        const index = indexText(count, anyFree);
        const told = `${free}; ${index}`;
        const sizeText = formatBytes(size);
        return (
          <g key={order} class={fails ? 'order fault' : 'order'}>
            <path class="lane" d={`M${left} ${y + box / 2}h${across}`} />
            <Target
              id={`order-${order}`}
              label={`Order ${order}: ${sizeText}`}
              ask={ask}
              box={
                wide
                  ? { x: 3, y, width: 66, height: box }
                  : { x: 3, y: y - 16, width: 116, height: 12 }
              }
            >
              {!wide && (
                <rect class="paper" x="2" y={y - 17} width={62 + sizeText.length * 7} height="14" />
              )}
              {wide ? (
                <>
                  <Words x={6} y={y + 13} as="name">
                    order {order}
                  </Words>
                  <Words x={6} y={y + 28} as="size">
                    {sizeText}
                  </Words>
                </>
              ) : (
                <>
                  <Words x={6} y={y - 6} as="name">
                    order {order}
                  </Words>
                  <Words x={64} y={y - 6} as="size">
                    {sizeText}
                  </Words>
                </>
              )}
            </Target>
            {wide ? (
              <>
                <Words x={left + across + 12} y={y + 13} as="name">
                  {free}
                </Words>
                <Words
                  x={left + across + 12}
                  y={y + 28}
                  as="size"
                  {...(fails && { tone: 'fault' })}
                >
                  {index.replace(', ', ' ')}
                </Words>
              </>
            ) : (
              <>
                <rect
                  class="paper"
                  x={width - told.length * 6.8 - 4}
                  y={y - 17}
                  width={told.length * 6.8 + 4}
                  height="14"
                />
                <Words x={width} y={y - 6} as="size" anchor="end" {...(fails && { tone: 'fault' })}>
                  {told}
                </Words>
              </>
            )}
          </g>
        );
      })}
    </>
  );
}
