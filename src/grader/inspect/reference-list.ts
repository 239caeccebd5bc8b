import type { Answer, Query } from '../explanation.ts';
import { NODES } from './by-size.ts';
import type { HeapIndex } from './heap-index.ts';
import { pageOf } from './page.ts';
import type { Reference } from './references.ts';

type ReferencesQuery = Extract<Query, { ask: 'holders' | 'holds' }>;
type ReferencesAnswer = Extract<Answer, { ask: 'holders' | 'holds' }>;

/** Lists what holds a node or what it holds; the last list of each is kept for its other pages. */
export class ReferenceList {
  readonly #index: HeapIndex;
  readonly #last = new Map<string, { node: number; references: readonly Reference[] }>();

  constructor(index: HeapIndex) {
    this.#index = index;
  }

  answer({ ask, node, from, count }: ReferencesQuery): ReferencesAnswer {
    let last = this.#last.get(ask);
    if (last?.node !== node) {
      last = { node, references: this.#find(ask, node) };
      this.#last.set(ask, last);
    }
    const rows = pageOf(last.references, from, count).map(({ holder, held, by, isWeak }) =>
      this.#index.row(ask === 'holders' ? holder : held, by(), isWeak),
    );
    return { ask, total: last.references.length, rows };
  }

  /** What keeps alive before what is weak, the learner's before the engine's, then by bytes. */
  #find(ask: 'holders' | 'holds', node: number): Reference[] {
    const { references, isLearners, ranks } = this.#index;
    const found = ask === 'holders' ? references.holdersOf(node) : references.heldBy(node);
    const keys = Float64Array.from(found, ({ holder, held, isWeak }, i) => {
      const other = ask === 'holders' ? holder : held;
      const group = 2 * Number(isWeak) + (1 - isLearners[other]!);
      return (group * NODES + ranks[other]!) * NODES + i;
    });
    return Array.from(keys.sort(), (key) => found[key % NODES]!);
  }
}
