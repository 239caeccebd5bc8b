import { formatNumber } from '../../model/units.ts';
import { EDGE, INTERNAL, INTERNAL_NAMES } from '../../sandbox/snapshot/edges.ts';
import { isEntry } from '../../sandbox/snapshot/ephemerons.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import { type FoldedStep, foldSteps } from '../../sandbox/snapshot/fold-steps.ts';
import { KIND } from '../../sandbox/snapshot/kinds.ts';
import type { PathStep } from '../../sandbox/snapshot/path-step.ts';
import {
  chainTo,
  heldBy,
  type Link,
  linkTo,
  merge,
  pathText,
  SILENT,
  stepsAlong,
} from '../../sandbox/snapshot/path-text.ts';
import { LONGEST_PATH, said } from './said.ts';

/** Of a path with more nodes than can be looked at in a moment only the ends are told. */
const WHOLE = 2000;
const [HEAD, TAIL] = [16, 12];
/** Silent nodes never follow each other further than a map's entry, its variable and its frame. */
const SILENT_RUN = 4;

/** A path of few steps: chains are told once, and the middle of a very long one is left out. */
export interface ShortPath {
  readonly text: string;
  readonly steps: readonly FoldedStep[];
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
    const { describer, retention, nearest } = this.#heap;
    const { types, names, edges } = retention.graph;
    const name = names[edge]!;
    if (types[edge] === EDGE.internal && name === INTERNAL.entry) {
      const map = this.#mapOfEntry.get(edges.to[edge]!) ?? holder;
      return { text: `weak entry in ${said(this.path(map).text)}`, joins: false };
    }
    const link = heldBy(describer, retention.graph, nearest, holder, edge);
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
    const { describer, retention, nearest } = this.#heap;
    let link: Link | undefined;
    let at = node;
    for (let i = 0; i < SILENT_RUN && nearest.holder[at] !== -1; i += 1) {
      const holder = nearest.holder[at]!;
      if (holder === at) break;
      const isKeyed = retention.graph.names[nearest.edge[at]!] === INTERNAL.entry;
      const step = isKeyed
        ? this.along(holder, nearest.edge[at]!)
        : linkTo(describer, retention.graph, nearest, at);
      link = link === undefined ? step : merge(step, link);
      if (!this.#isSilent(holder)) break;
      at = holder;
    }
    return said(link?.text ?? '');
  }

  /** Why a node is in memory. */
  path(node: number): ShortPath {
    const { describer, retention, nearest } = this.#heap;
    const { nodes, first } = chainTo(describer, retention.graph, nearest, node);
    const along = (part: readonly number[], link: Link | undefined): PathStep[] =>
      stepsAlong(describer, retention.graph, nearest, part, link);
    if (nodes.length <= WHOLE) {
      const steps = foldSteps(along(nodes, first));
      return { text: said(pathText(steps), LONGEST_PATH), steps };
    }
    const start = along(nodes.slice(0, HEAD), first);
    const end = nodes.slice(-TAIL);
    const rest = along(end, linkTo(describer, retention.graph, nearest, end[0]!));
    const more = `… ${formatNumber(nodes.length - HEAD - TAIL)} more …`;
    const gap = { node: nodes[HEAD]!, by: '', joins: false, what: more };
    const text = `${pathText(start)} → ${more} → ${pathText(rest)}`;
    return { text: said(text, LONGEST_PATH), steps: [...start, gap, ...rest] };
  }

  #isSilent(node: number): boolean {
    return SILENT.has(this.#heap.snapshot.kinds[node]!);
  }
}

/** Nodes that stand between two others: what holds and what is held are told across them. */
export function isBetween(kind: number): boolean {
  return kind === KIND.variable || isEntry(kind);
}
