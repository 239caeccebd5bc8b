import { groupRetained } from '../../model/gc/group-retained.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import type { ClassRow } from '../explanation.ts';
import { isFresh } from './fresh.ts';
import { said } from './said.ts';

/** A table has at most so many rows; what is left of a program with more classes is summed up. */
const MOST_ROWS = 500;

/** Every node but the root, by class and by whose it is. */
export interface ClassTable {
  /** Of each node the number of its class, and their names as the program has them; -1: the root. */
  readonly classOf: Int32Array;
  readonly names: readonly string[];
  /** Most retained bytes first. */
  readonly rows: readonly ClassRow[];
  readonly rest: { readonly classes: number; readonly count: number; readonly shallow: number };
}

/**
 * Counts and sizes by class. What a class retains is what would go with all of its nodes, so one that
 * another of the class keeps alive adds nothing: its bytes are part of that one's.
 */
export function classTable(heap: ExplainedHeap, isLearners: Uint8Array): ClassTable {
  const { snapshot, describer, retention } = heap;
  const { nodeCount, shallow, fresh, root } = snapshot;
  const { idom } = retention.tree;
  const classOf = new Int32Array(nodeCount).fill(-1);
  const rows: ClassRow[] = [];
  const names: string[] = [];
  const numbers = new Map<string, number>();
  for (let node = 0; node < nodeCount; node += 1) {
    if (node === root) continue;
    const className = describer.className(node);
    const key = `${isLearners[node]}${className}`;
    let number = numbers.get(key);
    if (number === undefined) {
      number = rows.length;
      numbers.set(key, number);
      names.push(said(className));
      const sizes = { count: 0, shallow: 0, retained: 0, freshCount: 0, freshBytes: 0 };
      rows.push({ className: names[number]!, ...sizes, isLearners: isLearners[node] === 1 });
    }
    classOf[node] = number;
    const row = rows[number]!;
    row.count += 1;
    row.shallow += shallow[node]!;
    row.freshBytes += fresh[node]!;
    if (isFresh(snapshot, node)) row.freshCount += 1;
    // What nothing holds any more is in no tree: it keeps its own bytes.
    if (idom[node] === -1) row.retained += shallow[node]!;
  }
  const retained = groupRetained(retention.tree, retention.retained, classOf, rows.length);
  for (const [number, row] of rows.entries()) row.retained += retained[number]!;

  const sorted = [...rows].sort((a, b) => b.retained - a.retained);
  const rest = { classes: 0, count: 0, shallow: 0 };
  for (const row of sorted.slice(MOST_ROWS)) {
    rest.classes += 1;
    rest.count += row.count;
    rest.shallow += row.shallow;
  }
  return { classOf, names, rows: sorted.slice(0, MOST_ROWS), rest };
}
