import { hatchOf } from '../draw/drawing.tsx';
import { Moved } from '../draw/moved.tsx';
import { PageSquare } from '../draw/page-square.tsx';
import { Target } from '../draw/target.tsx';
import type { Asking } from '../kit/question.ts';
import type { Cell, Column } from './race-columns.ts';
import { type Layout, outRow, wordRow } from './race-layout.ts';

interface LanePictureProps {
  /** The drawing's id. */
  id: string;
  lane: number;
  label: string;
  layout: Layout;
  /** The steps of the window that have been, the first one first. */
  columns: readonly Column[];
  /** The step shown: its column is memory as it is now. */
  step: number;
  ask: Asking | undefined;
}

/** The frames of a lane over time: a column a reference, the last one filled. */
export function LanePicture({ id, lane, label, layout, columns, step, ask }: LanePictureProps) {
  const { cell, first } = layout;
  const { y, rows } = layout.lanes[lane]!;
  const now = columns.at(-1);
  const past = columns.slice(0, -1);
  const words = y + rows * cell;
  const left = layout.x(first);
  const right = left + layout.columns * cell;
  const lines = [
    ...Array.from({ length: rows + 1 }, (_, row) => `M${left} ${y + row * cell}H${right}`),
    ...Array.from(
      { length: layout.columns + 1 },
      (_, column) => `M${left + column * cell} ${y}V${words}`,
    ),
  ];
  return (
    <g>
      <rect class="table" x={left} y={y} width={layout.columns * cell} height={rows * cell} />
      {now && <rect class="now-band" x={layout.x(step)} y={y} width={cell} height={rows * cell} />}
      {past.map((column, place) => (
        <Past
          key={first + place}
          column={column}
          x={layout.x(first + place)}
          y={y}
          cell={cell}
          rows={rows}
        />
      ))}
      <path class="lines" d={lines.join('')} />
      {columns.map(({ hit, out }, place) => {
        const x = layout.x(first + place);
        return (
          <g key={first + place} class={hit ? 'was-hit' : 'was-fault'}>
            <text class="outcome" x={x + cell / 2} y={words + 13} text-anchor="middle">
              {hit ? 'hit' : 'fault'}
            </text>
            {first + place < step &&
              out.map((page) => (
                <Out key={page} page={page} x={x} y={words + wordRow} cell={cell} />
              ))}
          </g>
        );
      })}
      {now && (
        <g>
          {Array.from({ length: rows }, (_, frame) => frame)
            .filter((frame) => now.cells[frame] === undefined)
            .map((frame) => (
              <rect
                key={`free-${frame}`}
                class="free-frame"
                x={layout.x(step) + 1}
                y={y + frame * cell + 1}
                width={cell - 2}
                height={cell - 2}
                fill={hatchOf(id)}
              />
            ))}
          {now.cells.map((one, frame) =>
            one && frame < rows ? (
              <Moved key={one.page} x={layout.x(step)} y={y + frame * cell}>
                <Target
                  id={`${lane}-${one.page}`}
                  label={`Page ${one.page} of ${label}`}
                  ask={ask}
                  box={{ x: 4, y: 4, width: cell - 8, height: cell - 8 }}
                >
                  <Resident cell={one} size={cell} about={frame === now.at ? now : undefined} />
                </Target>
              </Moved>
            ) : null,
          )}
          {now.out.map((page) => (
            <Moved key={page} x={layout.x(step)} y={words + wordRow}>
              <Out page={page} x={0} y={0} cell={cell} />
            </Moved>
          ))}
          {now.hand !== undefined && now.hand < rows && (
            <Moved key="hand" x={layout.x(step)} y={y + now.hand * cell + cell / 2}>
              <path class="hand" d="M-9 -6L2 0L-9 6z" />
            </Moved>
          )}
        </g>
      )}
    </g>
  );
}

interface PastProps {
  column: Column;
  x: number;
  y: number;
  cell: number;
  rows: number;
}

/** A column that memory has gone on from: which pages there were, and where the new one came. */
function Past({ column: { cells, at, hit }, x, y, cell, rows }: PastProps) {
  return (
    <g class="past">
      {at < rows && (
        <rect
          class={hit ? 'used-here' : 'came-here'}
          x={x + 2.5}
          y={y + at * cell + 2.5}
          width={cell - 5}
          height={cell - 5}
          rx="1"
        />
      )}
      {cells.map((one, frame) =>
        one && frame < rows ? (
          <text
            // A frame is its place.
            key={frame}
            class="w-name"
            x={x + cell / 2}
            y={y + frame * cell + cell / 2 + 4}
            text-anchor="middle"
          >
            {one.page}
          </text>
        ) : null,
      )}
    </g>
  );
}

/** A page in memory now; `about` where the reference was to it. */
function Resident({ cell, size, about }: { cell: Cell; size: number; about: Column | undefined }) {
  const tone = about === undefined ? 'on-live' : about.hit ? 'on-now' : '';
  const { page, dirty, mark } = cell;
  return (
    <g>
      <PageSquare
        x={2}
        y={2}
        size={size - 4}
        now={about?.hit === true}
        fault={about?.hit === false}
        dirty={dirty}
      />
      <text
        class={`w-name ${tone}`}
        x={mark ? 6 : size / 2}
        y={mark ? 14 : size / 2 + 4}
        text-anchor={mark ? 'start' : 'middle'}
      >
        {page}
      </text>
      {mark && (
        <text class={`mark ${tone}`} x={size - 6} y={size - 5} text-anchor="end">
          {mark}
        </text>
      )}
    </g>
  );
}

/** A page that had to go: a dashed outline below its lane. */
function Out({ page, x, y, cell }: { page: number; x: number; y: number; cell: number }) {
  return (
    <g class="pg absent">
      <rect x={x + 4} y={y + 2} width={cell - 8} height={outRow - 6} rx="1" />
      <text x={x + cell / 2} y={y + outRow / 2 + 3} text-anchor="middle">
        {page}
      </text>
    </g>
  );
}
