import { clearWeak } from './clear-weak.ts';
import { Collector, notHere } from './collector.ts';
import { cost, roomFor } from './cost.ts';
import { FreeList } from './free-list.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, HeapNodeView, Scope, SpaceView } from './heap-state.ts';
import { Sweeper } from './sweeper.ts';
import { Tracer } from './tracer.ts';

/** Mark and sweep in a bounded heap: free memory is a list of blocks, first fit, and nothing moves. */
export class MarkSweepHeap extends Collector {
  readonly name: 'mark-sweep' | 'incremental' = 'mark-sweep';
  protected readonly bytes: number;
  protected free: FreeList;
  /** The marks; none where the program has changed something since they were made. */
  protected tracer: Tracer | undefined;
  protected sweeper: Sweeper | undefined;

  constructor(bytes: number) {
    super();
    this.bytes = bytes;
    this.free = new FreeList([{ address: 0, bytes }]);
  }

  clone(): MarkSweepHeap {
    return this.copyMarksTo(new MarkSweepHeap(this.bytes));
  }

  protected copyMarksTo<Copy extends MarkSweepHeap>(copy: Copy): Copy {
    this.copyTo(copy);
    copy.free = this.free.clone();
    copy.tracer = this.tracer?.clone();
    copy.sweeper = this.sweeper?.clone();
    return copy;
  }

  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    return this.free.has(roomFor(bytes)) || tried.length > 0 ? undefined : 'full';
  }

  protected place(bytes: number): number | undefined {
    const address = this.free.take(bytes);
    if (address !== undefined) this.overheadWork += cost.findBlock;
    return address;
  }

  refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'minor')
      return notHere('This heap has no generations; collect collects all of it.');
    if (scope !== 'sweep' || this.phase === 'marked') return undefined;
    return {
      code: 'not-marked',
      message: 'A sweep needs a mark first: without marks it would free every object.',
    };
  }

  protected start(scope: Scope, withRegister: boolean): void {
    if (scope === 'sweep') {
      this.startSweep();
    } else {
      this.phase = 'marking';
      this.tracer = new Tracer();
      this.tracer.start(this.heap, withRegister);
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
    const tracer = this.tracer!;
    const events: HeapEvent[] = [];
    if (!tracer.done) {
      const visit = tracer.visit(this.heap);
      this.spend(visit.work);
      events.push(...visit.events);
    }
    if (!tracer.done) return events;
    this.phase = 'marked';
    const white = (id: NodeId): boolean => tracer.isWhite(id);
    const unmarked = this.heap.objects().flatMap(({ id }) => (white(id) ? [id] : []));
    return [...events, { kind: 'mark-ended', unmarked }, ...clearWeak(this.heap, white)];
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
    if (id === undefined) return [];
    const { address, bytes } = this.heap.nodes.get(id)!;
    this.free.release(address, roomFor(bytes));
    return this.release(id);
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
    const { tracer } = this;
    if (!tracer) return {};
    return { colour: tracer.isBlack(id) ? 'black' : tracer.isWhite(id) ? 'white' : 'grey' };
  }

  override worklist(): readonly NodeId[] {
    return this.tracer?.worklist() ?? [];
  }

  spaces(): readonly SpaceView[] {
    return [{ name: 'heap', start: 0, bytes: this.bytes, holes: this.free.blocks }];
  }
}
