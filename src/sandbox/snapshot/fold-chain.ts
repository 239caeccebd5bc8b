/** A node of a path that is worth telling. */
export interface FoldedNode {
  readonly node: number;
  /** Where the link that ends with it is there so often in a row. */
  readonly times?: number;
  /** How many nodes before it are left out; 0 for most. */
  readonly skipped: number;
}

/** Nodes of the longest link of a chain: a closure's variable's object's method. */
const LONGEST_LINK = 8;
/** Nodes at the beginning and the end of a path that are always told. */
const HEAD = 24;
const TAIL = 12;

/**
 * A path with the links of its chains told once, and of what is long even so the two ends: a list of
 * a thousand nodes is one thing to a reader.
 *
 * @param linkOf How the path comes to its i-th node, as a number: the same for links that are alike.
 * @param isNamed Whether the i-th node is told; a chain's link ends with one that is.
 */
export function foldChain(
  nodes: readonly number[],
  linkOf: (index: number) => number,
  isNamed: (index: number) => boolean,
): readonly FoldedNode[] {
  const links = nodes.map((_, i) => linkOf(i));
  const folded: FoldedNode[] = [];
  for (let at = 0; at < nodes.length; ) {
    const { length, times } = repetition(links, at);
    const last = at + length * times - 1;
    if (times < 3 || !isNamed(last)) {
      folded.push({ node: nodes[at++]!, skipped: 0 });
      continue;
    }
    // The last of them: it leads to what comes next.
    for (at += length * (times - 1); at < last; at += 1) {
      folded.push({ node: nodes[at]!, skipped: 0 });
    }
    folded.push({ node: nodes[at++]!, times, skipped: 0 });
  }
  if (folded.length <= HEAD + TAIL + 1) return folded;
  const rest = folded.slice(-TAIL);
  const skipped = folded.length - HEAD - TAIL;
  return [...folded.slice(0, HEAD), { ...rest[0]!, skipped }, ...rest.slice(1)];
}

/** The shortest link that covers most from an index on by coming again and again. */
function repetition(links: readonly number[], from: number): { length: number; times: number } {
  let best = { length: 1, times: 1 };
  for (let length = 1; length <= LONGEST_LINK; length += 1) {
    if (links[from] !== links[from + length]) continue;
    let end = from + length;
    while (end < links.length && links[end] === links[end - length]) end += 1;
    const times = Math.floor((end - from) / length);
    if (times > 1 && times * length > best.times * best.length) best = { length, times };
  }
  return best;
}
