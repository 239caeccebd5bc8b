import { roomFor } from './cost.ts';
import type { Entry, Graph, GraphNode, NodeId } from './graph.ts';

/** A field of an object or a root. */
export interface Link {
  readonly label: string;
  readonly weak: boolean;
  /** The pointer in it: where the target was when somebody last wrote or updated it. */
  address: number;
}

/** A root, or an object in memory. */
export interface HeapNode extends GraphNode {
  /** Where it lies; a root lies outside the heap, at -1. */
  address: number;
  /** Its fields by their targets, in the order they were drawn. */
  readonly links: Map<NodeId, Link>;
}

/**
 * What the program has made: roots, objects that lie in memory, and the pointers in them. It changes
 * in place; where objects go, and when they go, is a collector's to say.
 */
export class ObjectHeap {
  /** In memory, in the order they were declared. */
  readonly nodes = new Map<NodeId, HeapNode>();
  /** What was in memory, in the order it was freed. */
  readonly freed = new Map<NodeId, GraphNode>();
  /** Weak maps' entries. */
  entries: readonly Entry[] = [];
  /** The callbacks that wait, by the object that is gone. */
  finalizers: readonly NodeId[] = [];
  /**
   * The object made last: the program holds it in a register until it makes the next one. A collection
   * that an allocation starts must keep it, because the program has not stored it anywhere yet.
   */
  register: NodeId | undefined;
  /** Bytes that objects take up. */
  used = 0;
  /** For each target of a weak reference, who holds one. */
  private readonly weakly = new Map<NodeId, Set<NodeId>>();

  clone(): ObjectHeap {
    const copy = new ObjectHeap();
    for (const node of this.nodes.values()) {
      const links = new Map<NodeId, Link>();
      for (const [to, link] of node.links) links.set(to, { ...link });
      copy.nodes.set(node.id, { ...node, links });
    }
    for (const [id, node] of this.freed) copy.freed.set(id, node);
    for (const [id, holders] of this.weakly) copy.weakly.set(id, new Set(holders));
    copy.entries = this.entries;
    copy.finalizers = this.finalizers;
    copy.register = this.register;
    copy.used = this.used;
    return copy;
  }

  /** The roots, in declared order. */
  roots(): HeapNode[] {
    return [...this.nodes.values()].filter(({ kind }) => kind === 'root');
  }

  /** The objects in memory, in the order they were made. */
  objects(): HeapNode[] {
    return [...this.nodes.values()].filter(({ kind }) => kind === 'object');
  }

  knows(id: NodeId): boolean {
    return this.nodes.has(id) || this.freed.has(id);
  }

  declare(node: GraphNode, address = -1): void {
    this.nodes.set(node.id, { ...node, address, links: new Map() });
    if (node.kind === 'root') return;
    this.register = node.id;
    this.used += roomFor(node.bytes);
  }

  refer(from: NodeId, to: NodeId, label = '', weak = false): void {
    const { address } = this.nodes.get(to)!;
    this.nodes.get(from)!.links.set(to, { label, weak, address });
    if (!weak) return;
    const holders = this.weakly.get(to);
    if (holders) holders.add(from);
    else this.weakly.set(to, new Set([from]));
  }

  cut(from: NodeId, to: NodeId): void {
    this.nodes.get(from)!.links.delete(to);
    this.forgetWeak(from, to);
  }

  /** The targets of the strong fields of a node that point at what is still there. */
  *targets(node: HeapNode): Generator<HeapNode> {
    for (const [to, link] of node.links) {
      if (link.weak) continue;
      const target = this.nodes.get(to);
      if (target && target.address === link.address) yield target;
    }
  }

  /** From now on a callback waits when the object is gone. */
  setFinalizer(id: NodeId): void {
    this.nodes.set(id, { ...this.nodes.get(id)!, finalizer: true });
  }

  /** The nodes that weak references lead to. */
  weakTargets(): NodeId[] {
    return [...this.weakly.keys()];
  }

  /** Clears the weak references to a node; gives those who held one, in the order they were drawn. */
  clearWeak(id: NodeId): NodeId[] {
    const holders = [...(this.weakly.get(id) ?? [])];
    for (const holder of holders) this.nodes.get(holder)!.links.delete(id);
    this.weakly.delete(id);
    return holders;
  }

  /** Points the weak references to a node at where it is now. */
  pointWeakAt(id: NodeId): void {
    const { address } = this.nodes.get(id)!;
    for (const holder of this.weakly.get(id) ?? []) {
      this.nodes.get(holder)!.links.get(id)!.address = address;
    }
  }

  private forgetWeak(from: NodeId, to: NodeId): void {
    const holders = this.weakly.get(to);
    holders?.delete(from);
    if (holders?.size === 0) this.weakly.delete(to);
  }

  /**
   * Takes a node out of memory, with its fields, the weak references to it and the entries it is part of.
   * Strong references to it stay as they are: where the program can still follow one, it dangles.
   */
  free(id: NodeId): { readonly node: HeapNode; readonly cleared: readonly NodeId[] } {
    const node = this.nodes.get(id)!;
    for (const [to, { weak }] of node.links) if (weak) this.forgetWeak(id, to);
    const cleared = this.clearWeak(id);
    if (this.entries.some(({ map, key, value }) => map === id || key === id || value === id)) {
      this.entries = this.entries.filter(
        ({ map, key, value }) => map !== id && key !== id && value !== id,
      );
    }
    if (node.finalizer) this.finalizers = [...this.finalizers, id];
    if (this.register === id) this.register = undefined;
    this.nodes.delete(id);
    this.used -= roomFor(node.bytes);
    const { links: _, address: __, ...known } = node;
    this.freed.set(id, known);
    return { node, cleared };
  }

  /** What is in memory as a graph: the references that lead to something in memory. */
  graph(): Graph {
    const nodes = [...this.nodes.values()];
    const references = nodes.flatMap((node) =>
      [...node.links]
        .filter(([to]) => this.nodes.has(to))
        .map(([to, { label, weak }]) => ({
          from: node.id,
          to,
          label,
          ...(weak && { weak: true as const }),
        })),
    );
    return { nodes, references, entries: this.entries };
  }
}
