import type { Group, Tally } from './tally.ts';

/** dlmalloc may hand out a block 8 bytes larger than it has to be. */
const SLACK = 8;

/** What there is ever more of, of one class in one place. */
export interface Accumulation {
  readonly className: string;
  /** How many more than at the first look; 0 where what was there has grown. */
  readonly count: number;
  /** How many bytes more: of these nodes, and of all that goes with them. */
  readonly bytes: number;
  /** In how many of the spans between two looks there came more. */
  readonly rises: number;
  /** One of them at the last look, for its path. */
  readonly node: number;
}

const TABLE = /^(Array|Map|Set)$/;
/** See describe.ts. */
const VARIABLE = 'captured variable';

/**
 * What accumulated between rounds: the groups with ever more nodes that are not within one of that
 * kind, then what grew itself, such as a Map's table or a string. Churn does not count, since what
 * replaces its like leaves its group as it was, and neither does a queue that was emptied between
 * two looks: so give three or more, some rounds apart. Most bytes first.
 */
export function accumulated(looks: readonly Tally[]): Accumulation[] {
  const last = looks.at(-1);
  if (last === undefined) return [];
  const growth = (key: string, of: (group: Group) => number) => {
    const sizes = looks.map((look) => {
      const group = look.get(key);
      return group === undefined ? 0 : of(group);
    });
    const steps = sizes.slice(1).map((size, i) => size - sizes[i]!);
    const falls = steps.some((step) => step < 0);
    const rises = steps.filter((step) => step > 0).length;
    return { more: falls ? 0 : sizes.at(-1)! - sizes[0]!, rises };
  };
  const more: Accumulation[] = [];
  const counts = (key: string) => growth(key, (group) => group.count).more;
  for (const [key, { className, node, within, newestWithin }] of last) {
    const count = counts(key);
    if (count > 0 && within !== key && counts(within) > 0) continue;
    // The first may be a constant of the code's, held from elsewhere; the newest says more then.
    if (count > 0 && !isWithin(last, newestWithin, key) && counts(newestWithin) > 0) continue;
    const { more: bytes, rises } = growth(key, (group) =>
      count > 0 ? group.retained : group.shallow,
    );
    const isSlack = count === 0 && bytes <= SLACK * last.get(key)!.blocks;
    const grown = isSlack ? growth(key, (group) => group.blocks).more > 0 : bytes > 0;
    if (!grown) continue;
    const told = (count > 0 && namedFor(last, key, counts)) || { className, node };
    more.push({ className: told.className, node: told.node, count, bytes, rises });
  }
  return more.sort((a, b) => b.bytes - a.bytes || a.node - b.node);
}

/**
 * The group that says more of what is there than `key` does, of which there are as many. A table's
 * owner, where they hold each other in turn, as a tree's nodes do their lists of children; what is in
 * a captured variable, which is also how the engine keeps a global.
 */
function namedFor(look: Tally, key: string, counts: (key: string) => number): Group | undefined {
  const { className, newestWithin } = look.get(key)!;
  const count = counts(key);
  if (TABLE.test(className)) {
    const owner = look.get(newestWithin);
    const isOwner = owner !== undefined && !TABLE.test(owner.className);
    if (!isOwner || counts(newestWithin) !== count) return;
    return isWithin(look, newestWithin, key) ? owner : undefined;
  }
  if (className !== VARIABLE) return;
  for (const [inner, group] of look) {
    if (group.newestWithin === key && counts(inner) === count) return group;
  }
  return;
}

/** Whether a group's newest node is dominated by one of `other`'s, at any distance. */
function isWithin(look: Tally, key: string, other: string): boolean {
  const seen = new Set<string>();
  for (let at: string | undefined = key; at !== undefined && !seen.has(at); ) {
    if (at === other) return true;
    seen.add(at);
    at = look.get(at)?.newestWithin;
  }
  return false;
}
