import type { HeapModelEvent, HeapState, NamedBlock } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { textWidth } from '../draw/geometry.ts';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { Branches } from './branches.tsx';
import { buddyLayout, stripHeight } from './buddy-layout.ts';
import { type Tree, type TreeNode, treeOf } from './buddy-tree.ts';
import { Dots, Given } from './given.tsx';
import { OrderRows } from './order-rows.tsx';
import { RequestBar } from './request-bar.tsx';

/** The region as a binary tree, a row an order, over the same region as a strip. */
export function BuddyPicture(props: PictureProps<HeapState, HeapModelEvent>) {
  const { id, moment, width, ask } = props;
  const { state, play, step } = moment;
  const tree = treeOf(moment);
  const layout = buddyLayout(play, tree, width);
  const { left, across, pixelsPerByte, rowOf, box, strip } = layout;
  const xOf = (address: number): number => left + (address - tree.base) * pixelsPerByte;
  return (
    <Drawing
      id={id}
      width={width}
      height={layout.height}
      label={`A buddy allocator’s ${formatBytes(tree.bytes)}, to scale: ${state.blocks.length} blocks as a tree of halves, and as they lie in memory. The smallest block has ${formatBytes(tree.unit)}.`}
    >
      <Dots id={id} />
      <RequestBar
        moment={moment}
        x={left}
        y={0}
        labelX={layout.wide ? 6 : undefined}
        room={width - left}
        pixelsPerByte={pixelsPerByte}
      />
      <Branches {...{ layout, tree, xOf }} />
      <OrderRows {...{ layout, tree, moment, width, ask }} />
      {tree.nodes.map((node) => {
        const y = rowOf(node.order);
        if (y === undefined) return null;
        const place = { x: xOf(node.address), y, width: node.size * pixelsPerByte, height: box };
        return (
          <g
            key={`${step} ${node.address} ${node.size}`}
            class={node.turn === undefined ? undefined : `made turn-${Math.min(node.turn, 5)}`}
          >
            <Target
              id={String(node.address)}
              label={labelOf(node)}
              ask={node.block ? ask : undefined}
              box={place}
            >
              <Node id={id} node={node} {...place} />
            </Target>
          </g>
        );
      })}
      <Words x={6} y={layout.wide ? strip + 18 : strip - 6} as="name">
        Memory
      </Words>
      <Words x={layout.wide ? 6 : 64} y={layout.wide ? strip + 33 : strip - 6} as="size">
        {formatBytes(tree.bytes)}
      </Words>
      {state.blocks
        .filter((block) => block.state !== 'own')
        .map((block) => (
          <Given
            key={block.address}
            id={id}
            x={xOf(block.address)}
            y={strip}
            width={block.size * pixelsPerByte}
            height={stripHeight}
            state={block.state}
            asked={block.asked / block.size}
            name={nameOf(block)}
            askedText={formatBytes(block.state === 'free' ? block.size : block.asked)}
            restText={`${formatBytes(block.size - block.asked)} lost`}
            now={tree.nodes.some(
              ({ address, now, block: one }) => one && now && address === block.address,
            )}
          />
        ))}
      {addressesOf(state.blocks, tree, xOf, left + across).map(({ text, x }) => (
        <g key={text}>
          <path class="tick" d={`M${x} ${strip + stripHeight}v6`} />
          <Words x={x} y={strip + stripHeight + 20} as="address">
            {text}
          </Words>
        </g>
      ))}
    </Drawing>
  );
}

interface NodeProps {
  id: string;
  node: TreeNode;
  x: number;
  y: number;
  width: number;
  height: number;
}

function Node({ id, node, ...place }: NodeProps) {
  const { state, block, now } = node;
  if (block) {
    return (
      <Given
        id={id}
        {...place}
        state={block.state}
        asked={block.asked / block.size}
        name={nameOf(block)}
        now={now}
      />
    );
  }
  const word = state === 'gone' ? 'merged' : now ? 'split' : '';
  const { x, y, width, height } = place;
  return (
    <g class={`node ${state}${now ? ' now' : ''}`}>
      <rect x={x} y={y} width={Math.max(width, 1)} height={height} rx="1" />
      {textWidth(word, 11) + 8 <= width && (
        <text class="w-size" x={x + width / 2} y={y + height / 2 + 4} text-anchor="middle">
          {word}
        </text>
      )}
    </g>
  );
}

const nameOf = ({ state, names }: NamedBlock): string =>
  state === 'free' ? 'free' : names.join(', ') || 'no name';

function labelOf({ address, size, state, block }: TreeNode): string {
  const whose = state === 'live' ? `, of ${block!.names.join(', ') || 'nobody'}` : `, ${state}`;
  return `The block at ${formatAddress(address)}, ${formatBytes(size)}${whose}`;
}

/** The addresses below the strip that have room beside each other, and where it ends. */
function addressesOf(
  blocks: readonly NamedBlock[],
  { base, bytes }: Tree,
  xOf: (address: number) => number,
  end: number,
): { text: string; x: number }[] {
  const found: { text: string; x: number }[] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (const { address } of blocks) {
    if (address >= base + bytes) continue;
    const text = formatAddress(address);
    const x = xOf(address);
    if (x < taken || x + textWidth(text, 11) > end) continue;
    found.push({ text, x });
    taken = x + textWidth(text, 11) + 8;
  }
  return found;
}
