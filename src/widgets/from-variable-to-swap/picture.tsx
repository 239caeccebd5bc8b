import type { MachineEvent } from '../../model/machine/event.ts';
import type { MachineState } from '../../model/machine/state.ts';
import { formatAddress } from '../../model/units.ts';
import { Drawing } from '../draw/drawing.tsx';
import { fitted, type Point } from '../draw/geometry.ts';
import { cellAt, type Grid, gridBox } from '../draw/grid.ts';
import { GridCells } from '../draw/grid-cells.tsx';
import { PageSquare } from '../draw/page-square.tsx';
import { Route } from '../draw/route.tsx';
import { Target } from '../draw/target.tsx';
import { Words } from '../draw/words.tsx';
import type { PictureProps } from '../kit/figure-spec.ts';
import { ContentSquares } from '../machine-drawing/content-squares.tsx';
import { contentsOf } from '../machine-drawing/contents.ts';
import { pageBytes } from '../machine-drawing/machine-moment.ts';
import { counted } from '../narrate/words.ts';
import { type Layout, layoutOf } from './layout.ts';
import { hasFlags, PageTable } from './page-table.tsx';
import { optionWords } from './predict.ts';
import { surveyOf } from './survey.ts';
import { Variables } from './variables.tsx';
import { pageName, sayWhere, whereabouts } from './whereabouts.ts';

/** A process's pages, its page table, RAM and disk, and the amber path of one page through them. */
export function Picture({ id, moment, width, ask }: PictureProps<MachineState, MachineEvent>) {
  const { state, play } = moment;
  const { followed, file } = surveyOf(play);
  const layout = layoutOf(play, width);
  const { wide, rows, square, table, side, ram, swap, file: fileGrid } = layout;
  const where = whereabouts(moment);
  const process = state.processes.find(({ pid }) => pid === followed.pid);
  const contents = contentsOf(state);
  const used = (place: 'ram' | 'swap') =>
    new Set(contents.filter((one) => one.where === place).map(({ number }) => number));
  const row = rows.find(({ page }) => page === followed.page)!;
  const name = pageName(moment);
  const path = `${formatAddress(followed.page * pageBytes)} → ${sayWhere(where, `the file ${file?.name ?? ''}`)}`;
  return (
    <Drawing
      id={id}
      width={width}
      height={layout.height}
      label={`The machine around ${name} of process ${process?.name ?? 'main'}: ${sayWhere(where)}. ${counted(ram.count, 'frame')} of RAM, ${counted(swap?.count ?? 0, 'slot')} of swap.`}
    >
      <g class="followed">
        <rect x="0" y="0" width="10" height="16" />
        <Words x={16} y={13} as="name">
          {wide ? `${name}: ${path}` : fitted(name, 12, width - 16)}
        </Words>
        {!wide && (
          <Words x={16} y={30} as="size">
            {fitted(path, 11, width - 16)}
          </Words>
        )}
      </g>
      <Words x={0} y={50} as="head">
        {wide ? 'Variable' : 'Name'}
      </Words>
      <Words x={square} y={50} as="head">
        {wide ? 'Page' : ''}
      </Words>
      <Words x={table.x} y={50} as="head">
        {fitted(`Page table of ${process?.name ?? 'main'}`, 13, table.width)}
      </Words>
      <Words x={wide ? table.x : square} y={layout.flagsY} as="size">
        {hasFlags(table.width) ? 'w writable, a accessed, d dirty' : ''}
      </Words>
      {wide && (
        <Words x={ram.x + ram.width} y={13} as="size" anchor="end">
          a square is a page, 4 KiB
        </Words>
      )}

      <Heading grid={ram} name="RAM" end={ram.x + ram.width}>
        {`${counted(ram.count, 'frame')}, ${state.ram.free} free`}
      </Heading>
      <GridCells id={id} grid={ram} used={used('ram')} />
      {swap ? (
        <>
          <Heading grid={swap} name="Swap" end={ram.x + ram.width}>
            {`on disk, ${counted(swap.count, 'slot')}, ${state.swap.free} free`}
          </Heading>
          <GridCells id={id} grid={swap} used={used('swap')} />
        </>
      ) : (
        <Words x={ram.x} y={ram.y + ram.height + 28} as="head">
          No swap
        </Words>
      )}
      {fileGrid && file && (
        <>
          <Heading grid={fileGrid} name={`File ${file.name}`} end={ram.x + ram.width}>
            {`on disk, ${counted(file.pages, 'page')}`}
          </Heading>
          <GridCells id={id} grid={fileGrid} used={new Set(allOf(fileGrid))} />
          {allOf(fileGrid).map((number) => {
            const { x, y } = cellAt(fileGrid, number);
            const now = number === file.at && where.in === 'file';
            return (
              <PageSquare
                key={number}
                x={x}
                y={y}
                size={fileGrid.size}
                owner="n"
                letter="f"
                now={now}
              />
            );
          })}
        </>
      )}
      <ContentSquares
        contents={contents}
        ram={ram}
        swap={swap}
        now={({ pid, page, where: place }) =>
          pid === followed.pid &&
          page === followed.page &&
          (place === 'swap') === (where.in === 'swap')
        }
      />

      {process && !process.ended && (
        <Variables process={process} page={followed.page} layout={layout} />
      )}
      <PageTable {...{ id, moment, layout }} />
      <Path layout={layout} y={row.y} to={targetOf()} disk={where.in !== 'frame'} />

      <Target
        id="nowhere"
        label={optionWords.nowhere}
        ask={ask}
        box={{ x: square, y: row.y, width: table.x + table.width - square, height: side }}
      >
        {null}
      </Target>
      <Target id="frame" label={optionWords.frame} ask={ask} box={gridBox(ram)}>
        {null}
      </Target>
      {swap && (
        <Target id="swap" label={optionWords.swap} ask={ask} box={gridBox(swap)}>
          {null}
        </Target>
      )}
      {fileGrid && (
        <Target id="file" label={optionWords.file} ask={ask} box={gridBox(fileGrid)}>
          {null}
        </Target>
      )}
    </Drawing>
  );

  function targetOf(): { grid: Grid; number: number } | undefined {
    if (where.in === 'frame') return { grid: ram, number: where.number };
    if (where.in === 'swap' && swap) return { grid: swap, number: where.number };
    if (where.in === 'file' && fileGrid && file && file.at < fileGrid.count) {
      return { grid: fileGrid, number: file.at };
    }
    return undefined;
  }
}

const allOf = ({ count, first }: Grid): number[] =>
  Array.from({ length: count }, (_, place) => first + place);

interface HeadingProps {
  grid: Grid;
  name: string;
  /** Where the note ends. */
  end: number;
  children: string;
}

function Heading({ grid, name, end, children }: HeadingProps) {
  const y = grid.y - 6;
  return (
    <>
      <Words x={grid.x} y={y} as="head">
        {fitted(name, 14, (end - grid.x) / 2)}
      </Words>
      <Words x={end} y={y} as="size" anchor="end">
        {children}
      </Words>
    </>
  );
}

interface PathProps {
  layout: Layout;
  /** Of the row of the page followed. */
  y: number;
  to: { grid: Grid; number: number } | undefined;
  disk: boolean;
}

/** From the entry down the lane beside the grids, and in from above the cell. */
function Path({ layout: { table, side, lane }, y, to, disk }: PathProps) {
  if (!to) return null;
  const start: Point = { x: table.x + table.width, y: y + side / 2 };
  const cell = cellAt(to.grid, to.number);
  const across = cell.y - (to.grid.pitch - to.grid.size) / 2;
  const x = cell.x + cell.width / 2;
  const points = [
    start,
    { x: lane, y: start.y },
    { x: lane, y: across },
    { x, y: across },
    { x, y: cell.y + 3 },
  ];
  return <Route points={points} kind={disk ? 'disk' : 'mapped'} band />;
}
