import { SUBJECT_FILE } from '../../sandbox/program-error.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import type { SourcePosition } from '../../sandbox/snapshot/read-position.ts';
import type { SourceLines } from '../explaining/source-lines.ts';
import type { ObjectRow, PathStepText } from '../explanation.ts';
import { bySize } from './by-size.ts';
import { type ClassTable, classTable } from './class-table.ts';
import { type DominatorMap, dominatorMap } from './dominator-map.ts';
import { isFresh } from './fresh.ts';
import { learnersOf } from './learners.ts';
import { Links } from './links.ts';
import { References } from './references.ts';
import { said } from './said.ts';

/** What questions to one snapshot share: each part is made when it is first asked for, and kept. */
export class HeapIndex {
  readonly heap: ExplainedHeap;
  readonly links: Links;
  readonly isLearners: Uint8Array;
  #classes: ClassTable | undefined;
  #references: References | undefined;
  #map: DominatorMap | undefined;
  #byRetained: Uint32Array | undefined;
  #byShallow: Uint32Array | undefined;
  #byName: Uint32Array | undefined;
  #ranks: Uint32Array | undefined;
  #labels: readonly string[] | undefined;

  constructor(heap: ExplainedHeap) {
    this.heap = heap;
    this.links = new Links(heap);
    this.isLearners = learnersOf(heap);
  }

  get classes(): ClassTable {
    this.#classes ??= classTable(this.heap, this.isLearners);
    return this.#classes;
  }

  get references(): References {
    this.#references ??= new References(this.heap, this.links);
    return this.#references;
  }

  get map(): DominatorMap {
    this.#map ??= dominatorMap(this.heap, this.isLearners, this.sorted('retained'));
    return this.#map;
  }

  /** All nodes in an order. */
  sorted(by: 'retained' | 'shallow' | 'name'): Uint32Array {
    if (by === 'retained') {
      this.#byRetained ??= bySize(this.heap.retention.retained);
      return this.#byRetained;
    }
    if (by === 'shallow') {
      this.#byShallow ??= bySize(this.heap.snapshot.shallow);
      return this.#byShallow;
    }
    if (this.#byName === undefined) {
      const names = Array.from(this.isLearners, (_, node) => this.heap.describer.describe(node));
      const order = names.map((_, node) => node);
      order.sort((a, b) => (names[a]! < names[b]! ? -1 : names[a]! > names[b]! ? 1 : a - b));
      this.#byName = Uint32Array.from(order);
    }
    return this.#byName;
  }

  /** Of each node its place by retained bytes: 0 has the most. */
  get ranks(): Uint32Array {
    if (this.#ranks === undefined) {
      const order = this.sorted('retained');
      this.#ranks = new Uint32Array(order.length);
      for (const [rank, node] of order.entries()) this.#ranks[node] = rank;
    }
    return this.#ranks;
  }

  /** Of each node, in lower case, how it is held, what it is and its class: what a search sees. */
  get labels(): readonly string[] {
    const { describer } = this.heap;
    this.#labels ??= Array.from(this.isLearners, (_, node) =>
      `${this.links.last(node)} ${describer.describe(node)}\n${describer.className(node)}`.toLowerCase(),
    );
    return this.#labels;
  }

  /** @throws RangeError for what is no node. */
  expectNode(node: number): void {
    const { nodeCount } = this.heap.snapshot;
    if (Number.isInteger(node) && node >= 0 && node < nodeCount) return;
    throw new RangeError(`expected a node from 0 to ${nodeCount - 1}, found ${node}`);
  }

  row(node: number, by = '', isWeak = false): ObjectRow {
    const { snapshot, describer, retention } = this.heap;
    const line = lineOf(describer.position(node));
    return {
      node,
      by,
      className: said(describer.className(node)),
      what: said(describer.describe(node)),
      shallow: snapshot.shallow[node]!,
      retained: retention.retained[node]!,
      isFresh: isFresh(snapshot, node),
      isLearners: this.isLearners[node] === 1,
      isWeak,
      ...(line === undefined ? {} : { line }),
    };
  }

  /** Without `lines` only functions have a line. */
  path(node: number, lines: SourceLines | undefined): { path: string; steps: PathStepText[] } {
    const { text, steps } = this.links.path(node);
    return {
      path: text,
      steps: steps.map((step, i) => {
        const line = lines ? lines.of(step, steps[i - 1]) : lineOf(step.position);
        const { node: at, by, joins, what } = step;
        return {
          ...{ node: at, by: said(by), joins, what: said(what) },
          ...(line === undefined ? {} : { line }),
        };
      }),
    };
  }
}

/** A line of the learner's module. */
function lineOf(position: SourcePosition | undefined): number | undefined {
  return position?.file === SUBJECT_FILE ? position.line : undefined;
}
