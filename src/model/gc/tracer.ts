import { cost } from './cost.ts';
import type { NodeId } from './graph.ts';
import type { Colour, HeapEvent } from './heap-state.ts';
import type { ObjectHeap } from './object-heap.ts';

/** An object that was met, and the one whose field led to it. */
interface Grey {
  readonly id: NodeId;
  readonly cause: NodeId | undefined;
}

export interface Visit {
  readonly events: readonly HeapEvent[];
  /** Units of work. */
  readonly work: number;
}

/**
 * Marking, one object at a time, breadth-first, in the three colours of Dijkstra, Lamport, Martin,
 * Scholten and Steffens ('On-the-fly garbage collection', CACM 21(11), 1978): black is visited, grey
 * is met and waits, white is the rest.
 */
export class Tracer {
  /** In the order they were visited. */
  readonly black: Set<NodeId>;
  private readonly grey: Grey[];
  private readonly waits: Set<NodeId>;

  constructor(black: Iterable<NodeId> = [], grey: readonly Grey[] = []) {
    this.black = new Set(black);
    this.grey = [...grey];
    this.waits = new Set(grey.map(({ id }) => id));
  }

  clone(): Tracer {
    return new Tracer(this.black, this.grey);
  }

  /** Has met the roots and, where an allocation waits for this, what the register holds. */
  static from(heap: ObjectHeap, withRegister: boolean): Tracer {
    const tracer = new Tracer();
    for (const { id } of heap.roots()) tracer.shade(id, undefined);
    if (withRegister && heap.register !== undefined) tracer.shade(heap.register, undefined);
    return tracer;
  }

  get done(): boolean {
    return this.grey.length === 0;
  }

  worklist(): NodeId[] {
    return this.grey.map(({ id }) => id);
  }

  isBlack(id: NodeId): boolean {
    return this.black.has(id);
  }

  isWhite(id: NodeId): boolean {
    return !this.black.has(id) && !this.waits.has(id);
  }

  colour(id: NodeId): Colour {
    return this.isBlack(id) ? 'black' : this.isWhite(id) ? 'white' : 'grey';
  }

  /** Makes a white object grey; `false` if it was not white. */
  shade(id: NodeId, cause: NodeId | undefined): boolean {
    if (!this.isWhite(id)) return false;
    this.grey.push({ id, cause });
    this.waits.add(id);
    return true;
  }

  /** An object made while marking goes on is black: it has no field yet that anybody has to follow. */
  blacken(id: NodeId): void {
    this.black.add(id);
  }

  /**
   * Visits the first that waits. When nothing waits any more, the entries of weak maps are looked
   * through: where map and key are black, the value is met, and marking goes on (ephemerons: Hayes,
   * OOPSLA 1997).
   */
  visit(heap: ObjectHeap): Visit {
    const { id, cause } = this.grey.shift()!;
    this.waits.delete(id);
    this.black.add(id);
    const found: NodeId[] = [];
    let work = cost.visit;
    for (const target of heap.targets(heap.nodes.get(id)!)) {
      work += cost.follow;
      if (this.shade(target.id, id)) found.push(target.id);
    }
    const events: HeapEvent[] = [{ kind: 'visited', subject: id, cause, found }];
    if (this.done) {
      work += cost.follow * heap.entries.length;
      for (const { map, key, value } of heap.entries) {
        if (!this.black.has(map) || !this.black.has(key) || !this.shade(value, key)) continue;
        events.push({ kind: 'entry-kept', subject: value, key, map });
      }
    }
    return { events, work };
  }
}
