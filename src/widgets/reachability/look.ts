import type { NodeId } from '../../model/gc/graph.ts';
import type { GcFrame } from '../../model/gc/mark.ts';
import { pathTo, reachable } from '../../model/gc/reachable.ts';
import { arrowKey } from './layout.ts';

export type Life = 'reachable' | 'unreachable' | 'freed';
/** Where the collector stands with a node; a number is its place among those that wait. */
export type MarkState = 'none' | 'unmet' | 'marked' | number;

/** What a frame says about each node and reference, before anybody draws it. */
export interface Look {
  life(id: NodeId): Life;
  mark(id: NodeId): MarkState;
  /** The node that this step visits or frees. */
  readonly now: NodeId | undefined;
  /** Nodes and arrows to be drawn in amber: a path, or what this step follows. */
  readonly amber: ReadonlySet<string>;
  /** The arrow that this step cut; it's gone from the graph but still drawn. */
  readonly ghost: string | undefined;
}

/** `selected`: show why this node is alive instead of what the step follows. */
export function lookOf(frame: GcFrame, selected: NodeId | undefined): Look {
  const { graph, marked, worklist, freed, phase } = frame.state;
  const alive = reachable(graph);
  const amber = new Set<string>();
  let now: NodeId | undefined;
  let ghost: string | undefined;
  for (const event of frame.events) {
    if (event.kind === 'visited' || event.kind === 'freed') now = event.subject;
    if (event.kind === 'cut') ghost = arrowKey({ from: event.subject, to: event.target });
    if (selected !== undefined) continue;
    if (event.kind === 'visited') {
      amber.add(event.subject);
      if (event.cause !== undefined) amber.add(arrowKey({ from: event.cause, to: event.subject }));
    }
    if (event.kind === 'referred') amber.add(arrowKey({ from: event.subject, to: event.target }));
  }
  if (selected !== undefined) {
    const path = pathTo(graph, selected);
    if (path) amber.add(selected);
    for (const one of path ?? []) amber.add(one.from).add(arrowKey(one));
  }
  return {
    life: (id) => (freed.has(id) ? 'freed' : alive.has(id) ? 'reachable' : 'unreachable'),
    mark(id) {
      if (phase === 'program' || freed.has(id)) return 'none';
      if (marked.has(id)) return 'marked';
      const place = worklist.indexOf(id);
      return place < 0 ? 'unmet' : place + 1;
    },
    now,
    amber,
    ghost,
  };
}

export function markText(mark: MarkState): string {
  if (mark === 'none') return '–';
  if (mark === 'unmet') return 'no mark';
  return mark === 'marked' ? 'marked' : `waiting, place ${mark}`;
}
