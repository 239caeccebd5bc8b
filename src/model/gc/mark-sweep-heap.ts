import { cost, roomFor } from './cost.ts';
import { FreeListCollector } from './free-list-collector.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, HeapNodeView, Scope } from './heap-state.ts';
import { markNext } from './mark-next.ts';
import { noGenerations, notMarked } from './mistakes.ts';
import { Sweeper } from './sweeper.ts';
import { Tracer } from './tracer.ts';

/** Mark and sweep in a bounded heap. */
export class MarkSweepHeap extends FreeListCollector {
  readonly name: 'mark-sweep' | 'incremental' = 'mark-sweep';
  /** The marks; none where the program has changed something since they were made. */
  protected tracer: Tracer | undefined;
  protected sweeper: Sweeper | undefined;

  clone(): MarkSweepHeap {
    const copy = new MarkSweepHeap(this.bytes);
    this.copyTo(copy);
    return copy;
  }

  protected override copyTo(copy: MarkSweepHeap): void {
    super.copyTo(copy);
    copy.tracer = this.tracer?.clone();
    copy.sweeper = this.sweeper?.clone();
  }

  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    return this.free.has(roomFor(bytes)) || tried.length > 0 ? undefined : 'full';
  }

  refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'minor') return noGenerations;
    return scope === 'sweep' && this.phase !== 'marked' ? notMarked : undefined;
  }

  protected start(scope: Scope, withRegister: boolean): void {
    if (scope === 'sweep') {
      this.startSweep();
    } else {
      this.phase = 'marking';
      this.tracer = Tracer.from(this.heap, withRegister);
    }
  }

  protected startSweep(): void {
    this.phase = 'sweeping';
    const tracer = this.tracer!;
    this.sweeper = Sweeper.of(this.heap.objects(), (id) => !tracer.isWhite(id));
  }

  protected advance(): HeapEvent[] {
    return this.phase === 'marking' ? this.markOne() : this.sweepOne();
  }

  private markOne(): HeapEvent[] {
    const events = this.visit();
    if (this.phase !== 'marked') return events;
    if (this.pause!.scope === 'mark') return [...events, this.end('marked')];
    this.startSweep();
    return events;
  }

  /** Visits one object; where it was the last, marking has ended. */
  protected visit(): HeapEvent[] {
    const { events, work } = markNext(this.heap, this.tracer!);
    this.spend(work);
    if (this.tracer!.done) this.phase = 'marked';
    return [...events];
  }

  private sweepOne(): HeapEvent[] {
    const events = this.sweepNext();
    if (!this.sweeper!.done) return events;
    return [...events, this.end('swept')];
  }

  /** Frees one dead object. */
  protected sweepNext(): HeapEvent[] {
    const { id, passed } = this.sweeper!.next();
    this.spend(cost.passBlock * passed);
    return id === undefined ? [] : this.release(id);
  }

  /** Marks say nothing about a graph that has changed since. */
  private forgetMarks(): HeapEvent[] {
    this.tracer = undefined;
    this.phase = 'program';
    return [];
  }

  protected override made(_id: NodeId): void {
    this.forgetMarks();
  }

  protected override drew(_from: NodeId, _to: NodeId, _weak: boolean): HeapEvent[] {
    return this.forgetMarks();
  }

  protected override cutting(_from: NodeId, _to: NodeId, _weak: boolean): HeapEvent[] {
    return this.forgetMarks();
  }

  protected override entered(_map: NodeId, _key: NodeId, _value: NodeId): HeapEvent[] {
    return this.forgetMarks();
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    return this.tracer ? { colour: this.tracer.colour(id) } : {};
  }

  override worklist(): readonly NodeId[] {
    return this.tracer?.worklist() ?? [];
  }
}
