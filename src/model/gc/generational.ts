import { notHere } from './collector.ts';
import { cost, roomFor } from './cost.ts';
import { FreeList } from './free-list.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, HeapNodeView, Scope, SpaceView } from './heap-state.ts';
import { markNext } from './mark-next.ts';
import type { HeapNode } from './object-heap.ts';
import { RememberedSet } from './remembered-set.ts';
import { type Scan, SemispaceCollector } from './semispace-collector.ts';
import { Sweeper } from './sweeper.ts';
import { Tracer } from './tracer.ts';

export interface GenerationalSettings {
  /** The whole heap: two semispaces of the nursery, and the old generation in what is left. */
  readonly heap: number;
  /** Bytes of one semispace. */
  readonly nursery: number;
  /** Whether the program's writes into old objects are noted. */
  readonly barrier: boolean;
}

/**
 * Two generations as V8 has them (src/heap/scavenger.cc and the young generation of mark-compact): new
 * objects go into one semispace of a nursery; a minor collection copies what lives to the other, and
 * promotes to the old generation what it has copied once before. It starts from the roots and from the
 * fields of old objects that the write barrier has noted, and follows weak references as if they
 * were strong (in Node 20 the target of a WeakRef outlives a minor collection). A full collection marks
 * everything, sweeps the old generation and evacuates the nursery by the same rule.
 *
 * An object larger than a semispace is old from the start.
 *
 * Nursery (SemispaceCollector), old space (FreeList), marks (Tracer), sweep (Sweeper) and remembered
 * set are files of their own; this one is longer than most because both kinds of collection move the
 * same objects between the same two spaces, and each phase reads what the other keeps.
 */
export class Generational extends SemispaceCollector {
  readonly name = 'generational';
  override readonly canLose: boolean;
  override readonly whyLost =
    'a minor collection does not look through old objects, and no barrier noted this field.';
  private readonly settings: GenerationalSettings;
  private old: FreeList;
  /** The collections that each object of the nursery has survived. */
  private ages = new Map<NodeId, number>();
  private rememberedSet = new RememberedSet();
  private tracer: Tracer | undefined;
  private sweeper: Sweeper | undefined;

  constructor(settings: GenerationalSettings) {
    super(settings.nursery);
    this.settings = settings;
    this.canLose = !settings.barrier;
    this.old = new FreeList([{ address: this.semispaces.end, bytes: this.oldBytes }]);
  }

  clone(): Generational {
    const copy = new Generational(this.settings);
    this.copyTo(copy);
    copy.old = this.old.clone();
    copy.ages = new Map(this.ages);
    copy.rememberedSet = this.rememberedSet.clone();
    copy.tracer = this.tracer?.clone();
    copy.sweeper = this.sweeper?.clone();
    return copy;
  }

  private get oldBytes(): number {
    return Math.max(0, this.settings.heap - this.semispaces.end);
  }

  private isLarge(bytes: number): boolean {
    return bytes > this.semispaces.bytes;
  }

  private isYoung({ kind, address }: HeapNode): boolean {
    return kind === 'object' && address < this.semispaces.end;
  }

  private isOld({ address }: HeapNode): boolean {
    return address >= this.semispaces.end;
  }

  /**
   * A minor collection first, unless the old generation might not take what it promotes; then a full
   * one, and where that was the first, a second, which promotes all that survived it.
   */
  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    const room = roomFor(bytes);
    if (tried.length > 1) return undefined;
    if (this.isLarge(room)) return this.old.has(room) ? undefined : 'full';
    if (this.semispaces.has(room)) return undefined;
    return tried.length === 0 && this.canPromoteAll() ? 'minor' : 'full';
  }

  private canPromoteAll(): boolean {
    let bytes = 0;
    for (const [id, age] of this.ages) {
      if (age > 0) bytes += roomFor(this.heap.nodes.get(id)!.bytes);
    }
    return bytes <= this.old.blocks.reduce((sum, hole) => sum + hole.bytes, 0);
  }

  protected place(bytes: number): number | undefined {
    if (!this.isLarge(bytes)) return this.bump(bytes);
    const address = this.old.take(bytes);
    if (address !== undefined) this.overheadWork += cost.findBlock;
    return address;
  }

  protected override made(id: NodeId): void {
    if (this.isYoung(this.heap.nodes.get(id)!)) this.ages.set(id, 0);
  }

  /** The write barrier. Roots are scanned whole each time, so only old objects need one. */
  protected override drew(from: NodeId, to: NodeId, _weak: boolean): HeapEvent[] {
    const { nodes } = this.heap;
    if (!this.settings.barrier) return [];
    if (!this.isOld(nodes.get(from)!) || !this.isYoung(nodes.get(to)!)) return [];
    if (!this.rememberedSet.add(from, to)) return [];
    this.overheadWork += cost.barrier;
    return [{ kind: 'remembered', subject: from, target: to }];
  }

  refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'full' || scope === 'minor') return undefined;
    return notHere('A generational collector has no phases to ask for: write minor or collect.');
  }

  protected start(scope: Scope, withRegister: boolean): void {
    if (scope === 'minor') {
      this.startCopying(withRegister);
      for (const id of this.rememberedSet.holders()) this.toScan.push({ id, as: 'remembered' });
    } else {
      this.phase = 'marking';
      this.tracer = Tracer.from(this.heap, withRegister);
    }
  }

  protected advance(): HeapEvent[] {
    if (this.phase === 'copying') return this.scanOne();
    if (this.phase === 'marking') return this.markOne();
    if (this.phase === 'sweeping') return this.sweepOne();
    return this.evacuateOne();
  }

  /** Minor: all fields of a root or a copy; of an old object only those that are remembered. */
  protected scan(node: HeapNode, as: Scan['as'], events: HeapEvent[]): void {
    const remembered = as === 'remembered';
    const fields = remembered ? this.rememberedSet.take(node.id) : [...node.links.keys()];
    const found = fields.filter((to) => this.scanField(node, to, events));
    this.spend(cost.visit + cost.follow * fields.length);
    events.unshift({ kind: 'scanned', subject: node.id, found, remembered });
  }

  /** Moves what a field points to in the nursery, and points it there; `false` if it has moved before. */
  private scanField(holder: HeapNode, to: NodeId, events: HeapEvent[]): boolean {
    const link = holder.links.get(to);
    const target = this.heap.nodes.get(to);
    if (!link || !target || link.address !== this.addressBefore(target)) return false;
    const moved = this.isLeft(target) && this.move(target, holder.id, events);
    link.address = target.address;
    if (this.isOld(holder) && this.isYoung(target)) this.rememberedSet.add(holder.id, to);
    return moved;
  }

  private addressBefore({ id, address }: HeapNode): number {
    return this.forwarded.get(id) ?? address;
  }

  protected isLeft(node: HeapNode): boolean {
    return this.isYoung(node) && !this.forwarded.has(node.id);
  }

  /** To the old generation goes what was copied once before, while there is room. */
  protected override promote(id: NodeId, bytes: number): number | undefined {
    const age = this.ages.get(id)!;
    const promoted = age > 0 ? this.old.take(bytes) : undefined;
    if (promoted === undefined) {
      this.ages.set(id, age + 1);
    } else {
      this.ages.delete(id);
      this.spend(cost.findBlock);
    }
    return promoted;
  }

  /** Full, first phase: marks one object of either generation. */
  private markOne(): HeapEvent[] {
    const tracer = this.tracer!;
    const { events, work } = markNext(this.heap, tracer);
    this.spend(work);
    if (tracer.done) {
      const old = this.heap.objects().filter((node) => this.isOld(node));
      this.sweeper = Sweeper.of(old, (id) => tracer.isBlack(id));
      this.phase = 'sweeping';
    }
    return [...events];
  }

  /** Full, second phase: frees one dead object of the old generation. */
  private sweepOne(): HeapEvent[] {
    const sweeper = this.sweeper!;
    const { id, passed } = sweeper.next();
    this.spend(cost.passBlock * passed);
    const events: HeapEvent[] = [];
    if (id !== undefined) {
      const { address, bytes } = this.heap.nodes.get(id)!;
      this.old.release(address, roomFor(bytes));
      this.rememberedSet.take(id);
      events.push(...this.release(id));
    }
    if (!sweeper.done) return events;
    this.sweeper = undefined;
    this.phase = 'evacuating';
    this.semispaces.turn();
    this.toScan = this.heap
      .objects()
      .filter((node) => this.isYoung(node) && this.tracer!.isBlack(node.id))
      .map(({ id }) => ({ id, as: 'copy' }));
    return this.toScan.length > 0 ? events : [...events, ...this.flip()];
  }

  /** Full, third phase: moves one live object of the nursery. */
  private evacuateOne(): HeapEvent[] {
    const events: HeapEvent[] = [];
    this.move(this.heap.nodes.get(this.toScan[this.at]!.id)!, undefined, events);
    this.at += 1;
    return this.at < this.toScan.length ? events : [...events, ...this.flip()];
  }

  protected flip(): HeapEvent[] {
    if (this.phase === 'evacuating') this.updateAll();
    const dead = [...this.ages.keys()].filter((id) => !this.forwarded.has(id));
    for (const id of dead) this.ages.delete(id);
    this.tracer = undefined;
    return this.leave(dead);
  }

  /** Full: points every field at where its target is now, and remembers again which are needed. */
  private updateAll(): void {
    for (const holder of this.heap.nodes.values()) {
      if (this.isLeft(holder)) continue;
      this.rememberedSet.take(holder.id);
      this.spend(cost.follow * holder.links.size);
      for (const to of holder.links.keys()) this.scanField(holder, to, []);
    }
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    const age = this.ages.get(id);
    const seen = this.colour(id);
    return { ...(age !== undefined && { age }), ...(seen && { colour: seen }) };
  }

  private colour(id: NodeId): HeapNodeView['colour'] {
    const { tracer } = this;
    if (tracer) return tracer.colour(id);
    if (this.phase !== 'copying') return undefined;
    const index = this.toScan.findLastIndex((one) => one.id === id);
    if (index >= 0) return index < this.at ? 'black' : 'grey';
    return this.isLeft(this.heap.nodes.get(id)!) ? 'white' : undefined;
  }

  override worklist(): readonly NodeId[] {
    return this.phase === 'marking' ? this.tracer!.worklist() : super.worklist();
  }

  override remembered(): readonly { readonly from: NodeId; readonly to: NodeId }[] {
    return this.rememberedSet.pairs();
  }

  spaces(): readonly SpaceView[] {
    const moving = this.phase === 'copying' || this.phase === 'evacuating';
    const nursery = this.semispaces.views(['nursery A', 'nursery B'], moving);
    const { end: start } = this.semispaces;
    return [...nursery, { name: 'old', start, bytes: this.oldBytes, holes: this.old.blocks }];
  }
}
