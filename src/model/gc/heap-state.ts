import type { Step } from '../engine.ts';
import type { Fault } from '../fault.ts';
import type { Hole } from './free-list.ts';
import type { Entry, GraphNode, NodeId, Reference } from './graph.ts';
import type { GcEvent, GcFaultCode } from './state.ts';

/** Collectors of a bounded heap, in which every object has its address. */
export type HeapCollector =
  | 'mark-sweep'
  | 'refcount'
  | 'refcount-cycles'
  | 'compact'
  | 'copying'
  | 'generational'
  | 'incremental';

/**
 * What a collection takes on: everything, the young only, one phase, one slice of the work, or (with
 * reference counts) what the last cut has set free.
 */
export type Scope = 'full' | 'minor' | 'mark' | 'sweep' | 'slice' | 'free';

/**
 * Who is at work: the program, or the collector in one of its phases. 'marked' and 'swept' are ends:
 * the program runs, and what the phase has found still stands.
 */
export type HeapPhase =
  | 'program'
  | 'freeing'
  | 'marking'
  | 'marked'
  | 'sweeping'
  | 'swept'
  | 'forwarding'
  | 'updating'
  | 'moving'
  | 'copying'
  | 'evacuating'
  | 'counting'
  | 'subtracting'
  | 'separating'
  | 'clearing';

/** A stretch of time in which the program stood still. */
export interface Pause {
  readonly scope: Scope;
  /** The object that had no room, or whose last reference went; none if the script asked. */
  readonly cause: NodeId | undefined;
  /** Units of work (cost.ts). */
  readonly work: number;
  /** The program's own work until then. */
  readonly at: number;
  readonly objects: number;
  readonly bytes: number;
}

/** All work until now, in units (cost.ts). */
export interface Work {
  /** What the program does; the same with every collector. */
  readonly program: number;
  /** What the collector adds to the program's own statements: finding room, barriers, counts. */
  readonly overhead: number;
  /** What it does in pauses. */
  readonly collector: number;
}

export type Colour = 'white' | 'grey' | 'black';

/** A node as it lies in memory. What a collector does not know about a node is left out. */
export interface HeapNodeView extends GraphNode {
  /** Not of a root, nor of what is freed. */
  readonly address?: number;
  readonly space?: string;
  /** White: not met; grey: met, to be visited; black: visited. */
  readonly colour?: Colour;
  /** Strong references to it. */
  readonly count?: number;
  /** Those that come from outside the objects being collected: CPython's gc_refs. */
  readonly outside?: number;
  /** Collections of the nursery that it has survived. */
  readonly age?: number;
  /** Its own size and that of all it dominates; 0 for what no root reaches. */
  readonly retained: number;
}

/** A part of the heap. */
export interface SpaceView {
  readonly name: string;
  readonly start: number;
  readonly bytes: number;
  /** The free pointer: everything from here on is free. */
  readonly free?: number;
  /** The scan pointer: every object below it has been scanned. */
  readonly scan?: number;
  /** Free blocks, where free memory is a list. */
  readonly holes?: readonly Hole[];
}

/** A reference that the program can follow to where its target is no longer. */
export interface Dangling extends Reference {
  /** Where it still points. */
  readonly address: number;
}

/** An object that has a new address, while both still mean something. */
export interface Forwarding {
  readonly id: NodeId;
  readonly from: number;
  readonly to: number;
}

export interface HeapState {
  readonly collector: HeapCollector;
  readonly phase: HeapPhase;
  readonly graph: {
    /** The freed ones too, in declared order. */
    readonly nodes: readonly HeapNodeView[];
    /** Those that lead to something in memory. */
    readonly references: readonly Reference[];
    readonly entries: readonly Entry[];
  };
  /** In the order they were freed. */
  readonly freed: readonly NodeId[];
  readonly dangling: readonly Dangling[];
  readonly spaces: readonly SpaceView[];
  /** Met and not visited; the first is next. */
  readonly worklist: readonly NodeId[];
  readonly forwarding: readonly Forwarding[];
  /** Fields of old objects that may point into the nursery. */
  readonly remembered: readonly { readonly from: NodeId; readonly to: NodeId }[];
  /** Callbacks that wait, by the object that is gone. */
  readonly finalizers: readonly NodeId[];
  /** The object made last, which the program still holds in a register. */
  readonly register: NodeId | undefined;
  readonly used: number;
  /** The most bytes that were ever in use at once. */
  readonly peak: number;
  readonly pauses: readonly Pause[];
  readonly work: Work;
}

/** What a step did, beyond what a step in the plain graph tells (state.ts). */
export type HeapEvent =
  | GcEvent
  | {
      readonly kind: 'allocated';
      readonly subject: NodeId;
      readonly bytes: number;
      readonly address: number;
      readonly space: string;
    }
  | {
      readonly kind: 'collection-began';
      readonly scope: Scope;
      /** The object that had no room; none if the script asked. */
      readonly cause: NodeId | undefined;
    }
  | {
      readonly kind: 'collection-ended';
      readonly scope: Scope;
      readonly objects: number;
      readonly bytes: number;
      readonly work: number;
    }
  /** A count changed because `cause` drew or lost a reference. */
  | {
      readonly kind: 'counted';
      readonly subject: NodeId;
      readonly count: number;
      readonly by: 1 | -1;
      readonly cause: NodeId;
    }
  /** CPython's update_refs: each count is copied, to be taken apart. */
  | { readonly kind: 'counts-copied'; readonly objects: readonly NodeId[] }
  /** CPython's subtract_refs: references from `subject` are inside, so they do not count. */
  | {
      readonly kind: 'subtracted';
      readonly subject: NodeId;
      readonly targets: readonly { readonly id: NodeId; readonly outside: number }[];
    }
  /** CPython's move_unreachable: held from outside, or by what is; or by nobody so far. */
  | {
      readonly kind: 'separated';
      readonly subject: NodeId;
      readonly held: boolean;
      /** What it reaches, taken back from those that seemed unreachable. */
      readonly found: readonly NodeId[];
    }
  /** CPython's delete_garbage: an unreachable object lets go of all it holds. */
  | { readonly kind: 'cleared'; readonly subject: NodeId; readonly targets: readonly NodeId[] }
  | {
      readonly kind: 'forwarded' | 'moved';
      readonly subject: NodeId;
      readonly from: number;
      readonly to: number;
    }
  /** Its references point to where their targets will be. */
  | { readonly kind: 'updated'; readonly subject: NodeId; readonly targets: readonly NodeId[] }
  /** Copied to the other semispace, or promoted to the old generation, because `cause` holds it. */
  | {
      readonly kind: 'copied' | 'promoted';
      readonly subject: NodeId;
      readonly from: number;
      readonly to: number;
      readonly cause: NodeId | undefined;
    }
  | {
      readonly kind: 'scanned';
      readonly subject: NodeId;
      /** What it holds that had to move. */
      readonly found: readonly NodeId[];
      /** An old object scanned only because the remembered set names it. */
      readonly remembered: boolean;
    }
  /** The semispaces change places; what was not copied is gone. */
  | {
      readonly kind: 'flipped';
      readonly space: string;
      readonly freed: readonly NodeId[];
      readonly bytes: number;
    }
  /** The write barrier notes a field of an old object that points into the nursery. */
  | { readonly kind: 'remembered'; readonly subject: NodeId; readonly target: NodeId }
  /** A barrier makes an object grey, because of the program's write to `cause`. */
  | {
      readonly kind: 'shaded';
      readonly subject: NodeId;
      readonly cause: NodeId;
      readonly barrier: 'insertion' | 'deletion';
    };

export type HeapFaultCode =
  | GcFaultCode
  | 'out-of-memory'
  | 'dangling-reference'
  | 'unreachable-object';

export type HeapFault = Fault<HeapFaultCode>;
export type HeapStep = Step<HeapEvent>;
