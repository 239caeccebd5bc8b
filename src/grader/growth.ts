import type { HeapReading } from '../sandbox/chunks.ts';
import { aLargeBlockGrows } from './large-blocks.ts';
import { isAtRest } from './rest.ts';
import { explainedBySlack, type SizeSample, SLACK } from './slack.ts';
import { ascends, calmed, climbs, isOver, isSteady, settled, slope } from './trend.ts';

/** Whether the heap still grows from round to round, and by how much. Bytes and blocks a round. */
export interface Growth {
  readonly growing: boolean;
  readonly bytesPerRound: number;
  readonly blocksPerRound: number;
}

/** What growth is judged by. */
export interface GrowthEvidence {
  /** Bytes and blocks in use after each round. */
  readonly readings: readonly HeapReading[];
  readonly sizes: readonly SizeSample[];
  /** Of the blocks in use at the end, how many were first seen in each four rounds. */
  readonly survivors: readonly number[];
}

const STEADY: Growth = { growing: false, bytesPerRound: 0, blocksPerRound: 0 };
const STRETCHES = 5;
/** Each stretch leaves at least this share of what the richest one leaves: the rest are accidents. */
const EVENNESS = 0.25;
/** Over two quarters a leak adds about twice what it adds over one; a wave adds nothing. */
const PERSISTENCE = 1.2;
/** Readings with the same number of blocks, or half of all where there are fewer. */
const MIN_ALIKE = 30;
/** So many blocks may come and go with their slack without that being movement. */
const JITTER = 4;
/** Fewer blocks than this in a quarter of the run are chance. */
const MIN_RISE = 2;
/** What the survivors of one quarter must add to the next; the rest of them may be a slow turnover. */
const EXPLAINED = 0.6;

/**
 * Judges the readings taken after each round.
 *
 * Sustained growth of blocks is a leak. So is sustained growth of bytes at unchanged blocks, unless
 * the allocator's slack explains it. Warm-ups end in a plateau, saw-teeth come back to the same
 * floor and the same ceiling, and what wanders has no direction: none of them is growth.
 */
export function judgeGrowth({ readings, sizes, survivors }: GrowthEvidence): Growth {
  if (isAtRest(readings)) return STEADY;
  const blocks = readings.map((reading) => reading.blocks);
  const bytes = readings.map((reading) => reading.bytes);
  const growing =
    (ascends(settled(blocks)) && !isOver(blocks)) ||
    leavesSurvivors(survivors, blocks) ||
    growsInPlace({ readings, sizes, survivors }) ||
    aLargeBlockGrows(sizes) ||
    outgrowsSlack(readings);
  if (!growing) return STEADY;
  return { growing, bytesPerRound: slope(bytes), blocksPerRound: slope(blocks) };
}

/**
 * True where every stretch of rounds left blocks that are still there at the end, while the heap
 * has more of them than it had: a leak under a saw-tooth or under noise that hides it in the sum.
 */
function leavesSurvivors(survivors: readonly number[], blocks: readonly number[]): boolean {
  if (blocks.length < 60) return false;
  // The newest blocks may be in use rather than left: what counts is what is older.
  if (isOver(cumulative(survivors.slice(0, -1)))) return false;
  const { length } = survivors;
  const middle = survivors.slice(Math.floor(length / 10), Math.floor(0.85 * length));
  const size = middle.length / STRETCHES;
  const left = Array.from({ length: STRETCHES }, (_, i) =>
    sum(middle.slice(Math.round(i * size), Math.round((i + 1) * size))),
  );
  if (Math.min(...left) === 0 || Math.min(...left) < EVENNESS * Math.max(...left)) return false;
  const quarter = Math.floor(blocks.length / 4);
  const [second, third, last] = [3, 2, 1].map((n) =>
    blocks.slice(blocks.length - n * quarter, blocks.length - (n - 1) * quarter),
  ) as [number[], number[], number[]];
  const rise = riseOf(third, last);
  const newest = sum(survivors.slice(Math.floor(length / 2), Math.floor(0.75 * length)));
  return (
    rise >= MIN_RISE && rise >= EXPLAINED * newest && riseOf(second, last) >= PERSISTENCE * rise
  );
}

/** By how much the floor or the mean rose, whichever says more. */
function riseOf(before: readonly number[], after: readonly number[]): number {
  return Math.max(Math.min(...after) - Math.min(...before), mean(after) - mean(before));
}

/** True where blocks that stay in number grow in size, and not by the allocator's slack. */
function growsInPlace({ readings, sizes, survivors }: GrowthEvidence): boolean {
  const usual = usualBlocks(settled(readings));
  const bytesOf = (list: readonly HeapReading[]) =>
    list.filter((reading) => reading.blocks === usual).map((reading) => reading.bytes);
  const all = bytesOf(readings);
  const late = bytesOf(settled(readings));
  // A few readings that happen to have as many blocks may rise by chance.
  if (late.length < Math.min(MIN_ALIKE, settled(readings).length / 2)) return false;
  // Once as it is, for growth in small steps, and once without the jitter of a few blocks' slack.
  const rises =
    risesTo(late, all) || risesTo(calmed(late, JITTER * SLACK), calmed(all, JITTER * SLACK));
  return rises && !explainedBySlack(sizes, usual, survivors);
}

function risesTo(late: readonly number[], all: readonly number[]): boolean {
  return (isSteady(late) || (ascends(late) && climbs(late))) && !isOver(all);
}

/**
 * True where bytes rise, under blocks that wander, by more than slack in each block explains. Rounds
 * with fewer blocks than any of the last third has are left out: a cache that was still filling up
 * rose by its blocks, and once it is full only slack is left to move its bytes.
 */
function outgrowsSlack(readings: readonly HeapReading[]): boolean {
  if (isOver(readings.map((reading) => reading.bytes))) return false;
  const blocks = settled(readings).map((reading) => reading.blocks);
  const floor = Math.min(...blocks.slice(-Math.floor(blocks.length / 3)));
  const late = settled(readings).filter((reading) => reading.blocks >= floor);
  const bytes = late.map((reading) => reading.bytes);
  if (!ascends(bytes)) return false;
  const third = Math.floor(bytes.length / 3);
  const rise = Math.min(...bytes.slice(-third)) - Math.min(...bytes.slice(0, third));
  return rise > SLACK * Math.max(...readings.map((reading) => reading.blocks));
}

/** The number of blocks that is seen most often: in a saw-tooth, one phase of it. */
function usualBlocks(readings: readonly HeapReading[]): number {
  const counts = new Map<number, number>();
  for (const { blocks } of readings) counts.set(blocks, (counts.get(blocks) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function cumulative(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => {
    total += value;
    return total;
  });
}
