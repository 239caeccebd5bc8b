import type { Dominators } from '../../model/gc/dominators.ts';

/**
 * An entry of a WeakMap, or a registration, that hangs from its key; `holder` is the map it is in.
 */
export interface KeyedEntry {
  readonly entry: number;
  readonly key: number;
  readonly holder: number;
}

/**
 * An entry goes with its key, under which the tree has it, or with its map: what that and its
 * dominators retain grows by the entry, up to the first that dominates the key, too. Noted where the
 * way begins and where it ends and summed up once, so that deep trees cost no more.
 */
export function addEntriesToHolders(
  entries: readonly KeyedEntry[],
  { order, idom }: Dominators,
  retained: Float64Array,
): void {
  if (entries.length === 0) return;
  const common = commonDominator({ order, idom });
  const more = new Float64Array(retained.length);
  for (const { entry, key, holder } of entries) {
    if (idom[holder] === -1 || idom[key] === -1) continue;
    more[holder]! += retained[entry]!;
    more[common(holder, key)]! -= retained[entry]!;
  }
  for (let at = order.length - 1; at > 0; at -= 1) {
    const node = order[at]!;
    more[idom[node]!]! += more[node]!;
    retained[node]! += more[node]!;
  }
}

/**
 * The nearest node that dominates two others, in as many steps as the logarithm of their depth: each
 * node knows its dominator and one far above (Myers, An Applicative Random-Access Stack, 1983).
 */
function commonDominator({ order, idom }: Dominators): (a: number, b: number) => number {
  const depth = new Uint32Array(idom.length);
  const jump = new Uint32Array(idom.length);
  for (const [i, node] of order.entries()) {
    const above = i === 0 ? node : idom[node]!;
    const far = jump[above]!;
    const isEven = depth[above]! - depth[far]! === depth[far]! - depth[jump[far]!]!;
    depth[node] = i === 0 ? 0 : depth[above]! + 1;
    jump[node] = i === 0 ? node : isEven ? jump[far]! : above;
  }
  return (a, b) => {
    let [low, high] = depth[a]! >= depth[b]! ? [a, b] : [b, a];
    while (depth[low]! > depth[high]!) {
      low = depth[jump[low]!]! >= depth[high]! ? jump[low]! : idom[low]!;
    }
    while (low !== high) {
      const apart = jump[low] !== jump[high];
      low = apart ? jump[low]! : idom[low]!;
      high = apart ? jump[high]! : idom[high]!;
    }
    return low;
  };
}
