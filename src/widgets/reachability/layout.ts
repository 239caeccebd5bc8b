import type { Graph, GraphNode, NodeId, Reference } from '../../model/gc/graph.ts';
import { formatBytes } from '../../model/units.ts';
import { type Box, textWidth } from '../draw/geometry.ts';
import { forestOf } from './forest.ts';
import { type Cells, layered, stacked } from './grid.ts';
import { type Label, placeLabel } from './label.ts';
import { type Corners, router, type Tracks } from './route.ts';
import { arrowKey } from './story.ts';

export interface Arrow {
  readonly reference: Reference;
  readonly corners: Corners;
  readonly label: Label | undefined;
}

/** Where everything stands, at 1:1; nothing in it depends on the step that is shown. */
export interface Drawing {
  /** What the picture shows of the plane, lines at the rim included. */
  readonly view: Box;
  readonly nodes: ReadonlyMap<NodeId, Box>;
  readonly arrows: ReadonlyMap<string, Arrow>;
}

const square = 16;
const nodeHeight = 48;
const snapped = (length: number): number => Math.ceil(length / square) * square;

/** The second line of a node: what a root belongs to; how large an object is, and whether its end is told. */
export function detail(node: GraphNode): string {
  const told = node.finalizer ? ', finaliser' : '';
  return node.kind === 'root' && node.bytes === 0
    ? (node.group ?? 'root')
    : `${formatBytes(node.bytes)}${told}`;
}

/**
 * Places the nodes by the references of the start, so that nothing moves when one is cut or drawn,
 * and draws a line for every reference that the script ever makes. In layers a node is at least `least` wide.
 */
export function layout(start: Graph, ever: Graph, width: number, least = 96): Drawing {
  const forest = forestOf({ nodes: ever.nodes, references: start.references });
  const columns = Math.max(Math.floor((width + 32) / 176), 2);
  const inLayers = layered(forest);
  const wide = wideTracks(ever, inLayers, width, least);
  const cells = wide ? inLayers : stacked(forest, columns);
  const tracks = wide ?? stackTracks(columns, width);

  const nodes = new Map<NodeId, Box>();
  for (const [id, { column, row }] of cells) {
    const box = { x: tracks.columnX[column]!, width: tracks.columnWidth[column]! };
    nodes.set(id, { ...box, y: row * tracks.pitch, height: nodeHeight });
  }

  const draw = router(cells, nodes, tracks);
  const isTree = (one: Reference): boolean =>
    forest.children.get(one.from)?.includes(one.to) === true;
  const treeFirst = [...ever.references].sort((a, b) => Number(isTree(b)) - Number(isTree(a)));
  const lines = treeFirst
    .filter(({ from, to }) => nodes.has(from) && nodes.has(to))
    .map((reference) => ({ reference, corners: draw(reference, isTree(reference)) }));

  const arrows = new Map<string, Arrow>();
  const labels: Box[] = [];
  for (const { reference, corners } of lines) {
    const others = lines.filter((line) => line.corners !== corners).map((line) => line.corners);
    const boxes = [...nodes.values()];
    const label = reference.label
      ? placeLabel(reference.label, corners, boxes, labels, others, width)
      : undefined;
    if (label) labels.push(label.box);
    arrows.set(arrowKey(reference), { reference, corners, label });
  }
  return { view: viewOf(width, nodes, lines, labels), nodes, arrows };
}

/** Columns as wide as their widest words, in equal gaps; `undefined` where the width is too small for them. */
function wideTracks(graph: Graph, cells: Cells, width: number, least: number): Tracks | undefined {
  const columnWidth: number[] = [];
  for (const node of graph.nodes) {
    const { column } = cells.get(node.id)!;
    const words = Math.max(textWidth(node.label, 13), textWidth(detail(node), 12));
    const needed = Math.min(snapped(Math.max(words + 22, least)), 192);
    columnWidth[column] = Math.max(columnWidth[column] ?? 0, needed);
  }
  const free = width - columnWidth.reduce((sum, one) => sum + one, 0);
  const most = 144;
  const even = Math.floor(free / Math.max(columnWidth.length - 1, 1) / square) * square;
  if (even < 64) return undefined;
  const gap = Math.min(even, most);
  const columnX: number[] = [];
  columnWidth.reduce((x, one) => {
    columnX.push(x);
    return x + one + gap;
  }, 0);
  return { columnX, columnWidth, gap, pitch: 96, nodeHeight };
}

function stackTracks(columns: number, width: number): Tracks {
  const gap = 32;
  const room = (width - gap * (columns - 1)) / columns;
  const each = Math.min(Math.floor(room / square) * square, 144);
  const columnX = Array.from({ length: columns }, (_, column) => column * (each + gap));
  return { columnX, columnWidth: columnX.map(() => each), gap, pitch: 80, nodeHeight };
}

function viewOf(
  width: number,
  nodes: ReadonlyMap<NodeId, Box>,
  lines: readonly { corners: Corners }[],
  labels: readonly Box[],
): Box {
  const ys = lines.flatMap(({ corners }) => corners.map((corner) => corner.y));
  const boxes = [...nodes.values(), ...labels];
  const top = snapped(Math.max(0, -Math.min(0, ...ys, ...boxes.map((box) => box.y))));
  const bottom = snapped(Math.max(nodeHeight, ...ys, ...boxes.map((box) => box.y + box.height)));
  return { x: 0, y: -top, width, height: top + bottom };
}
