import { Collector } from './collector.ts';
import { cost, roomFor, wordBytes } from './cost.ts';
import type { NodeId } from './graph.ts';
import type { Forwarding, HeapEvent } from './heap-state.ts';
import type { HeapNode } from './object-heap.ts';
import { Semispaces } from './semispaces.ts';

/** A node to be scanned, and why. */
export interface Scan {
  readonly id: NodeId;
  readonly as: 'root' | 'register' | 'remembered' | 'copy';
}

/**
 * Moves what lives out of one semispace, most of it into the other, breadth-first and with no stack:
 * the objects between the scan pointer and the free pointer are the queue (Cheney, 'A nonrecursive
 * list compacting algorithm', CACM 13(11), 1970). What was left behind is gone.
 */
export abstract class SemispaceCollector extends Collector {
  protected semispaces: Semispaces;
  /** While moving: old addresses, in the order of the moves. */
  protected forwarded = new Map<NodeId, number>();
  /** Where the scan starts, then the copies in order, and how far it is. */
  protected toScan: Scan[] = [];
  protected at = 0;
  /** Bytes that are there twice. */
  private copiedBytes = 0;

  /** @param bytes of one semispace. */
  constructor(bytes: number) {
    super();
    this.semispaces = new Semispaces(bytes);
  }

  protected override copyTo(copy: SemispaceCollector): void {
    super.copyTo(copy);
    copy.semispaces = this.semispaces.clone();
    copy.forwarded = new Map(this.forwarded);
    copy.toScan = [...this.toScan];
    copy.at = this.at;
    copy.copiedBytes = this.copiedBytes;
  }

  /** Whether a node lies in the semispace that is left, and has not been moved out of it. */
  protected abstract isLeft(node: HeapNode): boolean;
  /** Moves what the fields of a node point to, points them there, and says so first. */
  protected abstract scan(node: HeapNode, as: Scan['as'], events: HeapEvent[]): void;
  /** The semispaces change places, which ends the collection. */
  protected abstract flip(): HeapEvent[];
  /** Room outside of the semispaces for an object that is moved; none to copy it to the other one. */
  protected promote(_id: NodeId, _bytes: number): number | undefined {
    return undefined;
  }

  /** Takes room for an object of the program. */
  protected bump(bytes: number): number | undefined {
    if (!this.semispaces.has(bytes)) return undefined;
    this.overheadWork += cost.bump;
    return this.semispaces.take(bytes);
  }

  protected startCopying(withRegister: boolean): void {
    this.phase = 'copying';
    this.semispaces.turn();
    this.toScan = this.heap.roots().map(({ id }): Scan => ({ id, as: 'root' }));
    const { register } = this.heap;
    if (withRegister && register !== undefined) this.toScan.push({ id: register, as: 'register' });
  }

  /** Scans one root or one copy; the register holds one object and has no field of its own. */
  protected scanOne(): HeapEvent[] {
    const next = this.toScan[this.at];
    if (!next) return this.flip();
    this.at += 1;
    const node = this.heap.nodes.get(next.id)!;
    const events: HeapEvent[] = [];
    if (next.as === 'register') this.move(node, undefined, events);
    else this.scan(node, next.as, events);
    if (this.at === this.toScan.length) this.moveEntries(events);
    return this.at < this.toScan.length ? events : [...events, ...this.flip()];
  }

  /** Moves an object out of the semispace that is left; `false` if it has moved already. */
  protected move(node: HeapNode, cause: NodeId | undefined, events: HeapEvent[]): boolean {
    if (!this.isLeft(node)) return false;
    const { id, address: from } = node;
    const bytes = roomFor(node.bytes);
    const promoted = this.promote(id, bytes);
    this.forwarded.set(id, from);
    if (this.phase === 'copying') this.toScan.push({ id, as: 'copy' });
    this.copiedBytes += bytes;
    // The semispaces are equally large, so there is room for what is not promoted.
    node.address = promoted ?? this.semispaces.take(bytes);
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

  /** The end of a `flip`: what was not moved is gone. */
  protected leave(dead: readonly NodeId[]): HeapEvent[] {
    const bytes = dead.reduce((sum, id) => sum + this.heap.nodes.get(id)!.bytes, 0);
    const released = dead.flatMap((id) => this.release(id).filter(({ kind }) => kind !== 'freed'));
    this.forwarded = new Map();
    this.toScan = [];
    this.at = 0;
    this.copiedBytes = 0;
    const space = this.spaceAt(this.semispaces.base);
    return [{ kind: 'flipped', space, freed: dead, bytes }, ...released, this.end()];
  }

  override get used(): number {
    return this.heap.used + this.copiedBytes;
  }

  override forwarding(): readonly Forwarding[] {
    return [...this.forwarded].map(([id, from]) => ({
      id,
      from,
      to: this.heap.nodes.get(id)!.address,
    }));
  }

  override worklist(): readonly NodeId[] {
    return this.toScan.slice(this.at).map(({ id }) => id);
  }
}
