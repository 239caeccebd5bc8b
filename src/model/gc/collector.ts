import { cost, roomFor } from './cost.ts';
import type { Graph, GraphNode, NodeId } from './graph.ts';
import type {
  Dangling,
  Forwarding,
  HeapCollector,
  HeapEvent,
  HeapFault,
  HeapNodeView,
  HeapPhase,
  Pause,
  Scope,
  SpaceView,
} from './heap-state.ts';
import { ObjectHeap } from './object-heap.ts';

/** What a script asks for is another collector's. */
export const notHere = (message: string): HeapFault => ({ code: 'not-this-collector', message });

/** A pause that is not over yet. */
interface OpenPause {
  readonly scope: Scope;
  readonly cause: NodeId | undefined;
  work: number;
  objects: number;
  bytes: number;
}

/**
 * A heap with a collector: the program's side (allocate, refer, cut) and the collector's (begin, step).
 * It trusts its caller: names are known, and no collection is under way where the program acts.
 * What every collector shares is here; a collector says where objects go and what one step does.
 */
export abstract class Collector {
  abstract readonly name: HeapCollector;
  heap = new ObjectHeap();
  phase: HeapPhase = 'program';
  /** Units of work (cost.ts), as `Work` has them. */
  programWork = 0;
  overheadWork = 0;
  collectorWork = 0;
  peak = 0;
  pauses: Pause[] = [];
  /** References to where their target is no longer, found when the last collection ended. */
  lost: readonly Dangling[] = [];
  /** Whether its settings allow it to lose an object: a barrier that is needed is off. */
  readonly canLose: boolean = false;
  /** Why, in the words of a fault. */
  readonly whyLost: string = '';
  protected pause: OpenPause | undefined;

  abstract clone(): Collector;

  /** The collection that has to run before an object of `bytes` is placed, after those already tried. */
  abstract wants(bytes: number, tried: readonly Scope[]): Scope | undefined;
  /** Takes room for `bytes` bytes, already rounded to words; `undefined` where there is none. */
  protected abstract place(bytes: number): number | undefined;
  /** Why the script cannot ask for this now; `undefined` if it can. */
  abstract refuses(scope: Scope): HeapFault | undefined;
  protected abstract start(scope: Scope, withRegister: boolean): void;
  /** One step of the collection under way; it calls `end` in its last. */
  protected abstract advance(): HeapEvent[];
  abstract spaces(): readonly SpaceView[];

  /** The program has made an object. */
  protected made(_id: NodeId): void {}
  /** The program has drawn a reference: the place of a write barrier. */
  protected drew(_from: NodeId, _to: NodeId, _weak: boolean): HeapEvent[] {
    return [];
  }
  /** The program is about to remove a reference. */
  protected cutting(_from: NodeId, _to: NodeId, _weak: boolean): HeapEvent[] {
    return [];
  }
  /** The program has put an entry into a weak map. */
  protected entered(_map: NodeId, _key: NodeId, _value: NodeId): HeapEvent[] {
    return [];
  }
  /** What this collector knows about a node in memory. */
  describe(_id: NodeId): Partial<HeapNodeView> {
    return {};
  }
  worklist(): readonly NodeId[] {
    return [];
  }
  forwarding(): readonly Forwarding[] {
    return [];
  }
  remembered(): readonly { readonly from: NodeId; readonly to: NodeId }[] {
    return [];
  }
  /** Bytes in use; more than the objects take up while some are there twice. */
  get used(): number {
    return this.heap.used;
  }

  /** A collection is under way: the program stands still. */
  get busy(): boolean {
    return this.pause !== undefined;
  }

  /** A cycle is under way while the program runs. */
  get cycling(): boolean {
    return false;
  }

  root(node: GraphNode): void {
    this.heap.declare(node);
    this.made(node.id);
  }

  /** Makes an object; `undefined` where it has no room. */
  allocate(node: GraphNode): HeapEvent | undefined {
    const address = this.place(roomFor(node.bytes));
    if (address === undefined) return undefined;
    this.programWork += cost.statement;
    this.heap.declare(node, address);
    this.made(node.id);
    this.notePeak();
    const space = this.spaceAt(address);
    return { kind: 'allocated', subject: node.id, bytes: node.bytes, address, space };
  }

  refer(from: NodeId, to: NodeId, label = '', weak = false): HeapEvent[] {
    this.programWork += cost.statement;
    this.heap.refer(from, to, label, weak);
    return this.drew(from, to, weak);
  }

  cut(from: NodeId, to: NodeId): HeapEvent[] {
    const weak = this.heap.nodes.get(from)!.links.get(to)!.weak;
    this.programWork += cost.statement;
    const events = this.cutting(from, to, weak);
    this.heap.cut(from, to);
    return events;
  }

  enter(map: NodeId, key: NodeId, value: NodeId): HeapEvent[] {
    this.programWork += cost.statement;
    this.heap.entries = [...this.heap.entries, { map, key, value }];
    return this.entered(map, key, value);
  }

  /** Begins a collection; `cause` is the object that has no room. */
  begin(scope: Scope, cause?: NodeId): HeapEvent {
    this.open(scope, cause);
    this.start(scope, cause !== undefined);
    return { kind: 'collection-began', scope, cause };
  }

  step(): HeapEvent[] {
    return this.advance();
  }

  /** Runs the collection under way to its end. */
  finish(): void {
    while (this.busy) this.advance();
  }

  protected open(scope: Scope, cause: NodeId | undefined): void {
    this.pause = { scope, cause, work: 0, objects: 0, bytes: 0 };
  }

  protected spend(work: number): void {
    this.pause!.work += work;
    this.collectorWork += work;
  }

  protected end(phase: HeapPhase = 'program'): HeapEvent {
    const pause = this.pause!;
    const { scope, objects, bytes, work } = pause;
    this.pauses.push({ ...pause, at: this.programWork });
    this.pause = undefined;
    this.phase = phase;
    return { kind: 'collection-ended', scope, objects, bytes, work };
  }

  /** Frees an object and says what went with it. */
  protected release(id: NodeId): HeapEvent[] {
    const { node, cleared } = this.heap.free(id);
    this.pause!.objects += 1;
    this.pause!.bytes += node.bytes;
    const events: HeapEvent[] = [{ kind: 'freed', subject: id, bytes: node.bytes }];
    if (cleared.length > 0) events.push({ kind: 'weak-cleared', subject: id, holders: cleared });
    if (node.finalizer) events.push({ kind: 'finalizer-queued', subject: id });
    return events;
  }

  protected notePeak(): void {
    this.peak = Math.max(this.peak, this.used);
  }

  spaceAt(address: number): string {
    return this.spaces().find(({ start, bytes }) => address < start + bytes)!.name;
  }

  /** What is in memory as a graph, without the references that dangle. */
  graph(): Graph {
    const graph = this.heap.graph();
    if (this.lost.length === 0) return graph;
    const references = graph.references.filter(
      (one) => !this.lost.some(({ from, to }) => from === one.from && to === one.to),
    );
    return { ...graph, references };
  }

  /** Looks for references that the program can follow to nowhere; gives those that are new. */
  findLost(): Dangling[] {
    const { nodes } = this.heap;
    const met = new Set(this.heap.roots());
    const lost: Dangling[] = [];
    for (const node of met) {
      for (const target of this.heap.targets(node)) met.add(target);
      for (const [to, { label, weak, address }] of node.links) {
        if (weak || nodes.get(to)?.address === address) continue;
        lost.push({ from: node.id, to, label, address });
      }
    }
    const known = this.lost;
    this.lost = lost;
    return lost.filter((one) => !known.some(({ from, to }) => from === one.from && to === one.to));
  }

  /** Gives a new collector of the same kind this one's condition. */
  protected copyTo(copy: Collector): void {
    copy.heap = this.heap.clone();
    copy.phase = this.phase;
    copy.programWork = this.programWork;
    copy.overheadWork = this.overheadWork;
    copy.collectorWork = this.collectorWork;
    copy.peak = this.peak;
    copy.pauses = [...this.pauses];
    copy.lost = this.lost;
    copy.pause = this.pause && { ...this.pause };
  }
}
