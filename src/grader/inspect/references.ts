import { EDGE, INTERNAL_NAMES } from '../../sandbox/snapshot/edges.ts';
import { isEntry } from '../../sandbox/snapshot/ephemerons.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { isBetween, type Links } from './links.ts';
import { said } from './said.ts';

/** One node holds another by an edge, perhaps across a node between them. */
export interface Reference {
  readonly holder: number;
  readonly held: number;
  readonly by: () => string;
  readonly isWeak: boolean;
}

interface WeakReference {
  readonly holder: number;
  readonly held: number;
  readonly name: number;
}

/**
 * Who holds whom, both ways, told across captured variables and the entries of weak collections: a
 * function holds what its variable has, a WeakMap's key its value.
 */
export class References {
  readonly #heap: ExplainedHeap;
  readonly #links: Links;
  /** The strong graph backwards: of each node the edges to it, and of each edge where it begins. */
  readonly #first: Uint32Array;
  readonly #edgesTo: Uint32Array;
  readonly #from: Uint32Array;
  readonly #weak: readonly WeakReference[];

  constructor(heap: ExplainedHeap, links: Links) {
    this.#heap = heap;
    this.#links = links;
    const { nodeCount, edges } = heap.retention.graph;
    const first = new Uint32Array(nodeCount + 1);
    for (const target of edges.to) first[target + 1]! += 1;
    for (let node = 0; node < nodeCount; node += 1) first[node + 1]! += first[node]!;
    const next = first.slice(0, nodeCount);
    this.#edgesTo = new Uint32Array(edges.to.length);
    this.#from = new Uint32Array(edges.to.length);
    for (let node = 0; node < nodeCount; node += 1) {
      for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
        this.#edgesTo[next[edges.to[edge]!]!++] = edge;
        this.#from[edge] = node;
      }
    }
    this.#first = first;
    this.#weak = weakReferences(heap);
  }

  /** What a node holds. */
  heldBy(node: number): Reference[] {
    const { kinds } = this.#heap.snapshot;
    const { edges } = this.#heap.retention.graph;
    const found: Reference[] = [];
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      const held = edges.to[edge]!;
      if (!isBetween(kinds[held]!)) {
        found.push(this.#direct(node, edge));
        continue;
      }
      for (let next = edges.first[held]!; next < edges.first[held + 1]!; next += 1) {
        found.push(this.#across(node, edge, next));
      }
    }
    for (const weak of this.#weak) if (weak.holder === node) found.push(weakly(weak));
    return found;
  }

  /** What holds a node. */
  holdersOf(node: number): Reference[] {
    const { kinds } = this.#heap.snapshot;
    const found: Reference[] = [];
    for (const edge of this.#to(node)) {
      const holder = this.#from[edge]!;
      if (!isBetween(kinds[holder]!)) {
        found.push(this.#direct(holder, edge));
        continue;
      }
      for (const before of this.#to(holder)) {
        found.push(this.#across(this.#from[before]!, before, edge));
      }
    }
    for (const weak of this.#weak) if (weak.held === node) found.push(weakly(weak));
    return found;
  }

  #to(node: number): Uint32Array {
    return this.#edgesTo.subarray(this.#first[node]!, this.#first[node + 1]!);
  }

  #direct(holder: number, edge: number): Reference {
    const held = this.#heap.retention.graph.edges.to[edge]!;
    const by = () => said(this.#links.along(holder, edge).text);
    return { holder, held, by, isWeak: false };
  }

  #across(holder: number, edge: number, next: number): Reference {
    const { to } = this.#heap.retention.graph.edges;
    const by = () => this.#links.across(holder, edge, to[edge]!, next);
    return { holder, held: to[next]!, by, isWeak: false };
  }
}

function weakly({ holder, held, name }: WeakReference): Reference {
  return { holder, held, by: () => INTERNAL_NAMES[name]!, isWeak: true };
}

/** The weak edges, those of an entry as its collection's. */
function weakReferences({ snapshot }: ExplainedHeap): WeakReference[] {
  const { nodeCount, kinds, edges, edgeTypes, edgeNames } = snapshot;
  const collectionOf = new Map<number, number>();
  const found: WeakReference[] = [];
  for (let pass = 0; pass < 2; pass += 1) {
    for (let node = 0; node < nodeCount; node += 1) {
      for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
        const held = edges.to[edge]!;
        const isWeak = edgeTypes[edge] === EDGE.weak;
        if (pass === 0 && !isWeak && isEntry(kinds[held]!)) collectionOf.set(held, node);
        if (pass === 1 && isWeak) {
          const holder = collectionOf.get(node) ?? node;
          found.push({ holder, held, name: edgeNames[edge]! });
        }
      }
    }
  }
  return found;
}
