import { clearWeak } from './clear-weak.ts';
import { notHere } from './collector.ts';
import { cost, roomFor } from './cost.ts';
import type { NodeId } from './graph.ts';
import type { HeapEvent, HeapFault, HeapNodeView, Scope, SpaceView } from './heap-state.ts';
import type { HeapNode } from './object-heap.ts';
import { type Scan, SemispaceCollector } from './semispace-collector.ts';

/**
 * Two semispaces are the whole heap. An object that was copied leaves its new address behind. No
 * outside source has confirmed the addresses; that the graph stays the same, without gaps and in
 * breadth-first order, is tested.
 */
export class Copying extends SemispaceCollector {
  readonly name = 'copying';

  /** `bytes` is the whole heap: half of it is usable at any time. */
  constructor(bytes: number) {
    super(bytes / 2);
  }

  clone(): Copying {
    const copy = new Copying(this.semispaces.end);
    this.copyTo(copy);
    return copy;
  }

  wants(bytes: number, tried: readonly Scope[]): Scope | undefined {
    return this.semispaces.has(roomFor(bytes)) || tried.length > 0 ? undefined : 'full';
  }

  protected place(bytes: number): number | undefined {
    return this.bump(bytes);
  }

  refuses(scope: Scope): HeapFault | undefined {
    if (scope === 'full') return undefined;
    return notHere(
      'A copying collector has no phases of its own: copying an object marks it. Write collect.',
    );
  }

  protected start(_scope: Scope, withRegister: boolean): void {
    this.startCopying(withRegister);
  }

  protected advance(): HeapEvent[] {
    return this.scanOne();
  }

  protected isLeft({ id, kind }: HeapNode): boolean {
    return kind === 'object' && !this.forwarded.has(id);
  }

  protected scan(node: HeapNode, _as: Scan['as'], events: HeapEvent[]): void {
    const found: NodeId[] = [];
    let work: number = cost.visit;
    for (const [to, link] of node.links) {
      if (link.weak) continue;
      work += cost.follow;
      const target = this.heap.nodes.get(to)!;
      if (this.move(target, node.id, events)) found.push(to);
      link.address = target.address;
    }
    this.spend(work);
    events.unshift({ kind: 'scanned', subject: node.id, found, remembered: false });
  }

  /** What is left behind was never looked at. */
  protected flip(): HeapEvent[] {
    const { heap } = this;
    const events = clearWeak(heap, (id) => this.isLeft(heap.nodes.get(id)!));
    for (const to of heap.weakTargets()) heap.pointWeakAt(to);
    const dead = heap.objects().filter((node) => this.isLeft(node));
    return [...events, ...this.leave(dead.map(({ id }) => id))];
  }

  override describe(id: NodeId): Partial<HeapNodeView> {
    if (this.phase !== 'copying') return {};
    if (this.isLeft(this.heap.nodes.get(id)!)) return { colour: 'white' };
    const index = this.toScan.findLastIndex((one) => one.id === id);
    return { colour: index < this.at ? 'black' : 'grey' };
  }

  spaces(): readonly SpaceView[] {
    const { base, top } = this.semispaces;
    const copying = this.phase === 'copying';
    const views = this.semispaces.views(['A', 'B'], copying);
    if (!copying) return views;
    const next = this.toScan.find(({ as }, index) => as === 'copy' && index >= this.at);
    const scan = next === undefined ? top : this.heap.nodes.get(next.id)!.address;
    return views.map((one) => (one.start === base ? { ...one, scan } : one));
  }
}
