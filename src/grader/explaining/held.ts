import { type Accumulation, accumulated } from '../../sandbox/snapshot/accumulated.ts';
import type { ExplainedHeap } from '../../sandbox/snapshot/explained.ts';
import type { PathStep } from '../../sandbox/snapshot/path-step.ts';
import { pathText } from '../../sandbox/snapshot/path-text.ts';
import type { Held } from '../explanation.ts';
import type { SecondRun } from './second-run.ts';
import type { SourceLines } from './source-lines.ts';
import { throughTimer } from './timer-steps.ts';

const MOST_HELD = 8;
/** A place that grew only once, and by less than this part of all, is a warm-up of the engine's. */
const ACCIDENT = 0.05;
/** One that did not grow in every span is told only where it is as large as this part of the first. */
const WORTH_TELLING = 0.25;

/** One place where objects accumulate, before it is put into words. */
interface Place {
  /** The node that holds them: a Map, an array, a chain's first link. */
  readonly container: number;
  readonly parts: Accumulation[];
}

/**
 * What accumulated between the looks of a run, by the place that holds it; most bytes first. Of a
 * program that was not seen to leak only what grew in every span: the rest warmed up.
 */
export function heldByGrowth(
  { heap, tallies }: SecondRun,
  lines: SourceLines,
  leaks: boolean,
): Held[] {
  if (!heap || tallies.length < 2) return [];
  const places = new Map<number, Place>();
  for (const part of steady(accumulated(tallies))) {
    const container = containerOf(heap, part);
    const place = places.get(container);
    if (place) place.parts.push(part);
    else places.set(container, { container, parts: [part] });
  }
  // What grew in every span is ahead of a cache that filled up meanwhile, however large.
  const spans = tallies.length - 1;
  const isSteady = ({ parts }: Place) => Number(parts.some((part) => part.rises === spans));
  const bytes = ({ parts }: Place) => parts.reduce((sum, part) => sum + part.bytes, 0);
  const sorted = [...places.values()].sort(
    (a, b) => isSteady(b) - isSteady(a) || bytes(b) - bytes(a),
  );
  const most = sorted[0] ? bytes(sorted[0]) : 0;
  return sorted
    .filter((place) => isSteady(place) || (leaks && bytes(place) > WORTH_TELLING * most))
    .map(({ parts }) => heldAt(heap, parts, lines))
    .reduce(merged, [])
    .slice(0, MOST_HELD);
}

/**
 * What hangs from another of the list is told with that one, whose going would free it, too: their
 * bytes are not each other's, since of what one dominates only the one is listed.
 */
function merged(list: Held[], next: Held): Held[] {
  const place = placeOf(next.path);
  const at = list.findIndex((held) => {
    if (leadsThrough(held, next) || leadsThrough(next, held)) return true;
    // The queue of timers has two tables: by when they are due, and by number.
    if (held.className === 'timer' && next.className === 'timer') return true;
    const other = placeOf(held.path);
    return place.startsWith(`${other} `) || other.startsWith(`${place} `) || other === place;
  });
  if (at === -1) return [...list, next];
  const known = list[at]!;
  const shorter = next.path.length < known.path.length ? next : known;
  // What came to be there tells more than the table that made room for it.
  const told = [shorter, known, next].find(({ count }) => count > 0) ?? shorter;
  const retainedBytes = known.retainedBytes + next.retainedBytes;
  return list.with(at, { ...told, retainedBytes });
}

/** Whether what holds the one holds the other by way of it. */
function leadsThrough({ steps }: Held, { steps: others }: Held): boolean {
  const { node } = steps.at(-1)!;
  return others.some((step) => step.node === node);
}

/** Watched objects that outlived their round, by name and place. */
export function heldWatched({ watched }: SecondRun, lines: SourceLines): Held[] {
  if (!watched) return [];
  const { heap, nodes } = watched;
  const groups = new Map<string, number[]>();
  for (const { name, node } of nodes) {
    const key = `${name}\n${placeOf(heap.path(node))}`;
    const group = groups.get(key);
    if (group) group.push(node);
    else groups.set(key, [node]);
  }
  return [...groups.values()].slice(0, MOST_HELD).map((group) => {
    const bytes = group.reduce((sum, node) => sum + heap.retention.retained[node]!, 0);
    return inWords(heap, group.at(-1)!, { count: group.length, bytes }, lines);
  });
}

/** A path without what tells one of many from the next: indices, keys, lengths. */
function placeOf(path: string): string {
  return path.replace(/(entry|key =) "[^"]*"/g, '$1').replace(/\d+/g, '0');
}

/** Without what moved once and little, where there is something that moved every time. */
function steady(parts: readonly Accumulation[]): readonly Accumulation[] {
  const most = Math.max(...parts.map((part) => part.rises));
  const all = parts.reduce((sum, part) => sum + part.bytes, 0);
  return parts.filter((part) => part.rises > 1 || most === 1 || part.bytes > ACCIDENT * all);
}

function heldAt(heap: ExplainedHeap, parts: readonly Accumulation[], lines: SourceLines): Held {
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  // What was put there, rather than the table or the names that it was put under.
  const rank = (part: Accumulation) => (part.count === 0 ? 0 : part.className === 'string' ? 1 : 2);
  const totals = new Map<string, { first: Accumulation; count: number; bytes: number }>();
  for (const part of parts) {
    const key = `${rank(part)} ${part.className}`;
    const total = totals.get(key);
    if (total) {
      total.count += part.count;
      total.bytes += part.bytes;
    } else totals.set(key, { first: part, count: part.count, bytes: part.bytes });
  }
  const [head] = [...totals.values()].sort(
    (a, b) => rank(b.first) - rank(a.first) || b.bytes - a.bytes,
  );
  return inWords(heap, head!.first.node, { count: head!.count, bytes }, lines);
}

function inWords(
  heap: ExplainedHeap,
  node: number,
  { count, bytes }: { count: number; bytes: number },
  lines: SourceLines,
): Held {
  const path = throughTimer(heap, heap.steps(node));
  const steps = path.map((step, i) => {
    const line = lines.of(step, path[i - 1]);
    const { by, joins, what, times } = step;
    return {
      ...{ node: step.node, by, joins, what, retained: heap.retention.retained[step.node]! },
      ...(times === undefined ? {} : { times }),
      ...(line === undefined ? {} : { line }),
    };
  });
  const line = steps.find((step) => step.line !== undefined)?.line;
  const className = path[0]?.isTimerQueue ? 'timer' : heap.describer.className(node);
  return {
    ...{ path: pathText(path), className, count },
    ...{ retainedBytes: bytes, steps },
    ...(line === undefined ? {} : { line }),
  };
}

/** What holds the nodes of a group; where it grew itself, the node. */
function containerOf(heap: ExplainedHeap, { node, count }: Accumulation): number {
  return count === 0 ? node : holderOf(heap, node);
}

/** The step before a node's on its path; itself where it begins with it. */
function holderOf(heap: ExplainedHeap, node: number): number {
  const steps: readonly PathStep[] = heap.steps(node);
  return steps.at(-2)?.node ?? node;
}
