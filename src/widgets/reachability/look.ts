import type { NodeId } from '../../model/gc/graph.ts';
import { pathTo, reachable } from '../../model/gc/reachable.ts';
import { type Domination, dominatedBy, dominationOf } from '../../model/gc/retained.ts';
import { arrowKey, type ReachMoment } from './story.ts';

export type Life = 'reachable' | 'unreachable' | 'freed';
/** Where the collector stands with a node; a number is its place among those that wait. */
export type MarkState = 'none' | 'unmet' | 'marked' | number;

/** What a moment says about each node and reference, before anybody draws it. */
export interface Look {
  life(id: NodeId): Life;
  mark(id: NodeId): MarkState;
  /** With reference counting: how many refer to it, and how many of them from outside. */
  count(id: NodeId): string | undefined;
  /** The node that this step visits or frees. */
  readonly now: NodeId | undefined;
  /** Nodes and arrows to be drawn in amber: a path, or what this step follows. */
  readonly amber: ReadonlySet<string>;
  /** The arrow that this step cut; it's gone from the graph but still drawn. */
  readonly ghost: string | undefined;
  readonly tree: ReadonlyMap<NodeId, Domination>;
  /** What would go with the node that is selected. */
  readonly goes: ReadonlySet<NodeId>;
}

/** `selected`: show why this node is alive instead of what the step follows. */
export function lookOf({ state, events }: ReachMoment, selected: NodeId | undefined): Look {
  const { graph, worklist, phase } = state;
  const freed = new Set(state.freed);
  const alive = reachable(graph);
  const tree = dominationOf(graph);
  const amber = new Set<string>();
  let now: NodeId | undefined;
  let ghost: string | undefined;
  const follow = (from: NodeId | undefined, to: NodeId): void => {
    if (selected !== undefined) return;
    amber.add(to);
    if (from !== undefined) amber.add(arrowKey({ from, to }));
  };
  for (const event of events) {
    switch (event.kind) {
      case 'visited':
        now = event.subject;
        follow(event.cause, event.subject);
        break;
      case 'freed':
        now = event.subject;
        break;
      case 'cut':
        ghost = arrowKey({ from: event.subject, to: event.target });
        break;
      case 'referred':
        if (selected === undefined) amber.add(arrowKey({ from: event.subject, to: event.target }));
        break;
      case 'entry-kept':
        follow(event.key, event.subject);
        break;
      case 'subtracted':
      case 'separated':
      case 'cleared':
        now = event.subject;
        follow(undefined, event.subject);
    }
  }
  if (selected !== undefined) {
    const path = pathTo(graph, selected);
    if (path) amber.add(selected);
    for (const one of path ?? []) amber.add(one.from).add(arrowKey(one));
  }
  const marked = 'marked' in state ? state.marked : undefined;
  const known = marked ? undefined : new Map(state.graph.nodes.map((one) => [one.id, one]));
  return {
    life: (id) => (freed.has(id) ? 'freed' : alive.has(id) ? 'reachable' : 'unreachable'),
    mark(id) {
      const node = known?.get(id) as { colour?: string } | undefined;
      if (freed.has(id) || (marked ? phase === 'program' : node?.colour === undefined))
        return 'none';
      if (marked ? marked.has(id) : node?.colour === 'black') return 'marked';
      const place = worklist.indexOf(id);
      return place < 0 ? 'unmet' : place + 1;
    },
    count(id) {
      const { count, outside } = (known?.get(id) ?? {}) as { count?: number; outside?: number };
      if (count === undefined || freed.has(id)) return undefined;
      return outside === undefined ? `count ${count}` : `${outside} of ${count} outside`;
    },
    ...{ now, amber, ghost, tree },
    goes: new Set(selected === undefined ? [] : dominatedBy(tree, selected)),
  };
}

export function markText(mark: MarkState): string {
  if (mark === 'none') return '–';
  if (mark === 'unmet') return 'no mark';
  return mark === 'marked' ? 'marked' : `waiting, place ${mark}`;
}
