import { formatBytes } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { ChainRow } from './chain-row.tsx';
import { chainFacts, chainsOf, placeChains } from './chains.ts';
import { type AnyEvent, type AnyState, heapsOf, requestOf } from './heap-play.ts';
import { HeapStrip } from './heap-strip.tsx';
import { RequestBar } from './request-bar.tsx';
import { stripOf } from './strip.ts';

const stripHeight = 64;
const rowPitch = stripHeight + 32;

/** One heap: the request, the blocks to scale, and the free blocks as their lists have them. */
export function HeapPicture({ id, moment, width, ask }: PictureProps<AnyState, AnyEvent>) {
  const [heap] = heapsOf(moment);
  const { play } = moment;
  const rows = Math.ceil(832 / width);
  const wide = rows === 1;
  const strip = stripOf(play, heap!.state.blocks, width, rows);
  const top = wide ? 0 : 20;
  const blocks = top + 52;
  const left = wide ? 88 : 0;
  const { places, height } = placeChains(play, width, left);
  const chainsTop = blocks + rows * rowPitch + 8;
  const block = requestOf(moment, heap!)?.block;
  const at = block === undefined ? undefined : strip.xOf(block);
  const chains = chainsOf(heap!);
  const scale = `one square of the grid is ${formatBytes(strip.perSquare)}`;
  return (
    <Drawing
      id={id}
      width={width}
      height={chainsTop + height}
      label={`A heap of ${heap!.state.blocks.length} blocks, to scale: ${scale}. Below it its free blocks, in the order of their lists.`}
    >
      <Words x={wide ? width : 0} y={12} as="note" anchor={wide ? 'end' : 'start'}>
        {scale}
      </Words>
      <RequestBar
        {...{ moment, width }}
        heap={heap!}
        y={top}
        x={at?.row === 0 ? at.x : 0}
        perSquare={strip.perSquare}
      />
      {heap!.state.blocks.length === 0 && (
        <Words x={0} y={blocks + 36} as="note" tone="quiet">
          no heap yet
        </Words>
      )}
      <HeapStrip
        {...{ id, strip, width, ask }}
        heap={heap!}
        y={blocks}
        height={stripHeight}
        pitch={rowPitch}
        prefix=""
        addresses={true}
      />
      {places.map((place) => (
        <ChainRow
          key={place.name}
          {...{ id, place, left }}
          chain={chains.find(({ name }) => name === place.name)}
          y={chainsTop + place.y}
          box={chainFacts(play).box}
        />
      ))}
    </Drawing>
  );
}
