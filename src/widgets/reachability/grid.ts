import type { NodeId } from '../../model/gc/graph.ts';
import type { Forest } from './forest.ts';

export interface Cell {
  readonly column: number;
  readonly row: number;
}

export type Cells = Map<NodeId, Cell>;

/**
 * Columns by depth: roots on the left, a first child beside its holder, the next ones in rows
 * below. A piece that no root reaches goes as high and as far right as there is room.
 */
export function layered({ heads, rootCount, children }: Forest): Cells {
  const cells: Cells = new Map();
  const ends: number[] = [];
  let columns = 1;

  const shape = (id: NodeId, column: number, row: number, into: Cells): number => {
    into.set(id, { column, row });
    let used = 0;
    for (const child of children.get(id) ?? []) used += shape(child, column + 1, row + used, into);
    return Math.max(used, 1);
  };
  const keep = (piece: Cells, right: number, down: number): void => {
    for (const [id, { column, row }] of piece) {
      cells.set(id, { column: column + right, row: row + down });
      ends[row + down] = Math.max(ends[row + down] ?? 0, column + right + 1);
      columns = Math.max(columns, column + right + 1);
    }
  };

  let rows = 0;
  heads.forEach((head, index) => {
    const piece: Cells = new Map();
    const height = shape(head, 0, 0, piece);
    if (index < rootCount) {
      keep(piece, 0, rows);
      rows += height;
      return;
    }
    const width = Math.max(...[...piece.values()].map((cell) => cell.column)) + 1;
    const right = Math.max(columns - width, 1);
    let down = 0;
    while (ends.slice(down, down + height).some((end) => (end ?? 0) > right)) down += 1;
    keep(piece, right, down);
  });
  return cells;
}

/** Chains downwards, each a column's next rows: for a narrow page. */
export function stacked({ heads, children }: Forest, columns: number): Cells {
  const cells: Cells = new Map();
  const heights = new Array<number>(columns).fill(0);
  const place = (head: NodeId, below: number): void => {
    const tops = heights.map((height) => Math.max(height, below));
    const column = tops.indexOf(Math.min(...tops));
    let row = tops[column]!;
    const branches: [NodeId, number][] = [];
    for (let id: NodeId | undefined = head; id !== undefined; row += 1) {
      cells.set(id, { column, row });
      const [next, ...others]: readonly NodeId[] = children.get(id) ?? [];
      for (const other of others) branches.push([other, row + 1]);
      id = next;
    }
    heights[column] = row;
    for (const [branch, least] of branches) place(branch, least);
  };
  for (const head of heads) place(head, 0);
  return cells;
}
