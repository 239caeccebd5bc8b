import type { Answer, Query } from '../explanation.ts';
import { isFresh } from './fresh.ts';
import type { HeapIndex } from './heap-index.ts';
import { pageOf } from './page.ts';

type ObjectsQuery = Extract<Query, { ask: 'objects' }>;
type ObjectsAnswer = Extract<Answer, { ask: 'objects' }>;

/** Characters of a search that count. */
const LONGEST_TEXT = 100;

/** Lists nodes; the last list is kept, so that its other pages cost nothing. */
export class ObjectList {
  readonly #index: HeapIndex;
  #key = '';
  #nodes: readonly number[] = [];

  constructor(index: HeapIndex) {
    this.#index = index;
  }

  answer(query: ObjectsQuery): ObjectsAnswer {
    const { from, count, ...what } = query;
    const key = JSON.stringify(what);
    if (key !== this.#key) {
      this.#nodes = this.#find(query);
      this.#key = key;
    }
    const rows = pageOf(this.#nodes, from, count).map((node) =>
      this.#index.row(node, this.#index.links.last(node)),
    );
    return { ask: 'objects', total: this.#nodes.length, rows };
  }

  #find({ className, isLearners, text, freshOnly, sort }: ObjectsQuery): number[] {
    const index = this.#index;
    const { snapshot } = index.heap;
    const wanted = (text ?? '').slice(0, LONGEST_TEXT).trim().toLowerCase();
    const { classOf, names } = index.classes;
    const found: number[] = [];
    const isOfClass = names.map((name) => className === undefined || name === className);
    for (const node of index.sorted(sort)) {
      if (node === snapshot.root || isOfClass[classOf[node]!] !== true) continue;
      if (isLearners !== undefined && (index.isLearners[node] === 1) !== isLearners) continue;
      if (freshOnly && !isFresh(snapshot, node)) continue;
      if (wanted !== '' && !index.labels[node]!.includes(wanted)) continue;
      found.push(node);
    }
    return found;
  }
}
