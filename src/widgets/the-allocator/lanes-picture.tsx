import { formatAddress, formatBytes } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { type AnyEvent, type AnyState, heapsOf } from './heap-play.ts';
import { HeapStrip } from './heap-strip.tsx';
import { outcomeOf } from './outcome.ts';
import { RequestBar } from './request-bar.tsx';
import { stripOf } from './strip.ts';

const stripHeight = 40;

/** The same program on several heaps, a strip each, at one scale. */
export function LanesPicture({ id, moment, width, ask }: PictureProps<AnyState, AnyEvent>) {
  const { play, step } = moment;
  const heaps = heapsOf(moment);
  const wide = width >= 640;
  const left = wide ? 112 : 0;
  const room = width - left;
  const heading = wide ? 0 : 20;
  const pitch = heading + stripHeight + 40;
  const top = wide ? 56 : 76;
  const strips = heaps.map(({ state }) => stripOf(play, state.blocks, room, 1));
  const perSquare = strips[0]!.perSquare;
  const all = heaps[0]!.state.blocks;
  const end = all.at(-1);
  const range = end
    ? `${formatAddress(all[0]!.address)} to ${formatAddress(end.address + end.size)}`
    : 'no heap yet';
  return (
    <Drawing
      id={id}
      width={width}
      height={top + heaps.length * pitch + 8}
      label={`One program on ${heaps.length} heaps side by side, to scale: ${heaps.map(({ label }) => label).join('; ')}. One square of the grid is ${formatBytes(perSquare)}.`}
    >
      <Words x={wide ? width : 0} y={12} as="note" anchor={wide ? 'end' : 'start'}>
        {width >= 800 ? `${range}; ` : ''}one square of the grid is {formatBytes(perSquare)}
      </Words>
      <g transform={`translate(${left} ${wide ? 0 : 20})`}>
        <RequestBar
          moment={moment}
          heap={heaps.find(({ fault }) => !fault) ?? heaps[0]!}
          y={0}
          x={0}
          width={room}
          perSquare={perSquare}
        />
      </g>
      {heaps.map((heap, number) => {
        const y = top + number * pitch + heading;
        const { largestFree } = heap.state.fragmentation;
        const largest = `largest ${formatBytes(largestFree)}`;
        return (
          <g key={heap.label}>
            <Words x={0} y={wide ? y + 16 : y - 6} as="head">
              {heap.label}
            </Words>
            <Words
              x={wide ? 0 : width}
              y={wide ? y + 34 : y - 6}
              as="size"
              anchor={wide ? 'start' : 'end'}
            >
              {largest}
            </Words>
            <g transform={`translate(${left} 0)`}>
              <HeapStrip
                {...{ id, heap, ask }}
                strip={strips[number]!}
                y={y}
                width={room}
                height={stripHeight}
                pitch={0}
                prefix={`${number}-`}
                addresses={false}
              />
            </g>
            <Words
              x={left}
              y={y + stripHeight + 17}
              as="note"
              {...(heap.fault && { tone: 'fault' })}
            >
              {step === 0 ? 'all free' : shortened(outcomeOf(moment, heap), room)}
            </Words>
          </g>
        );
      })}
    </Drawing>
  );
}

/** As many clauses of it as there is room for; the sentence below and the twin have all of it. */
function shortened(text: string, room: number): string {
  let told = text;
  while (told.length * 6.4 > room && told.includes(', '))
    told = told.slice(0, told.lastIndexOf(', '));
  return told;
}
