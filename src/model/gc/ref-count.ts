import { Collector, notHere } from './collector.ts';
import { cost, roomFor } from './cost.ts';
import { FreeList } from './free-list.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, HeapNodeView, Scope, SpaceView } from './heap-state.ts';

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
 * CPython counts for the variable or the register that it is in is not counted here.
 *
 * With `cycles`, CPython's cycle collector (Modules/gcmodule.c, collect of 3.11, here over all objects
 * as one generation): a copy of each count loses 1 for every reference from another object
 * (update_refs, subtract_refs); what is left over comes from outside, and what that reaches stays
 * (move_unreachable); the rest is made to let go of all it holds (delete_garbage), and the counts
 * do the freeing. The value of a weak map's entry is held by the map, as in WeakKeyDictionary, so an
 * entry whose value holds its key stays as long as its map: that is no ephemeron.
 */
export class RefCount extends Collector {
  readonly name: 'refcount' | 'refcount-cycles';
  private readonly bytes: number;
  private readonly cycles: boolean;
  private free: FreeList;
  private counts = new Map<NodeId, number>();
  /** Objects that are being freed; the last is the innermost. */
  private freeing: Freeing[] = [];
  /** What has fallen to 0 and is freed in the next step. */
  private zero: NodeId[] = [];
  /** CPython's gc_refs: references from outside, of each object that is being collected. */
  private outside = new Map<NodeId, number>();
  private withRegister = false;
  /** What a phase goes through, and how far it is. */
  private pass: NodeId[] = [];
  private at = 0;
  /** Objects that nothing outside holds, as far as it is known. */
  private unreachable = new Set<NodeId>();

  constructor(bytes: number, cycles: boolean) {
    super();
    this.bytes = bytes;
    this.cycles = cycles;
    this.name = cycles ? 'refcount-cycles' : 'refcount';
    this.free = new FreeList([{ address: 0, bytes }]);
  }

  clone(): RefCount {
    const copy = new RefCount(this.bytes, this.cycles);
    this.copyTo(copy);
    copy.free = this.free.clone();
    copy.counts = new Map(this.counts);
    copy.freeing = this.freeing.map((one) => ({ ...one }));
    copy.zero = [...this.zero];
    copy.outside = new Map(this.outside);
    copy.withRegister = this.withRegister;
    copy.pass = [...this.pass];
    copy.at = this.at;
    copy.unreachable = new Set(this.unreachable);
    return copy;
  }

  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    const fits = this.free.has(roomFor(bytes));
    return fits || !this.cycles || tried.length > 0 ? undefined : 'full';
  }

  protected place(bytes: number): number | undefined {
    const address = this.free.take(bytes);
    if (address !== undefined) this.overheadWork += cost.findBlock;
    return address;
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
    if (scope === 'full' && this.cycles) return undefined;
    if (scope === 'full') {
      return notHere(
        'Counting frees an object with the last reference to it: there is nothing to collect.',
      );
    }
    return notHere('Reference counting has no such phase.');
  }

  private count(id: NodeId, by: 1 | -1, cause: NodeId): HeapEvent {
    const count = this.counts.get(id)! + by;
    this.counts.set(id, count);
    if (count === 0 && by < 0) this.zero.push(id);
    return { kind: 'counted', subject: id, count, by, cause };
  }

  protected start(_scope: Scope, withRegister: boolean): void {
    this.phase = 'counting';
    this.withRegister = withRegister;
  }

  protected advance(): HeapEvent[] {
    if (this.phase === 'freeing') return this.freeOne();
    if (this.phase === 'counting') return this.copyCounts();
    if (this.phase === 'subtracting') return this.subtractOne();
    if (this.phase === 'separating') return this.separateOne();
    return this.clearOne();
  }

  /** Frees one object whose count is 0, after the counts that its holder lowers on the way to it. */
  private freeOne(): HeapEvent[] {
    const events: HeapEvent[] = [];
    this.freeNext(events);
    return this.isFreeing ? events : [...events, this.end()];
  }

  private get isFreeing(): boolean {
    return this.zero.length > 0;
  }

  private freeNext(events: HeapEvent[]): void {
    const id = this.zero.pop()!;
    const node = this.heap.nodes.get(id)!;
    const held = [...node.links].flatMap(([to, { weak }]) => (weak ? [] : [to]));
    // Entries of this map let go of their values, and so do entries whose key this was.
    const { entries } = this.heap;
    const values = entries.flatMap(({ map, key, value }) =>
      map === id || key === id ? [value] : [],
    );
    this.free.release(node.address, roomFor(node.bytes));
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
    const count = this.counts.get(id);
    const outside = this.outside.get(id);
    return {
      ...(count !== undefined && { count }),
      ...(outside !== undefined && { outside }),
      ...(this.unreachable.has(id) && { colour: 'white' as const }),
    };
  }

  override worklist(): readonly NodeId[] {
    return this.pass.slice(this.at);
  }

  spaces(): readonly SpaceView[] {
    return [{ name: 'heap', start: 0, bytes: this.bytes, holes: this.free.blocks }];
  }
}
