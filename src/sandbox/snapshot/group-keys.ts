import type { Describer } from './describe.ts';
import { EDGE, INTERNAL_NAMES } from './edges.ts';
import { KIND } from './kinds.ts';
import type { NearestRoots } from './nearest-roots.ts';
import { BUILD } from './offsets.ts';
import type { Retention, StrongGraph } from './retention.ts';

/** The place of each node: its class and path with indices and keys left out. */
export interface GroupKeys {
  /** Of each node the number of its place; -1 for what nothing holds. */
  readonly of: Int32Array;
  /** What each place is called: the same text in every snapshot of one program. */
  readonly texts: readonly string[];
}

/**
 * How far up a chain is looked for the same link again: a closure's variable's object's property.
 */
const LONGEST_LINK = 6;
/** Factors that put numbers side by side in one below 2^53. */
const CLASSES = 2 ** 16;
const NAMES = 2 ** 32;
const LINKS = 2 ** 26;
/** Characters of a place's text that the places below it begin with. */
const LONGEST_TEXT = 400;

export function groupKeys(
  describer: Describer,
  { graph, tree }: Retention,
  nearest: NearestRoots,
): GroupKeys {
  const of = new Int32Array(describer.snapshot.nodeCount).fill(-1);
  const links = new Int32Array(of.length);
  const texts: string[] = [];
  const linkNumbers = new Map<number, number>();
  const valueNumbers = new Map<number, number>();
  const linkTexts: string[] = [];
  const places = new Map<number, number>();
  const classes = new Map<string, number>();
  const isWritten = writtenNames(describer, graph);

  const linkOf = (node: number): number => {
    const what = describer.groupName(node);
    let classNumber = classes.get(what);
    if (classNumber === undefined) {
      // More names than that can't be told apart: no program has them but to try us.
      classNumber = Math.min(classes.size, CLASSES - 1);
      classes.set(what, classNumber);
    }
    const edge = nearest.edge[node]!;
    const holder = nearest.holder[node]!;
    // What a variable holds is told from what another one holds by the variable's own link.
    if (holder !== node && describer.snapshot.kinds[holder] === KIND.variable) {
      return numbered(valueNumbers, links[holder]! * CLASSES + classNumber, () => {
        return `${linkTexts[links[holder]!]}=${what}`;
      });
    }
    const [type, name] = edge === -1 ? [15, 0] : placeOf(graph, edge, isWritten);
    const composite = (type * NAMES + name) * CLASSES + classNumber;
    return numbered(linkNumbers, composite, () => {
      return `${edge === -1 ? '' : linkText(describer, type, name)}:${what}`;
    });
  };
  const numbered = (numbers: Map<number, number>, key: number, text: () => string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, linkTexts.length);
    return linkTexts.push(text()) - 1;
  };
  const placeBelow = (holder: number, link: number): number => {
    for (let at = holder, up = 0; up < LONGEST_LINK; up += 1) {
      if (links[at] === link) return of[at]!;
      const next = nearest.holder[at]!;
      if (next === at) break;
      at = next;
    }
    return place(of[holder]!, link);
  };
  const place = (from: number, link: number): number => {
    const composite = (from + 1) * LINKS + link;
    const known = places.get(composite);
    if (known !== undefined) return known;
    places.set(composite, texts.length);
    return texts.push(`${from === -1 ? '' : short(texts[from]!)}/${linkTexts[link]}`) - 1;
  };

  const path: number[] = [];
  for (const end of tree.order) {
    if (nearest.holder[end] === -1) continue;
    // Those of its path that have no place yet, then from the nearest to the root on.
    for (let at = end; of[at] === -1; at = nearest.holder[at]!) {
      path.push(at);
      if (nearest.holder[at] === at) break;
    }
    for (let node = path.pop(); node !== undefined; node = path.pop()) {
      const holder = nearest.holder[node]!;
      const link = linkOf(node);
      of[node] = holder === node ? place(-1, link) : placeBelow(holder, link);
      links[node] = link;
    }
  }
  return { of, texts };
}

/**
 * A place's text, or where that is long its end and a digest of the rest: in a chain of ten thousand
 * unlike links all of them would take as many times as much room.
 */
function short(text: string): string {
  if (text.length <= LONGEST_TEXT) return text;
  // FNV-1a over 32 bits, twice with different beginnings.
  let [one, two] = [0x811c9dc5, 0x9747b28c];
  const end = text.length - LONGEST_TEXT / 2;
  for (let i = 0; i < end; i += 1) {
    one = Math.imul(one ^ text.charCodeAt(i), 0x01000193);
    two = Math.imul(two ^ text.charCodeAt(i), 0x01000193);
  }
  return `…${(one >>> 0).toString(16)}${(two >>> 0).toString(16)}${text.slice(end)}`;
}

/**
 * Whether the code of a program names a property, as `.users` does. One that it only computes, such
 * as `seen[id]`, is a key of a table: two of them are as alike as two entries of a Map.
 */
function writtenNames(
  describer: Describer,
  { nodeCount, edges, types, names }: StrongGraph,
): (atom: number) => boolean {
  const { kinds } = describer.snapshot;
  const written = new Set<number>();
  for (let node = 0; node < nodeCount; node += 1) {
    if (kinds[node] !== KIND.bytecode) continue;
    for (let edge = edges.first[node]!; edge < edges.first[node + 1]!; edge += 1) {
      if (types[edge] === EDGE.name) written.add(names[edge]!);
    }
  }
  return (atom) => atom < BUILD.atomEnd || written.has(atom) || describer.isPrivate(atom);
}

/** An edge's type and name, where the name is a place's and no entry's own. */
function placeOf(
  { types, names }: StrongGraph,
  edge: number,
  isWritten: (atom: number) => boolean,
): [type: number, name: number] {
  const type = types[edge]!;
  const name = names[edge]!;
  const isOwn = type === EDGE.element || type === EDGE.key || type === EDGE.entry;
  if (isOwn || type === EDGE.name) return [type, 0];
  if (type === EDGE.internal) return [type, name];
  // A property named by an index: an element of a sparse array.
  if (name >= 2 ** 31) return [EDGE.element, 0];
  return [type, isWritten(name) ? name : 0];
}

function linkText(describer: Describer, type: number, name: number): string {
  if (type === EDGE.internal) return INTERNAL_NAMES[name]!;
  return name === 0 ? String(type) : `${type}.${describer.atom(name)}`;
}
