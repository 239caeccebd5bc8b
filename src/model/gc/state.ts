import type { Step } from '../engine.ts';
import type { Fault } from '../fault.ts';
import { emptyGraph, type Graph, type NodeId } from './graph.ts';

/**
 * Who is at work: the program, or the collector in one of its phases.
 * 'marked' and 'swept' are the ends of theirs; the next change by the program leaves both.
 */
export type Phase = 'program' | 'marking' | 'marked' | 'sweeping' | 'swept';

/** Objects are in three sets at any moment: marked, waiting in the worklist, not met yet. */
export interface GcState {
  readonly graph: Graph;
  /** In the order they were visited. */
  readonly marked: ReadonlySet<NodeId>;
  /** Met but not visited; the first is next. */
  readonly worklist: readonly NodeId[];
  /** Their memory is gone and so are their references; their nodes stay in the graph. */
  readonly freed: ReadonlySet<NodeId>;
  readonly phase: Phase;
  /** Callbacks that wait, by the object that is gone; left out while there has been none. */
  readonly finalizers?: readonly NodeId[];
}

/** What a step in a plain graph did, to be told in a sentence: what happened, to what, because of what. */
export type GraphEvent =
  | { readonly kind: 'declared'; readonly subject: NodeId }
  | {
      readonly kind: 'referred' | 'cut';
      readonly subject: NodeId;
      readonly target: NodeId;
      readonly label: string;
      /** What a root can reach from now on, or no longer. */
      readonly changed: readonly NodeId[];
    }
  | {
      readonly kind: 'visited';
      readonly subject: NodeId;
      /** The object whose reference led here; none for a root. */
      readonly cause: NodeId | undefined;
      /** What was met here for the first time and now waits. */
      readonly found: readonly NodeId[];
    }
  | { readonly kind: 'mark-ended'; readonly unmarked: readonly NodeId[] }
  | { readonly kind: 'freed'; readonly subject: NodeId; readonly bytes: number }
  /** All that was freed since the script began. */
  | { readonly kind: 'sweep-ended'; readonly objects: number; readonly bytes: number };

/** What else happens where the program can hold weakly, empty roots and be told of an end. */
export type WeakEvent =
  /** A reference that keeps nothing alive. */
  | {
      readonly kind: 'referred';
      readonly subject: NodeId;
      readonly target: NodeId;
      readonly label: string;
      readonly weak: true;
      readonly changed: readonly NodeId[];
    }
  /** A root lets go of all it holds. */
  | {
      readonly kind: 'dropped';
      readonly subject: NodeId;
      readonly targets: readonly NodeId[];
      /** What a root can no longer reach. */
      readonly changed: readonly NodeId[];
    }
  /** Nobody can follow them any more: the subject is about to go. */
  | { readonly kind: 'weak-cleared'; readonly subject: NodeId; readonly holders: readonly NodeId[] }
  | {
      /** The value of an entry: put into a weak map, or met because map and key both were. */
      readonly kind: 'entry-drawn' | 'entry-kept';
      readonly subject: NodeId;
      readonly key: NodeId;
      readonly map: NodeId;
    }
  | { readonly kind: 'finalizer-set' | 'finalizer-queued'; readonly subject: NodeId }
  | { readonly kind: 'finalizers-ran'; readonly subjects: readonly NodeId[] };

export type GcEvent = GraphEvent | WeakEvent;

export type GcFaultCode =
  | 'unknown-name'
  | 'already-declared'
  | 'already-referred'
  | 'no-such-reference'
  | 'freed-object'
  | 'root-as-target'
  | 'not-a-root'
  | 'not-marked'
  | 'not-this-collector';

export type GcFault = Fault<GcFaultCode>;
export type GraphStep = Step<GraphEvent> & { readonly state: GcState };
export type GcStep = Step<GcEvent> & { readonly state: GcState };

export const emptyState: GcState = {
  graph: emptyGraph,
  marked: new Set(),
  worklist: [],
  freed: new Set(),
  phase: 'program',
};
