import type { HeapModelEvent, HeapState } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import { Drawing, hatchOf } from '../draw/drawing.tsx';
import { fitted, textWidth } from '../draw/geometry.ts';
import { Moved } from '../draw/moved.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { Dots } from './given.tsx';
import { RequestBar } from './request-bar.tsx';
import { bandsOf, type Run, runsOf, slabFacts, slabStatus } from './slab-bands.ts';
import { SlabBox } from './slab-box.tsx';
import { cellsHeight, cellsTop, pagesHeight, slabLayout } from './slab-layout.ts';

/** Slabs in their lists, or by the size of their objects, over the pages that they are made of. */
export function SlabPicture({ id, moment, width, ask }: PictureProps<HeapState, HeapModelEvent>) {
  const { state, play, events } = moment;
  const layout = slabLayout(play, width);
  const { wide, left, slabWidth, bandTop, strip } = layout;
  const bands = bandsOf(state, slabFacts(play).sizes);
  const largest = Math.max(...(state.slabs ?? []).map(({ size }) => size), 0);
  const touched = new Set(events.map((event) => ('block' in event ? event.block : undefined)));
  const region = state.blocks.reduce((sum, { size }) => sum + size, 0);
  return (
    <Drawing
      id={id}
      width={width}
      height={layout.height}
      label={`${state.slabs?.length ?? 0} slabs, their objects to scale, and below them the ${formatBytes(region)} of pages that they are made of.`}
    >
      <Dots id={id} />
      <RequestBar
        moment={moment}
        x={left}
        y={0}
        labelX={wide ? 6 : undefined}
        room={width - left}
        pixelsPerByte={largest > 0 ? slabWidth / largest : 0}
      />
      {bands.map(({ name, note, object, slabs, none }, number) => {
        const y = bandTop[number]!;
        return (
          <g key={name}>
            <path class="lane" d={`M0 ${y - (wide ? 8 : 18)}H${width}`} />
            <Target
              id={`class-${object}`}
              label={`Objects of ${name}`}
              ask={ask}
              box={
                wide
                  ? { x: 3, y: y + 2, width: 96, height: 34 }
                  : { x: 3, y: y - 13, width: 120, height: 11 }
              }
            >
              <Words x={6} y={wide ? y + 14 : y - 3} as="name">
                {name}
              </Words>
              <Words x={wide ? 6 : textWidth(name, 12) + 16} y={wide ? y + 31 : y - 3} as="size">
                {note}
              </Words>
            </Target>
            {slabs.length === 0 && (
              <Words x={left} y={y + 14} as="note" tone="quiet">
                {none}
              </Words>
            )}
          </g>
        );
      })}
      {bands.flatMap(({ slabs }, band) =>
        slabs.map((slab, index) => {
          const place = layout.placeOf(band, index);
          return (
            <Moved key={slab.address} {...place}>
              <Target
                id={String(slab.address)}
                label={`The slab at ${formatAddress(slab.address)}, ${slabStatus(slab)}`}
                ask={ask}
                box={{ x: 0, y: cellsTop, width: slabWidth, height: cellsHeight }}
              >
                <SlabBox id={id} slab={slab} width={slabWidth} touched={touched} />
              </Target>
            </Moved>
          );
        }),
      )}
      <Words x={6} y={wide ? strip + 14 : strip - 7} as="name">
        Pages
      </Words>
      <Words x={wide ? 6 : 50} y={wide ? strip + 31 : strip - 7} as="size">
        {formatBytes(region)}
      </Words>
      <Pages id={id} runs={runsOf(state)} x={left} y={strip} width={width - left} now={touched} />
    </Drawing>
  );
}

interface PagesProps {
  id: string;
  runs: readonly Run[];
  x: number;
  y: number;
  width: number;
  now: ReadonlySet<number | undefined>;
}

function Pages({ id, runs, x, y, width, now }: PagesProps) {
  const bytes = runs.reduce((sum, { size }) => sum + size, 0);
  const base = runs[0]?.address ?? 0;
  let taken = Number.NEGATIVE_INFINITY;
  return (
    <>
      {runs.map(({ address, size, kind, name }) => {
        const at = x + ((address - base) / bytes) * width;
        const wide = (size / bytes) * width;
        const text = wide >= 24 ? fitted(name, 11, wide - 8) : '';
        const label = formatAddress(address);
        const said = at >= taken && at + textWidth(label, 11) <= x + width;
        if (said) taken = at + textWidth(label, 11) + 8;
        return (
          <g key={address} class={`run ${kind}${now.has(address) ? ' now' : ''}`}>
            <rect class="ground" x={at} y={y} width={wide} height={pagesHeight} />
            {kind === 'free' && (
              <>
                <rect x={at} y={y} width={wide} height={pagesHeight} fill={hatchOf(id)} />
                {text && (
                  <rect
                    class="plate"
                    x={at + 4}
                    y={y + 8}
                    width={textWidth(text, 11) + 6}
                    height="16"
                  />
                )}
              </>
            )}
            <text class="w-name" x={at + 6} y={y + pagesHeight / 2 + 4}>
              {text}
            </text>
            <rect class="edge" x={at} y={y} width={wide} height={pagesHeight} />
            {said && (
              <>
                <path class="tick" d={`M${at} ${y + pagesHeight}v6`} />
                <Words x={at} y={y + pagesHeight + 20} as="address">
                  {label}
                </Words>
              </>
            )}
          </g>
        );
      })}
    </>
  );
}
