import { Collector, notHere } from './collector.ts';
import { cost, roomFor, wordBytes } from './cost.ts';
import type { NodeId } from './graph.ts';
import type {
  Forwarding,
  HeapEvent,
  HeapFault,
  HeapNodeView,
  Scope,
  SpaceView,
} from './heap-state.ts';
import { markNext } from './mark-next.ts';
import { Tracer } from './tracer.ts';

/**
 * Mark-compact after Knuth's Lisp 2 exercise (The Art of Computer Programming 1, 2.5, exercise 33; The
 * Garbage Collection Handbook, section 3.2): three passes in address order, which give each live
 * object its new address, point every reference there, and move the objects down. Objects keep their
 * order. No outside source has confirmed the addresses; that the graph stays the same is tested.
 */
export class MarkCompact extends Collector {
  readonly name = 'compact';
  private readonly bytes: number;
  /** The free pointer. Objects lie below it without a gap, in the order they were made. */
  private top = 0;
  private tracer: Tracer | undefined;
  /** What the pass goes through, and how far it is. */
  private pass: readonly NodeId[] = [];
  private at = 0;
  /** New addresses, from the first pass on until the object has moved. */
  private forward = new Map<NodeId, number>();
  private newTop = 0;

  constructor(bytes: number) {
    super();
    this.bytes = bytes;
  }

  clone(): MarkCompact {
    const copy = new MarkCompact(this.bytes);
    this.copyTo(copy);
    copy.top = this.top;
    copy.tracer = this.tracer?.clone();
    copy.pass = this.pass;
    copy.at = this.at;
    copy.forward = new Map(this.forward);
    copy.newTop = this.newTop;
    return copy;
  }

  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    return this.top + roomFor(bytes) <= this.bytes || tried.length > 0 ? undefined : 'full';
  }

  protected place(bytes: number): number | undefined {
    if (this.top + bytes > this.bytes) return undefined;
    this.overheadWork += cost.bump;
    this.top += bytes;
    return this.top - bytes;
  }

  refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'full') return undefined;
    return notHere('Mark-compact marks, forwards, updates and moves in one go: write collect.');
  }

  protected start(_scope: Scope, withRegister: boolean): void {
    this.phase = 'marking';
    this.tracer = Tracer.from(this.heap, withRegister);
  }

  protected advance(): HeapEvent[] {
    if (this.phase === 'marking') return this.markOne();
    if (this.phase === 'forwarding') return this.forwardOne();
    if (this.phase === 'updating') return this.updateOne();
    return this.moveOne();
  }

  private markOne(): HeapEvent[] {
    const { events, work } = markNext(this.heap, this.tracer!);
    this.spend(work);
    if (!this.tracer!.done) return [...events];
    this.newTop = 0;
    return [...events, ...this.begins('forwarding')];
  }

  /** Goes on to the next pass that has something to do. */
  private begins(phase: 'forwarding' | 'updating' | 'moving'): HeapEvent[] {
    this.phase = phase;
    this.at = 0;
    const { heap, forward } = this;
    if (phase === 'forwarding') this.pass = heap.objects().map(({ id }) => id);
    if (phase === 'updating') {
      this.pass = [...heap.nodes.values()]
        .filter(({ links }) => links.size > 0)
        .map(({ id }) => id);
    }
    if (phase === 'moving') this.pass = [...forward.keys()];
    return this.pass.length > 0 ? [] : this.passed();
  }

  private passed(): HeapEvent[] {
    if (this.phase === 'forwarding') return this.begins('updating');
    if (this.phase === 'updating') return this.begins('moving');
    this.top = this.newTop;
    this.tracer = undefined;
    this.pass = [];
    return [this.end()];
  }

  private next(): NodeId {
    this.at += 1;
    return this.pass[this.at - 1]!;
  }

  private ended(events: HeapEvent[]): HeapEvent[] {
    return this.at < this.pass.length ? events : [...events, ...this.passed()];
  }

  /** Pass 1: the new address of one live object; a dead one is freed as it is passed. */
  private forwardOne(): HeapEvent[] {
    const id = this.next();
    this.spend(cost.passBlock);
    if (this.tracer!.isWhite(id)) return this.ended(this.release(id));
    const { address, bytes } = this.heap.nodes.get(id)!;
    const to = this.newTop;
    this.newTop += roomFor(bytes);
    this.forward.set(id, to);
    return this.ended([{ kind: 'forwarded', subject: id, from: address, to }]);
  }

  /** Pass 2: the references of one object or root point to where their targets will be. */
  private updateOne(): HeapEvent[] {
    const id = this.next();
    const { links } = this.heap.nodes.get(id)!;
    for (const [to, link] of links) link.address = this.forward.get(to)!;
    this.spend(cost.visit + cost.follow * links.size);
    return this.ended([{ kind: 'updated', subject: id, targets: [...links.keys()] }]);
  }

  /** Pass 3: one object moves; none below it is in the way, because all move down in order. */
  private moveOne(): HeapEvent[] {
    const id = this.next();
    const node = this.heap.nodes.get(id)!;
    const from = node.address;
    const to = this.forward.get(id)!;
    this.forward.delete(id);
    node.address = to;
    const words = from === to ? 0 : roomFor(node.bytes) / wordBytes;
    this.spend(cost.passBlock + cost.copyWord * words);
    return this.ended([{ kind: 'moved', subject: id, from, to }]);
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    return this.tracer ? { colour: this.tracer.colour(id) } : {};
  }

  override worklist(): readonly NodeId[] {
    return this.phase === 'marking' ? this.tracer!.worklist() : this.pass.slice(this.at);
  }

  override forwarding(): readonly Forwarding[] {
    return [...this.forward].map(([id, to]) => ({
      id,
      from: this.heap.nodes.get(id)!.address,
      to,
    }));
  }

  spaces(): readonly SpaceView[] {
    const scan = this.phase === 'moving' ? { scan: this.forwarding()[0]?.from ?? this.top } : {};
    return [{ name: 'heap', start: 0, bytes: this.bytes, free: this.top, ...scan }];
  }
}
