import { clearWeak } from './clear-weak.ts';
import { Collector, notHere } from './collector.ts';
import { cost, roomFor, wordBytes } from './cost.ts';
import { FreeList } from './free-list.ts';
import type { NodeId } from './graph.ts';
import type {
  Forwarding,
  HeapEvent,
  HeapFault,
  HeapNodeView,
  Scope,
  SpaceView,
} from './heap-state.ts';
import type { HeapNode } from './object-heap.ts';
import { RememberedSet } from './remembered-set.ts';
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

/** An object to be scanned by a minor collection, and why. */
interface Scan {
  readonly id: NodeId;
  readonly as: 'root' | 'register' | 'remembered' | 'copy';
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
 */
export class Generational extends Collector {
  readonly name = 'generational';
  override readonly canLose: boolean;
  override readonly whyLost =
    'a minor collection does not look through old objects, and no barrier noted this field.';
  private readonly settings: GenerationalSettings;
  /** Bytes of one semispace, in whole words. */
  private readonly nursery: number;
  private old: FreeList;
  /** Where the semispace that the program uses begins, and its free pointer. */
  private base = 0;
  private top = 0;
  /** While evacuating: the free pointer of the semispace that is left. */
  private oldTop = 0;
  /** The collections that each object of the nursery has survived. */
  private ages = new Map<NodeId, number>();
  private rememberedSet = new RememberedSet();
  /** While evacuating: old addresses, in the order of the copies. */
  private forwarded = new Map<NodeId, number>();
  private copiedBytes = 0;
  private toScan: Scan[] = [];
  private at = 0;
  private tracer: Tracer | undefined;
  private sweeper: Sweeper | undefined;

  constructor(settings: GenerationalSettings) {
    super();
    this.settings = settings;
    this.canLose = !settings.barrier;
    this.nursery = Math.floor(settings.nursery / wordBytes) * wordBytes;
    const young = 2 * this.nursery;
    this.old = new FreeList([{ address: young, bytes: Math.max(0, settings.heap - young) }]);
  }

  clone(): Generational {
    const copy = new Generational(this.settings);
    this.copyTo(copy);
    copy.old = this.old.clone();
    copy.base = this.base;
    copy.top = this.top;
    copy.oldTop = this.oldTop;
    copy.ages = new Map(this.ages);
    copy.rememberedSet = this.rememberedSet.clone();
    copy.forwarded = new Map(this.forwarded);
    copy.copiedBytes = this.copiedBytes;
    copy.toScan = [...this.toScan];
    copy.at = this.at;
    copy.tracer = this.tracer?.clone();
    copy.sweeper = this.sweeper?.clone();
    return copy;
  }

  private isLarge(bytes: number): boolean {
    return bytes > this.nursery;
  }

  private isYoung({ kind, address }: HeapNode): boolean {
    return kind === 'object' && address < 2 * this.nursery;
  }

  private isOld({ address }: HeapNode): boolean {
    return address >= 2 * this.nursery;
  }

  /**
   * A minor collection first, unless the old generation might not take what it promotes; then a full
   * one, and where that was the first, a second, which promotes all that survived it.
   */
  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    const room = roomFor(bytes);
    if (tried.length > 1) return undefined;
    if (this.isLarge(room)) return this.old.has(room) ? undefined : 'full';
    if (this.top + room <= this.base + this.nursery) return undefined;
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
    if (this.isLarge(bytes)) {
      const address = this.old.take(bytes);
      if (address !== undefined) this.overheadWork += cost.findBlock;
      return address;
    }
    if (this.top + bytes > this.base + this.nursery) return undefined;
    this.overheadWork += cost.bump;
    this.top += bytes;
    return this.top - bytes;
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
      this.phase = 'copying';
      this.turnNursery();
      this.toScan = this.heap.roots().map(({ id }): Scan => ({ id, as: 'root' }));
      const { register } = this.heap;
      if (withRegister && register !== undefined) {
        this.toScan.push({ id: register, as: 'register' });
      }
      for (const id of this.rememberedSet.holders()) this.toScan.push({ id, as: 'remembered' });
    } else {
      this.phase = 'marking';
      this.tracer = new Tracer();
      this.tracer.start(this.heap, withRegister);
    }
  }

  private turnNursery(): void {
    this.oldTop = this.top;
    this.base = this.base === 0 ? this.nursery : 0;
    this.top = this.base;
    this.copiedBytes = 0;
  }

  protected advance(): HeapEvent[] {
    if (this.phase === 'copying') return this.scanOne();
    if (this.phase === 'marking') return this.markOne();
    if (this.phase === 'sweeping') return this.sweepOne();
    return this.evacuateOne();
  }

  /** Minor: scans one root, one old object that is remembered, or one copy. */
  private scanOne(): HeapEvent[] {
    const next = this.toScan[this.at];
    if (!next) return this.flip();
    this.at += 1;
    const node = this.heap.nodes.get(next.id)!;
    const events: HeapEvent[] = [];
    if (next.as === 'register') {
      this.move(node, undefined, events);
    } else {
      const remembered = next.as === 'remembered';
      const fields = remembered ? this.rememberedSet.take(node.id) : [...node.links.keys()];
      const found = fields.filter((to) => this.scanField(node, to, events));
      this.spend(cost.visit + cost.follow * fields.length);
      events.unshift({ kind: 'scanned', subject: node.id, found, remembered });
    }
    if (this.at === this.toScan.length) this.moveEntries(events);
    return this.at < this.toScan.length ? events : [...events, ...this.flip()];
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

  /** Whether an object of the nursery has not been moved by the collection under way. */
  private isLeft(node: HeapNode): boolean {
    return this.isYoung(node) && !this.forwarded.has(node.id);
  }

  /** Moves an object out of the semispace that is left; `false` if it has moved already. */
  private move(node: HeapNode, cause: NodeId | undefined, events: HeapEvent[]): boolean {
    if (!this.isLeft(node)) return false;
    const { id, address: from } = node;
    const bytes = roomFor(node.bytes);
    const age = this.ages.get(id)!;
    const promoted = age > 0 ? this.old.take(bytes) : undefined;
    this.forwarded.set(id, from);
    if (this.phase === 'copying') this.toScan.push({ id, as: 'copy' });
    this.copiedBytes += bytes;
    if (promoted !== undefined) {
      node.address = promoted;
      this.ages.delete(id);
      this.spend(cost.findBlock);
    } else {
      // The semispaces are equally large, so there is room for what the old generation can't take.
      node.address = this.top;
      this.top += bytes;
      this.ages.set(id, age + 1);
    }
    this.spend(cost.copyWord * (bytes / wordBytes));
    this.notePeak();
    const kind = promoted === undefined ? 'copied' : 'promoted';
    events.push({ kind, subject: id, from, to: node.address, cause });
    return true;
  }

  /** The values of weak maps' entries whose map and key are not left behind. */
  private moveEntries(events: HeapEvent[]): void {
    const { nodes, entries } = this.heap;
    this.spend(cost.follow * entries.length);
    for (const { map, key, value } of entries) {
      if ([map, key].some((id) => this.isLeft(nodes.get(id)!))) continue;
      const node = nodes.get(value)!;
      if (!this.isLeft(node)) continue;
      events.push({ kind: 'entry-kept', subject: value, key, map });
      this.move(node, key, events);
    }
  }

  /** Full, first phase: marks one object of either generation. */
  private markOne(): HeapEvent[] {
    const tracer = this.tracer!;
    const events: HeapEvent[] = [];
    if (!tracer.done) {
      const visit = tracer.visit(this.heap);
      this.spend(visit.work);
      events.push(...visit.events);
    }
    if (!tracer.done) return events;
    const objects = this.heap.objects();
    const unmarked = objects.flatMap(({ id }) => (tracer.isWhite(id) ? [id] : []));
    events.push({ kind: 'mark-ended', unmarked });
    events.push(...clearWeak(this.heap, (id) => tracer.isWhite(id)));
    const old = objects.filter((node) => this.isOld(node));
    this.sweeper = Sweeper.of(old, (id) => tracer.isBlack(id));
    this.phase = 'sweeping';
    return events;
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
    this.turnNursery();
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

  /** The semispaces change places: what was not moved is gone. */
  private flip(): HeapEvent[] {
    if (this.phase === 'evacuating') this.updateAll();
    const dead = [...this.ages.keys()].filter((id) => !this.forwarded.has(id));
    const bytes = dead.reduce((sum, id) => sum + this.heap.nodes.get(id)!.bytes, 0);
    const released = dead.flatMap((id) => {
      this.ages.delete(id);
      return this.release(id).filter(({ kind }) => kind !== 'freed');
    });
    this.forwarded = new Map();
    this.copiedBytes = 0;
    this.toScan = [];
    this.at = 0;
    this.tracer = undefined;
    const space = this.spaceAt(this.base);
    return [{ kind: 'flipped', space, freed: dead, bytes }, ...released, this.end()];
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

  override get used(): number {
    return this.heap.used + this.copiedBytes;
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    const age = this.ages.get(id);
    const seen = this.colour(id);
    return { ...(age !== undefined && { age }), ...(seen && { colour: seen }) };
  }

  private colour(id: NodeId): HeapNodeView['colour'] {
    const { tracer } = this;
    if (tracer) return tracer.isBlack(id) ? 'black' : tracer.isWhite(id) ? 'white' : 'grey';
    if (this.phase !== 'copying') return undefined;
    const index = this.toScan.findLastIndex((one) => one.id === id);
    if (index >= 0) return index < this.at ? 'black' : 'grey';
    return this.isLeft(this.heap.nodes.get(id)!) ? 'white' : undefined;
  }

  override worklist(): readonly NodeId[] {
    if (this.phase === 'marking') return this.tracer!.worklist();
    return this.toScan.slice(this.at).map(({ id }) => id);
  }

  override forwarding(): readonly Forwarding[] {
    return [...this.forwarded].map(([id, from]) => ({
      id,
      from,
      to: this.heap.nodes.get(id)!.address,
    }));
  }

  override remembered(): readonly { readonly from: NodeId; readonly to: NodeId }[] {
    return this.rememberedSet.pairs();
  }

  spaces(): readonly SpaceView[] {
    const { nursery, base } = this;
    const copying = this.phase === 'copying' || this.phase === 'evacuating';
    const half = (name: string, start: number): SpaceView => {
      const left = copying ? this.oldTop : start;
      return { name, start, bytes: nursery, free: start === base ? this.top : left };
    };
    const start = 2 * nursery;
    const bytes = Math.max(0, this.settings.heap - start);
    const old = { name: 'old', start, bytes, holes: this.old.blocks };
    return [half('nursery A', 0), half('nursery B', nursery), old];
  }
}
