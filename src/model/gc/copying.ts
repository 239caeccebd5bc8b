import { clearWeak } from './clear-weak.ts';
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
import type { HeapNode } from './object-heap.ts';

/**
 * Two semispaces and a breadth-first copy with no stack: the objects between the scan pointer and the
 * free pointer are the queue (Cheney, 'A nonrecursive list compacting algorithm', CACM 13(11), 1970).
 * An object that was copied leaves its new address behind. No outside source has confirmed the
 * addresses; that the graph stays the same, without gaps and in breadth-first order, is tested.
 */
export class Copying extends Collector {
  readonly name = 'copying';
  /** Bytes of one semispace. */
  private readonly half: number;
  /** Where the semispace that the program uses begins: 0 or `half`. */
  private base = 0;
  /** The free pointer; while copying, that of the other semispace. */
  private top = 0;
  /** While copying: the free pointer of the semispace that is left. */
  private oldTop = 0;
  /** While copying: old addresses, in the order of the copies. */
  private forwarded = new Map<NodeId, number>();
  /** Roots, then the copies in order: what there is to scan, and how far the scan is. */
  private toScan: NodeId[] = [];
  private at = 0;

  /** `bytes` is the whole heap: half of it is usable at any time. */
  constructor(bytes: number) {
    super();
    this.half = Math.floor(bytes / 2 / wordBytes) * wordBytes;
  }

  clone(): Copying {
    const copy = new Copying(this.half * 2);
    this.copyTo(copy);
    copy.base = this.base;
    copy.top = this.top;
    copy.oldTop = this.oldTop;
    copy.forwarded = new Map(this.forwarded);
    copy.toScan = [...this.toScan];
    copy.at = this.at;
    return copy;
  }

  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    const fits = this.top + roomFor(bytes) <= this.base + this.half;
    return fits || tried.length > 0 ? undefined : 'full';
  }

  protected place(bytes: number): number | undefined {
    if (this.top + bytes > this.base + this.half) return undefined;
    this.overheadWork += cost.bump;
    this.top += bytes;
    return this.top - bytes;
  }

  refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'full') return undefined;
    return notHere(
      'A copying collector has no phases of its own: copying an object marks it. Write collect.',
    );
  }

  protected start(_scope: Scope, withRegister: boolean): void {
    this.phase = 'copying';
    this.oldTop = this.top;
    this.base = this.base === 0 ? this.half : 0;
    this.top = this.base;
    this.toScan = this.heap.roots().map(({ id }) => id);
    if (withRegister && this.heap.register !== undefined) this.toScan.push(this.heap.register);
  }

  /** Scans one root or one copy: what it holds is copied, and its fields point to the copies. */
  protected advance(): HeapEvent[] {
    const id = this.toScan[this.at];
    if (id === undefined) return this.flip();
    this.at += 1;
    const node = this.heap.nodes.get(id)!;
    const events: HeapEvent[] = [];
    // The register stands among the roots; there it holds one object and has no field of its own.
    if (this.at <= this.rootCount && node.kind === 'object') {
      this.copy(node, undefined, events);
    } else {
      this.scan(node, events);
    }
    if (this.at === this.toScan.length) this.copyEntries(events);
    return this.at < this.toScan.length ? events : [...events, ...this.flip()];
  }

  private get rootCount(): number {
    return this.toScan.length - this.forwarded.size;
  }

  private scan(node: HeapNode, events: HeapEvent[]): void {
    const found: NodeId[] = [];
    let work: number = cost.visit;
    for (const [to, link] of node.links) {
      if (link.weak) continue;
      work += cost.follow;
      const target = this.heap.nodes.get(to)!;
      if (this.copy(target, node.id, events)) found.push(to);
      link.address = target.address;
    }
    this.spend(work);
    events.unshift({ kind: 'scanned', subject: node.id, found, remembered: false });
  }

  /** Copies an object to the free pointer; `false` if that was done already. */
  private copy(node: HeapNode, cause: NodeId | undefined, events: HeapEvent[]): boolean {
    if (this.forwarded.has(node.id)) return false;
    const from = node.address;
    const bytes = roomFor(node.bytes);
    this.forwarded.set(node.id, from);
    this.toScan.push(node.id);
    node.address = this.top;
    this.top += bytes;
    this.spend(cost.copyWord * (bytes / wordBytes));
    this.notePeak();
    events.push({ kind: 'copied', subject: node.id, from, to: node.address, cause });
    return true;
  }

  /** The values of weak maps' entries whose map and key were copied. */
  private copyEntries(events: HeapEvent[]): void {
    const { nodes, entries } = this.heap;
    this.spend(cost.follow * entries.length);
    for (const { map, key, value } of entries) {
      if (!this.isCopied(map) || !this.isCopied(key) || this.isCopied(value)) continue;
      events.push({ kind: 'entry-kept', subject: value, key, map });
      this.copy(nodes.get(value)!, key, events);
    }
  }

  private isCopied(id: NodeId): boolean {
    return this.forwarded.has(id) || this.heap.nodes.get(id)!.kind === 'root';
  }

  /** The semispaces change places: what was not copied is gone, and was never looked at. */
  private flip(): HeapEvent[] {
    const { heap } = this;
    const events = clearWeak(heap, (id) => !this.isCopied(id));
    for (const to of heap.weakTargets()) heap.pointWeakAt(to);
    const dead = heap.objects().filter(({ id }) => !this.isCopied(id));
    const freed = dead.map(({ id }) => id);
    const released = freed.flatMap((id) => this.release(id).filter(({ kind }) => kind !== 'freed'));
    this.forwarded = new Map();
    this.toScan = [];
    this.at = 0;
    const bytes = dead.reduce((sum, node) => sum + node.bytes, 0);
    const flipped: HeapEvent = { kind: 'flipped', space: this.spaceAt(this.base), freed, bytes };
    return [...events, flipped, ...released, this.end()];
  }

  override get used(): number {
    return this.phase === 'copying' ? this.heap.used + this.top - this.base : this.heap.used;
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    if (this.phase !== 'copying') return {};
    const node = this.heap.nodes.get(id)!;
    const index = this.toScan.lastIndexOf(id);
    const met = node.kind === 'root' || this.forwarded.has(id);
    return { colour: !met ? 'white' : index < this.at ? 'black' : 'grey' };
  }

  override worklist(): readonly NodeId[] {
    return this.toScan.slice(this.at);
  }

  override forwarding(): readonly Forwarding[] {
    return [...this.forwarded].map(([id, from]) => ({
      id,
      from,
      to: this.heap.nodes.get(id)!.address,
    }));
  }

  spaces(): readonly SpaceView[] {
    return [0, this.half].map((start, index) => {
      const name = index === 0 ? 'A' : 'B';
      const size = { name, start, bytes: this.half };
      if (start !== this.base) {
        return { ...size, free: this.phase === 'copying' ? this.oldTop : start };
      }
      if (this.phase !== 'copying') return { ...size, free: this.top };
      const next = this.toScan.slice(Math.max(this.at, this.rootCount))[0];
      const scan = next === undefined ? this.top : this.heap.nodes.get(next)!.address;
      return { ...size, free: this.top, scan };
    });
  }
}
