import { pauseAt } from '../../model/gc/heap-course.ts';
import type { HeapEvent, HeapState } from '../../model/gc/heap-state.ts';
import type { GcState } from '../../model/gc/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import { Drawing, hatchOf } from '../draw/drawing.tsx';
import { fitted, textWidth } from '../draw/geometry.ts';
import { Moved } from '../draw/moved.tsx';
import { ObjectNode } from '../draw/object-node.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { Arrows, rootHeight, rootTop } from './arrows.tsx';
import { Before } from './before.tsx';
import { courseOf } from './course.ts';
import { heapLayout, piecesOf } from './heap-layout.ts';
import { HoldsList, holdsHeight } from './holds-list.tsx';
import { addressesOf, notesOf, rootBoxes } from './labels.ts';
import { lookOf } from './look.ts';
import { ObjectBlock } from './object-block.tsx';
import { Pauses, pausesHeight } from './pauses.tsx';
import { freeSpans, pointersOf } from './spans.ts';
import { nowOf, touchedOf } from './touched.ts';

const beforeHeight = 52;

/** A heap by its addresses: objects to scale, what is free, who refers to whom, and what it costs. */
export function HeapPicture(props: PictureProps<HeapState | GcState, HeapEvent>) {
  const { id, moment, width, ask } = props;
  const look = lookOf(moment.state);
  const { blocks, heap } = look;
  const layout = heapLayout(moment, width);
  const { flat, rows, scale, blockHeight } = layout;
  const course = courseOf(moment.play);
  const pause = pauseAt(course, moment.step);
  const touched = touchedOf(moment);
  const roots = rootBoxes(look.roots, width);
  const listTop = layout.bottom;
  const notesTop = listTop + (flat ? 0 : holdsHeight(moment.play, width));
  const notes = notesOf(look);
  const beforeTop = notesTop + notes.length * 20 + 8;
  const pausesTop = beforeTop + (heap ? beforeHeight : 0);
  const height = pausesTop + (heap ? pausesHeight(course, width) : 0);
  const coming = new Map((heap?.forwarding ?? []).map(({ id: of, to }) => [of, to]));
  return (
    <Drawing
      id={id}
      width={width}
      height={height}
      label={`A heap with ${blocks.length} objects, by their addresses and to scale.`}
    >
      <Words x={width} y={12} as="note" anchor="end">
        one square of the grid is {formatBytes(16 / scale)}
      </Words>
      {flat && (
        <>
          {look.roots.length > 0 && (
            <Words x={0} y={12} as="note">
              roots
            </Words>
          )}
          {roots.map(({ id: root, x, width: wide }) => (
            <ObjectNode
              key={root}
              id={id}
              x={x}
              y={rootTop}
              width={wide}
              height={rootHeight}
              label={look.roots.find((one) => one.id === root)!.label}
              life="root"
            />
          ))}
        </>
      )}
      {rows.map((row) => {
        const space = look.spaces.find(({ name }) => name === row.space.name) ?? row.space;
        const wide = (row.to - row.from) * scale;
        const name = space.name.length > 1 ? space.name : `semispace ${space.name}`;
        const title = `${name}, ${formatBytes(space.bytes)}`;
        return (
          <g key={row.from}>
            {freeSpans(space, look)
              .flatMap(({ from, bytes }) => piecesOf({ ...layout, rows: [row] }, from, bytes))
              .map((piece) => (
                <g key={piece.x} class="hole">
                  <rect class="ground" {...piece.box} height={blockHeight} />
                  <rect {...piece.box} height={blockHeight} fill={hatchOf(id)} />
                  {piece.width >= 40 && (
                    <>
                      <rect class="plate" x={piece.x + 4} y={row.y + 5} width="30" height="17" />
                      <Words x={piece.x + 6} y={row.y + 18} as="note">
                        free
                      </Words>
                    </>
                  )}
                </g>
              ))}
            <rect class="row-edge" x={row.x} y={row.y} width={wide} height={blockHeight} />
            {row.begins && (
              <Words
                x={row.x}
                y={flat ? row.y + blockHeight + 40 : row.y - (space.free === undefined ? 10 : 30)}
                as="note"
              >
                {flat ? fitted(title, 12, Math.max(wide, 60)) : title}
              </Words>
            )}
            {row.more > 0 && (
              <Words
                x={Math.min(row.x + wide, width)}
                y={row.y + blockHeight + 40}
                as="note"
                anchor="end"
              >
                and {formatBytes(row.more)} more, free
              </Words>
            )}
          </g>
        );
      })}
      {[...coming].flatMap(([of, to]) => {
        const block = blocks.find((one) => one.id === of);
        const left = heap!.forwarding.find((one) => one.id === of)!.from;
        // What has been copied leaves its new address behind.
        if (!block || block.address !== to || left === to) return [];
        return piecesOf(layout, left, block.bytes).map((piece) => (
          <g key={`${of} ${piece.x}`} class="left-behind">
            <rect {...piece.box} height={blockHeight} />
            {piece.begins && piece.width >= 26 && (
              <>
                <Words x={piece.x + 5} y={piece.y + 18} as="name">
                  {fitted(block.label, 12, piece.width - 8)}
                </Words>
                <Words x={piece.x + 5} y={piece.y + blockHeight - 8} as="size">
                  {fitted(`→${formatAddress(to)}`, 11, piece.width - 6)}
                </Words>
              </>
            )}
          </g>
        ));
      })}
      {blocks.flatMap((block) => {
        const pieces = piecesOf(layout, block.address, Math.max(block.bytes, 8));
        const widest = pieces.reduce(
          (most, one) => (one.width > most.width ? one : most),
          pieces[0]!,
        );
        return pieces.map((piece, number) => {
          const drawn = (
            <Moved key={`${block.id} ${number}`} x={piece.x} y={piece.y}>
              <ObjectBlock
                id={id}
                width={piece.width}
                height={blockHeight}
                block={block}
                begins={piece === widest}
                now={touched.has(block.id)}
                telling={ask === undefined}
              />
            </Moved>
          );
          return piece !== widest ? (
            drawn
          ) : (
            <Target
              key={block.id}
              id={block.id}
              label={`Object ${block.label} at ${formatAddress(block.address)}`}
              ask={ask}
              box={{ ...piece.box, height: blockHeight }}
            >
              {drawn}
            </Target>
          );
        });
      })}
      {flat && <Arrows look={look} layout={layout} roots={roots} now={nowOf(moment)} />}
      {heap &&
        addressesOf(heap, layout, width).map(({ text, x, y }) => (
          <Words key={`${x} ${y}`} x={x} y={y} as="address">
            {text}
          </Words>
        ))}
      {pointersOf(look, layout).map(({ text, x, y }) => {
        const half = textWidth(text, 11) / 2 + 2;
        const middle = Math.min(Math.max(x, half), width - half);
        return (
          <g key={text} class="pointer">
            <path d={`M${x} ${y - 12}V${y + blockHeight}`} />
            <rect class="plate" x={middle - half} y={y - 26} width={2 * half} height="14" />
            <Words x={middle} y={y - 15} as="size" anchor="middle">
              {text}
            </Words>
          </g>
        );
      })}
      {!flat && <HoldsList moment={moment} look={look} width={width} y={listTop} />}
      {notes.map((note, line) => (
        <Words key={note.slice(0, 8)} x={0} y={notesTop + 14 + line * 20} as="note">
          {fitted(note, 12, width)}
        </Words>
      ))}
      {heap && (
        <Before
          id={id}
          layout={layout}
          width={width}
          y={beforeTop}
          moment={moment}
          began={pause?.began}
        />
      )}
      {heap && <Pauses course={course} step={moment.step} width={width} y={pausesTop} />}
    </Drawing>
  );
}
