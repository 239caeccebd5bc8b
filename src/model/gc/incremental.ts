import { notHere } from './collector.ts';
import { cost, roomFor } from './cost.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, Scope } from './heap-state.ts';
import { MarkSweepHeap } from './mark-sweep-heap.ts';

/**
 * What keeps an incremental collector from losing an object that the program moves behind its back.
 *
 * - `insertion`: a reference written into a black object makes its target grey (Dijkstra and others,
 *   'On-the-fly garbage collection', CACM 21(11), 1978).
 * - `deletion`: a reference removed from an object that is not black makes its target grey, so that all
 *   that was reachable at the start stays (Yuasa, 'Real-time garbage collection on general-purpose
 *   machines', Journal of Systems and Software 11(3), 1990).
 * - `none`: to see what goes wrong.
 */
export type MarkingBarrier = 'insertion' | 'deletion' | 'none';

export interface IncrementalSettings {
  readonly heap: number;
  readonly barrier: MarkingBarrier;
  /** The most work of a slice; the last step of one may go over it. */
  readonly budget: number;
}

/**
 * Mark and sweep in slices between which the program runs. Roots are objects like others to the
 * barriers; real collectors scan the stack again at the end instead, because a barrier on every
 * local variable would cost too much. Objects made during a cycle are black.
 */
export class Incremental extends MarkSweepHeap {
  override readonly name = 'incremental';
  override readonly canLose: boolean;
  override readonly whyLost =
    'its last reference moved into an object that had been visited already, and no barrier noticed.';
  private readonly settings: IncrementalSettings;
  /** Work left of this slice. */
  private left = 0;

  constructor(settings: IncrementalSettings) {
    super(settings.heap);
    this.settings = settings;
    this.canLose = settings.barrier === 'none';
  }

  override clone(): Incremental {
    const copy = new Incremental(this.settings);
    this.copyTo(copy);
    copy.left = this.left;
    return copy;
  }

  override get cycling(): boolean {
    return this.phase === 'marking' || this.phase === 'marked' || this.phase === 'sweeping';
  }

  /**
   * A cycle begins when half the heap is in use, a slice before each object; where there is no room all
   * the same, the cycle is finished at once, and if that was one under way, a whole one follows.
   */
  override wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    const begins = this.cycling || (this.used + roomFor(bytes)) * 2 > this.bytes;
    if (tried.length === 0 && begins) return 'slice';
    if (this.free.has(roomFor(bytes))) return undefined;
    return tried.filter((scope) => scope === 'full').length < 2 ? 'full' : undefined;
  }

  override refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'sweep' && this.phase === 'sweeping') return undefined;
    if (scope === 'mark' && (this.phase === 'marked' || this.phase === 'sweeping')) {
      return notHere('Every reachable object has its mark already; a sweep is next.');
    }
    return super.refuses(scope);
  }

  protected override start(scope: Scope, withRegister: boolean): void {
    const slice = scope === 'mark' || scope === 'slice';
    this.left = slice ? this.settings.budget : Infinity;
    if (!this.cycling) super.start('mark', withRegister || slice);
    else if (this.phase === 'marked') this.startSweep();
    else if (this.phase === 'marking' && slice && this.heap.register !== undefined) {
      // No barrier guards the register, so every slice looks at it again.
      this.tracer!.shade(this.heap.register, undefined);
    }
  }

  protected override advance(): HeapEvent[] {
    const before = this.pause!.work;
    const marking = this.phase === 'marking';
    const events = marking ? this.visit() : this.sweepNext();
    this.left -= this.pause!.work - before;
    const { scope } = this.pause!;
    if (marking) {
      if (this.phase === 'marked' && scope !== 'mark') this.startSweep();
      const over = this.left <= 0 || this.phase === 'marked';
      return over ? [...events, this.end(this.phase)] : events;
    }
    if (this.sweeper!.done) return [...events, this.end('swept')];
    return this.left <= 0 ? [...events, this.end('sweeping')] : events;
  }

  protected override made(id: NodeId): void {
    if (this.cycling) this.tracer!.blacken(id);
    else super.made(id);
  }

  protected override drew(from: NodeId, to: NodeId, weak: boolean): HeapEvent[] {
    if (!this.cycling) return super.drew(from, to, weak);
    const { barrier } = this.settings;
    const guards = barrier === 'insertion' && this.phase === 'marking' && !weak;
    return guards && this.tracer!.isBlack(from) ? this.shade(to, from, barrier) : [];
  }

  protected override cutting(from: NodeId, to: NodeId, weak: boolean): HeapEvent[] {
    if (!this.cycling) return super.cutting(from, to, weak);
    const { barrier } = this.settings;
    const guards = barrier === 'deletion' && this.phase === 'marking' && !weak;
    return guards && !this.tracer!.isBlack(from) ? this.shade(to, from, barrier) : [];
  }

  protected override entered(map: NodeId, key: NodeId, value: NodeId): HeapEvent[] {
    return this.cycling ? [] : super.entered(map, key, value);
  }

  private shade(id: NodeId, cause: NodeId, barrier: 'insertion' | 'deletion'): HeapEvent[] {
    if (!this.tracer!.shade(id, cause)) return [];
    this.overheadWork += cost.barrier;
    return [{ kind: 'shaded', subject: id, cause, barrier }];
  }
}
