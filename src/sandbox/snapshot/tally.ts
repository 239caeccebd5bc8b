import { groupRetained } from '../../model/gc/group-retained.ts';
import type { Describer } from './describe.ts';
import { groupKeys } from './group-keys.ts';
import { KIND } from './kinds.ts';
import type { NearestRoots } from './nearest-roots.ts';
import type { Retention } from './retention.ts';

/** Nodes of one class that are held in one way, whatever their indices and keys. */
export interface Group {
  readonly className: string;
  /** The groups of the dominators of the first of them, and of `node`. */
  readonly within: string;
  readonly newestWithin: string;
  readonly count: number;
  /** Bytes of the nodes' own blocks and their number, and the bytes of all that goes with them. */
  readonly shallow: number;
  readonly blocks: number;
  readonly retained: number;
  /** One of them, allocated since the last marking where one is. */
  readonly node: number;
}

/**
 * The nodes of a snapshot by class and retaining path: two of one program can be compared by it.
 */
export type Tally = ReadonlyMap<string, Group>;

const NONE = { count: 0, shallow: 0, blocks: 0, retained: 0 };

/** Counts what there is, by class and retaining path. A chain of like links counts as one place. */
export function tally(describer: Describer, retention: Retention, nearest: NearestRoots): Tally {
  const { kinds, shallow, blocksOf, fresh } = describer.snapshot;
  const { order, idom } = retention.tree;
  const { of, texts } = groupKeys(describer, retention, nearest);
  const groups: ({ -readonly [K in keyof Group]: Group[K] } | undefined)[] = [];
  const result = new Map<string, Group>();
  // From dominators down, so that a group is first met where it is nearest to the root.
  for (const node of order) {
    const place = of[node]!;
    if (kinds[node] === KIND.shape) {
      // The table of its properties' names is as much an object's own as that of their values.
      const owner = groups[of[idom[node]!]!];
      if (owner !== undefined && kinds[idom[node]!] === KIND.object)
        owner.shallow += shallow[node]!;
    }
    if (place === -1 || !isShown(kinds[node]!)) continue;
    const holder = of[idom[node]!]!;
    let group = groups[place];
    if (group === undefined) {
      const className = describer.className(node);
      const within = texts[holder] ?? '';
      group = { className, within, newestWithin: within, ...NONE, node };
      groups[place] = group;
      result.set(texts[place]!, group);
    }
    group.count += 1;
    group.shallow += shallow[node]!;
    group.blocks += blocksOf[node]!;
    if (fresh[node]! > 0) {
      group.node = node;
      group.newestWithin = texts[holder] ?? '';
    }
  }
  const retained = groupRetained(retention.tree, retention.retained, of, texts.length);
  for (const [place, group] of groups.entries()) if (group) group.retained = retained[place]!;
  return result;
}

/** The engine's own tables and realms grow with anything; what grew them is told elsewhere. */
function isShown(kind: number): boolean {
  return kind !== KIND.engine && kind !== KIND.context && kind !== KIND.root && kind !== KIND.shape;
}
