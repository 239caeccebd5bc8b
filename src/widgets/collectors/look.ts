import type { CollectorsEvent, CollectorsState } from '../../model/collectors/state.ts';
import type { NodeId, Reference } from '../../model/gc/graph.ts';
import type { HeapEvent, HeapNodeView, HeapState, SpaceView } from '../../model/gc/heap-state.ts';
import { reachable } from '../../model/gc/reachable.ts';
import type { GcState } from '../../model/gc/state.ts';
import type { Moment } from '../kit/moment.ts';

/** A heap that is collected, or one stream of allocations through several of them. */
export type State = HeapState | GcState | CollectorsState;
export type Event = HeapEvent | CollectorsEvent;
export type HeapMoment = Moment<HeapState | GcState, HeapEvent>;
export type PointsMoment = Moment<CollectorsState, CollectorsEvent>;

export const isPoints = (moment: Moment<State, Event>): moment is PointsMoment =>
  'points' in moment.state;

/** An object in memory. */
export interface Block extends HeapNodeView {
  readonly address: number;
  /** No root reaches it. */
  readonly garbage: boolean;
}

/** What the drawing of a heap needs, of one with addresses and of the plain graph alike. */
export interface HeapLook {
  readonly heap: HeapState | undefined;
  readonly roots: readonly HeapNodeView[];
  /** By address. */
  readonly blocks: readonly Block[];
  readonly spaces: readonly SpaceView[];
  readonly references: readonly Reference[];
  readonly worklist: readonly NodeId[];
  /** What a figure writes for a name. */
  readonly label: (id: NodeId) => string;
}

const word = 8;

/** The plain graph has no addresses: its objects stand side by side, in the order they were made. */
function placed(state: GcState): HeapNodeView[] {
  let next = 0;
  return state.graph.nodes.map((node): HeapNodeView => {
    const bare = { ...node, retained: 0 };
    if (node.kind === 'root') return bare;
    const address = next;
    next += Math.max(Math.ceil(node.bytes / word) * word, word);
    if (state.freed.has(node.id)) return bare;
    if (state.phase !== 'marking' && state.phase !== 'marked') return { ...bare, address };
    const waits = state.worklist.includes(node.id);
    const colour = state.marked.has(node.id) ? 'black' : waits ? 'grey' : 'white';
    return { ...bare, address, colour };
  });
}

export function lookOf(state: HeapState | GcState): HeapLook {
  const heap = 'spaces' in state ? state : undefined;
  const nodes = 'spaces' in state ? state.graph.nodes : placed(state);
  const reached = reachable(state.graph);
  const blocks = nodes
    .flatMap((node): Block[] => {
      const { address } = node;
      if (address === undefined) return [];
      return [{ ...node, address, garbage: !reached.has(node.id) }];
    })
    .sort((a, b) => a.address - b.address);
  const bytes = nodes.reduce((sum, node) => sum + Math.ceil(node.bytes / word) * word, 0);
  return {
    heap,
    roots: nodes.filter(({ kind }) => kind === 'root'),
    blocks,
    spaces: heap?.spaces ?? [{ name: 'objects, in no heap', start: 0, bytes: bytes || 64 }],
    references: state.graph.references,
    worklist: state.worklist,
    label: (id) => nodes.find((one) => one.id === id)?.label ?? id,
  };
}
