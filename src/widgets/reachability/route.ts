import type { NodeId, Reference } from '../../model/gc/graph.ts';
import type { Box, Point } from '../draw/geometry.ts';
import type { Cell, Cells } from './grid.ts';

/** Where the columns and rows lie; nodes fill cells, lines run only between them. */
export interface Tracks {
  readonly columnX: readonly number[];
  readonly columnWidth: readonly number[];
  readonly gap: number;
  readonly pitch: number;
  readonly nodeHeight: number;
}

/** The corners of a line from one node's edge to another's; every part is level or upright. */
export type Corners = readonly Point[];

type Side = 'left' | 'right' | 'top' | 'bottom';

/** Places on a side of a node, best first, away from the middle. */
const offsets = { level: [0, -12, 12, -18, 18], upright: [0, -32, 32, -16, 16, -48, 48] } as const;

/**
 * Draws lines that never cross a node: straight where the way is clear, otherwise through the gaps
 * between columns and the gutters between rows.
 */
export function router(cells: Cells, boxes: ReadonlyMap<NodeId, Box>, tracks: Tracks) {
  const taken = new Map<string, Set<number>>();
  const lanes = new Map<string, number>();
  const at = new Map([...cells].map(([id, cell]) => [`${cell.column},${cell.row}`, id]));

  const used = (id: NodeId, side: Side): Set<number> => {
    const key = `${side} ${id}`;
    if (!taken.has(key)) taken.set(key, new Set());
    return taken.get(key)!;
  };
  /** A place that is free at all these ends; `lean` says on which half to look first. */
  const port = (lean: 1 | -1, ...ends: [NodeId, Side][]): number => {
    const level = ends[0]![1] === 'left' || ends[0]![1] === 'right';
    const choices = (level ? offsets.level : offsets.upright).map(
      (offset) => offset && -lean * offset,
    );
    const sets = ends.map(([id, where]) => used(id, where));
    const free = choices.find((offset) => !sets.some((set) => set.has(offset))) ?? choices.at(-1)!;
    for (const set of sets) set.add(free);
    return free;
  };
  const lane = (key: string, count: number): number => {
    const next = lanes.get(key) ?? 0;
    lanes.set(key, next + 1);
    return next % count;
  };
  /** An upright line's x in the gap to the right of a column. */
  const gapX = (column: number, tree: boolean): number => {
    const start = (tracks.columnX[column] ?? 0) + (tracks.columnWidth[column] ?? 0);
    if (tracks.gap < 48) return start + [16, 10, 22][tree ? 0 : lane(`gap ${column}`, 3)]!;
    return start + (tree ? 16 : [32, 40, 48, 56, 24][lane(`gap ${column}`, 5)]!);
  };
  /** A level line's y in the gutter below a row. */
  const gutterY = (row: number): number => {
    const free = tracks.pitch - tracks.nodeHeight;
    const y = row * tracks.pitch + tracks.nodeHeight;
    return y + (free / 4) * ([2, 3, 1][lane(`gutter ${row}`, 3)] ?? 2);
  };
  const clear = (a: Cell, b: Cell): boolean => {
    const columns = Math.sign(b.column - a.column);
    const rows = Math.sign(b.row - a.row);
    if ((columns !== 0) === (rows !== 0)) return false;
    let { column, row } = a;
    for (;;) {
      column += columns;
      row += rows;
      if (column === b.column && row === b.row) return true;
      if (at.has(`${column},${row}`)) return false;
    }
  };
  const point = (id: NodeId, side: Side, offset: number): Point => {
    const { x, y, width, height } = boxes.get(id)!;
    if (side === 'left' || side === 'right') {
      return { x: side === 'left' ? x : x + width, y: y + height / 2 + offset };
    }
    return { x: x + width / 2 + offset, y: side === 'top' ? y : y + height };
  };

  const straight = (from: NodeId, to: NodeId, out: Side, into: Side): Corners => {
    const offset = port(-1, [from, out], [to, into]);
    const start = point(from, out, offset);
    const end = point(to, into, offset);
    // Boxes of one column may differ in width: keep the line upright.
    return out === 'top' || out === 'bottom' ? [start, { x: start.x, y: end.y }] : [start, end];
  };

  return ({ from, to }: Reference, tree: boolean): Corners => {
    const a = cells.get(from)!;
    const b = cells.get(to)!;
    if (from === to) {
      const start = point(from, 'right', -12);
      const x = start.x + 14;
      return [start, { x, y: start.y }, { x, y: start.y + 24 }, { x: start.x, y: start.y + 24 }];
    }
    if (clear(a, b)) {
      if (a.row === b.row) {
        return a.column < b.column
          ? straight(from, to, 'right', 'left')
          : straight(from, to, 'left', 'right');
      }
      return a.row < b.row
        ? straight(from, to, 'bottom', 'top')
        : straight(from, to, 'top', 'bottom');
    }

    const forward = a.column === b.column ? a.column === 0 : a.column < b.column;
    const out: Side = forward ? 'right' : 'left';
    const into: Side = a.column === b.column ? out : forward ? 'left' : 'right';
    // A node's children share one way out, like a bus.
    const down = b.row < a.row ? -1 : 1;
    const start = point(from, out, tree ? 0 : port(down, [from, out]));
    if (tree) used(from, out).add(0);
    const end = point(to, into, port(down === 1 ? -1 : 1, [to, into]));
    const outGap = forward ? a.column : a.column - 1;
    const intoGap = into === 'left' ? b.column - 1 : b.column;
    const x1 = gapX(outGap, tree);
    if (outGap === intoGap) return [start, { x: x1, y: start.y }, { x: x1, y: end.y }, end];
    const x2 = gapX(intoGap, false);
    const y = gutterY(b.row < a.row ? a.row - 1 : a.row);
    return [start, { x: x1, y: start.y }, { x: x1, y }, { x: x2, y }, { x: x2, y: end.y }, end];
  };
}
