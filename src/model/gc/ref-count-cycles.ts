import { cost, roomFor } from './cost.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, HeapNodeView, Scope } from './heap-state.ts';
import { RefCount } from './ref-count.ts';

/**
 * Reference counting with CPython's cycle collector (Modules/gcmodule.c, collect of 3.11, here over
 * all objects as one generation): a copy of each count loses 1 for every reference from another
 * object (update_refs, subtract_refs); what is left over comes from outside, and what that reaches
 * stays (move_unreachable); the rest is made to let go of all it holds (delete_garbage), and the
 * counts do the freeing. An entry whose value holds its key stays as long as its map: that is no
 * ephemeron.
 */
export class RefCountCycles extends RefCount {
  override readonly name = 'refcount-cycles';
  /** CPython's gc_refs: references from outside, of each object that is being collected. */
  private outside = new Map<NodeId, number>();
  private withRegister = false;
  /** What a phase goes through, and how far it is. */
  private pass: NodeId[] = [];
  private at = 0;
  /** Objects that nothing outside holds, as far as it is known. */
  private unreachable = new Set<NodeId>();

  override clone(): RefCountCycles {
    const copy = new RefCountCycles(this.bytes);
    this.copyTo(copy);
    copy.outside = new Map(this.outside);
    copy.withRegister = this.withRegister;
    copy.pass = [...this.pass];
    copy.at = this.at;
    copy.unreachable = new Set(this.unreachable);
    return copy;
  }

  override wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    return this.free.has(roomFor(bytes)) || tried.length > 0 ? undefined : 'full';
  }

  override refuses(scope: Scope): HeapFault | undefined {
    return scope === 'full' ? undefined : super.refuses(scope);
  }

  protected override start(_scope: Scope, withRegister: boolean): void {
    this.phase = 'counting';
    this.withRegister = withRegister;
  }

  protected override advance(): HeapEvent[] {
    if (this.phase === 'counting') return this.copyCounts();
    if (this.phase === 'subtracting') return this.subtractOne();
    if (this.phase === 'separating') return this.separateOne();
    if (this.phase === 'clearing') return this.clearOne();
    return super.advance();
  }

  /** update_refs: copies every count; the register holds one more, which no count knows. */
  private copyCounts(): HeapEvent[] {
    this.outside = new Map(this.counts);
    const { register } = this.heap;
    if (this.withRegister && register !== undefined) {
      this.outside.set(register, this.outside.get(register)! + 1);
    }
    this.pass = [...this.counts.keys()];
    this.at = 0;
    this.spend(cost.visit * this.pass.length);
    const copied: HeapEvent = { kind: 'counts-copied', objects: [...this.pass] };
    this.phase = 'subtracting';
    return this.pass.length > 0 ? [copied] : [copied, this.end()];
  }

  /** subtract_refs: the references of one object do not come from outside. */
  private subtractOne(): HeapEvent[] {
    const id = this.pass[this.at]!;
    this.at += 1;
    const targets = this.held(id).map((to) => {
      const outside = this.outside.get(to)! - 1;
      this.outside.set(to, outside);
      return { id: to, outside };
    });
    this.spend(cost.visit + cost.follow * targets.length);
    if (this.at === this.pass.length) {
      this.phase = 'separating';
      this.at = 0;
    }
    return [{ kind: 'subtracted', subject: id, targets }];
  }

  /**
   * move_unreachable: an object that is held from outside makes all it holds reachable, and takes back
   * those that seemed unreachable before, at the end of the list.
   */
  private separateOne(): HeapEvent[] {
    const id = this.pass[this.at]!;
    this.at += 1;
    const held = this.outside.get(id)! > 0;
    const found: NodeId[] = [];
    this.spend(cost.visit);
    if (held) {
      for (const to of this.held(id)) {
        this.spend(cost.follow);
        if (this.unreachable.delete(to)) {
          this.pass.push(to);
          found.push(to);
        }
        // 1 is what CPython writes, too: held, whatever by.
        if (this.outside.get(to) === 0) this.outside.set(to, 1);
      }
    } else {
      this.unreachable.add(id);
    }
    const events: HeapEvent[] = [{ kind: 'separated', subject: id, held, found }];
    if (this.at < this.pass.length) return events;
    this.pass = [...this.unreachable];
    this.at = 0;
    this.phase = 'clearing';
    // handle_weakrefs: nobody may reach an object that is being taken apart.
    for (const subject of this.pass) {
      const holders = this.heap.clearWeak(subject);
      if (holders.length > 0) events.push({ kind: 'weak-cleared', subject, holders });
    }
    return this.pass.length > 0 ? events : [...events, this.endCycles()];
  }

  /** delete_garbage: one object lets go of all it holds, and what falls to 0 is freed at once. */
  private clearOne(): HeapEvent[] {
    const id = this.pass[this.at]!;
    this.at += 1;
    const node = this.heap.nodes.get(id)!;
    const targets = this.held(id);
    const events: HeapEvent[] = [{ kind: 'cleared', subject: id, targets }];
    // CPython holds the object itself meanwhile, so it goes last.
    this.counts.set(id, this.counts.get(id)! + 1);
    for (const to of [...node.links.keys()]) if (!node.links.get(to)!.weak) this.heap.cut(id, to);
    this.heap.entries = this.heap.entries.filter(({ map }) => map !== id);
    for (const to of targets) {
      this.spend(cost.count);
      events.push(this.count(to, -1, id));
      while (this.isFreeing) this.freeNext(events);
    }
    const last = this.counts.get(id)! - 1;
    this.counts.set(id, last);
    if (last === 0) {
      this.zero.push(id);
      while (this.isFreeing) this.freeNext(events);
    }
    while (this.at < this.pass.length && !this.counts.has(this.pass[this.at]!)) this.at += 1;
    return this.at < this.pass.length ? events : [...events, this.endCycles()];
  }

  private endCycles(): HeapEvent {
    this.outside = new Map();
    this.unreachable = new Set();
    this.pass = [];
    return this.end();
  }

  /** What an object holds strongly, values of its entries included. */
  private held(id: NodeId): NodeId[] {
    const links = [...this.heap.nodes.get(id)!.links];
    const targets = links.flatMap(([to, { weak }]) => (weak ? [] : [to]));
    const values = this.heap.entries.flatMap(({ map, value }) => (map === id ? [value] : []));
    return [...targets, ...values];
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    const outside = this.outside.get(id);
    return {
      ...super.describe(id),
      ...(outside !== undefined && { outside }),
      ...(this.unreachable.has(id) && { colour: 'white' as const }),
    };
  }

  override worklist(): readonly NodeId[] {
    return this.pass.slice(this.at);
  }
}
