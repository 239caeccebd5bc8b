import { EDGE, INTERNAL, INTERNAL_NAMES } from '../../sandbox/snapshot/edges.ts';
import { isEntry } from '../../sandbox/snapshot/ephemerons.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { KIND } from '../../sandbox/snapshot/kinds.ts';
import { heldBy, type Link, merge, SILENT } from '../../sandbox/snapshot/link-text.ts';
import type { PathStep } from '../../sandbox/snapshot/path-step.ts';
import { pathText } from '../../sandbox/snapshot/path-text.ts';
import { LONGEST_PATH, said } from './said.ts';

/** Silent nodes never follow each other further than a map's entry, its variable and its frame. */
const SILENT_RUN = 4;

/** A path of few steps: chains are told once, and the middle of a very long one is left out. */
export interface ShortPath {
  readonly text: string;
  readonly steps: readonly PathStep[];
}

/** Says how things hold each other, in texts of bounded length. */
export class Links {
  readonly #heap: ExplainedHeap;
  readonly #mapOfEntry = new Map<number, number>();

  constructor(heap: ExplainedHeap) {
    this.#heap = heap;
    for (const { entry, holder } of heap.retention.graph.entries) {
      this.#mapOfEntry.set(entry, holder);
    }
  }

  /** How `holder` holds what an edge of the strong graph leads to. */
  along(holder: number, edge: number): Link {
    const { describer, retention } = this.#heap;
    const { types, names, edges } = retention.graph;
    const name = names[edge]!;
    if (types[edge] === EDGE.internal && name === INTERNAL.entry) {
      const map = this.#mapOfEntry.get(edges.to[edge]!) ?? holder;
      return { text: `weak entry in ${said(this.path(map).text)}`, joins: false };
    }
    const link = heldBy(describer, retention.graph, holder, edge, (map) => describer.describe(map));
    return link.text === '' && types[edge] === EDGE.internal && !this.#isSilent(holder)
      ? { text: INTERNAL_NAMES[name]!, joins: false }
      : link;
  }

  /** The same through a node between them that no one would name. */
  across(holder: number, edge: number, between: number, next: number): string {
    return said(merge(this.along(holder, edge), this.along(between, next)).text);
  }

  /** How the nearest path to a node ends: `cache`, `.users`, `[3]`; '' where it begins with it. */
  last(node: number): string {
    const { nearest } = this.#heap;
    let link: Link | undefined;
    let at = node;
    for (let i = 0; i < SILENT_RUN && nearest.holder[at] !== -1; i += 1) {
      const holder = nearest.holder[at]!;
      if (holder === at) break;
      const step = this.along(holder, nearest.edge[at]!);
      link = link === undefined ? step : merge(step, link);
      if (!this.#isSilent(holder)) break;
      at = holder;
    }
    return said(link?.text ?? '');
  }

  /** Why a node is in memory. */
  path(node: number): ShortPath {
    const steps = this.#heap.steps(node);
    return { text: said(pathText(steps), LONGEST_PATH), steps };
  }

  #isSilent(node: number): boolean {
    return SILENT.has(this.#heap.snapshot.kinds[node]!);
  }
}

/** Nodes that stand between two others: what holds and what is held are told across them. */
export function isBetween(kind: number): boolean {
  return kind === KIND.variable || isEntry(kind);
}
