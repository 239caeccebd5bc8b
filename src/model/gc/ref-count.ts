import { notHere } from './collector.ts';
import { cost } from './cost.ts';
import { FreeListCollector } from './free-list-collector.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, HeapNodeView, Scope } from './heap-state.ts';

/** An object being freed, and how many of those it held have been let go. */
interface Freeing {
  readonly id: NodeId;
  readonly targets: readonly NodeId[];
  at: number;
}

/**
 * Reference counting as CPython does it: an object is freed when its count falls to 0, and lets go of
 * what it held, one after the other and depth-first (Objects/object.c, _Py_Dealloc and the
 * tp_dealloc of each type). A new object has the count 0 and stays until it has been held once: what
 * CPython counts for the variable or the register that it is in is not counted here. The value of a
 * weak map's entry is held by the map, as in WeakKeyDictionary.
 */
export class RefCount extends FreeListCollector {
  readonly name: 'refcount' | 'refcount-cycles' = 'refcount';
  protected counts = new Map<NodeId, number>();
  /** Objects that are being freed; the last is the innermost. */
  private freeing: Freeing[] = [];
  /** What has fallen to 0 and is freed in the next step. */
  protected zero: NodeId[] = [];

  clone(): RefCount {
    const copy = new RefCount(this.bytes);
    this.copyTo(copy);
    return copy;
  }

  protected override copyTo(copy: RefCount): void {
    super.copyTo(copy);
    copy.counts = new Map(this.counts);
    copy.freeing = this.freeing.map((one) => ({ ...one }));
    copy.zero = [...this.zero];
  }

  /** There is never anything to collect. */
  wants(_bytes: number, _tried: readonly Scope[]): Scope | undefined {
    return undefined;
  }

  protected override made(id: NodeId): void {
    if (this.heap.nodes.get(id)!.kind === 'object') this.counts.set(id, 0);
  }

  protected override drew(from: NodeId, to: NodeId, weak: boolean): HeapEvent[] {
    if (weak) return [];
    this.overheadWork += cost.count;
    return [this.count(to, 1, from)];
  }

  protected override cutting(from: NodeId, to: NodeId, weak: boolean): HeapEvent[] {
    if (weak) return [];
    this.overheadWork += cost.count;
    const event = this.count(to, -1, from);
    if (this.zero.length > 0 && !this.pause) {
      this.open('free', to);
      this.phase = 'freeing';
    }
    return [event];
  }

  protected override entered(map: NodeId, _key: NodeId, value: NodeId): HeapEvent[] {
    return this.drew(map, value, false);
  }

  refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'full') {
      return notHere(
        'Counting frees an object with the last reference to it: there is nothing to collect.',
      );
    }
    return notHere('Reference counting has no such phase.');
  }

  protected count(id: NodeId, by: 1 | -1, cause: NodeId): HeapEvent {
    const count = this.counts.get(id)! + by;
    this.counts.set(id, count);
    if (count === 0 && by < 0) this.zero.push(id);
    return { kind: 'counted', subject: id, count, by, cause };
  }

  /** What frees begins with a cut, and nothing else begins. */
  protected start(_scope: Scope, _withRegister: boolean): void {}

  protected advance(): HeapEvent[] {
    return this.freeOne();
  }

  /** Frees one object whose count is 0, after the counts that its holder lowers on the way to it. */
  private freeOne(): HeapEvent[] {
    const events: HeapEvent[] = [];
    this.freeNext(events);
    return this.isFreeing ? events : [...events, this.end()];
  }

  protected get isFreeing(): boolean {
    return this.zero.length > 0;
  }

  protected freeNext(events: HeapEvent[]): void {
    const id = this.zero.pop()!;
    const node = this.heap.nodes.get(id)!;
    const held = [...node.links].flatMap(([to, { weak }]) => (weak ? [] : [to]));
    // Entries of this map let go of their values, and so do entries whose key this was.
    const { entries } = this.heap;
    const values = entries.flatMap(({ map, key, value }) =>
      map === id || key === id ? [value] : [],
    );
    this.counts.delete(id);
    this.spend(cost.free);
    events.push(...this.release(id));
    this.freeing.push({ id, targets: [...held, ...values], at: 0 });
    this.letGo(events);
  }

  /** Lowers counts, innermost first, until one falls to 0 or nobody is left who holds anything. */
  private letGo(events: HeapEvent[]): void {
    for (let top = this.freeing.at(-1); top; top = this.freeing.at(-1)) {
      if (top.at >= top.targets.length) {
        this.freeing.pop();
        continue;
      }
      const target = top.targets[top.at]!;
      top.at += 1;
      this.spend(cost.count);
      events.push(this.count(target, -1, top.id));
      if (this.zero.length > 0) return;
    }
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    const count = this.counts.get(id);
    return count === undefined ? {} : { count };
  }
}
