import type { HeapReading } from '../sandbox/chunks.ts';
import { explainedBySlack, type SizeSample } from './slack.ts';

/** Whether the heap still grows from round to round, and by how much. Bytes and blocks a round. */
export interface Growth {
  readonly growing: boolean;
  readonly bytesPerRound: number;
  readonly blocksPerRound: number;
}

const STEADY: Growth = { growing: false, bytesPerRound: 0, blocksPerRound: 0 };
/** A plateau this many times as long as the longest gap between rises ends the growth: an array
 * that doubles rests for up to twice as long before each rise as before the last. */
const PATIENCE = 2.1;
/** Fewer rises than this are events, such as a table made late, not a trend. */
const MIN_RISES = 3;
/** Bytes that wander (a bounded cache of mixed values) climb about as often as they fall. */
const MIN_NET_SHARE = 0.5;

/**
 * Judges the readings taken after each round.
 *
 * Sustained growth of blocks is a leak. So is sustained growth of bytes at unchanged blocks, unless
 * the allocator's slack explains it. Warm-ups end in a plateau, saw-teeth come back to the same
 * floor and the same ceiling, and what wanders has no direction: none of them is growth.
 */
export function judgeGrowth(readings: readonly HeapReading[], sizes: readonly SizeSample[]): Growth {
  const blocks = readings.map((reading) => reading.blocks);
  const bytes = readings.map((reading) => reading.bytes);
  const growing =
    rises(blocks) || (rises(bytes) && climbs(settled(bytes)) && !explainedBySlack(sizes));
  if (!growing) return STEADY;
  return { growing, bytesPerRound: slope(bytes), blocksPerRound: slope(blocks) };
}

/** True where a series rises in every part of its settled range, and still does at its end. */
function rises(series: readonly number[]): boolean {
  const range = settled(series);
  const windows = split(range, range.length >= 60 ? 6 : 3);
  if (windows.length < 3) return false;
  const lows = windows.map((window) => Math.min(...window));
  const highs = windows.map((window) => Math.max(...window));
  return ascends(lows) && ascends(highs) && !isOver(series);
}

/** Never lower than before, and higher at the end than at the start. */
function ascends(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value >= values[i - 1]!) && values.at(-1)! > values[0]!;
}

/** True where the records of a series have stopped coming. */
function isOver(series: readonly number[]): boolean {
  const start = Math.floor(series.length / 10);
  const records: number[] = [];
  let highest = series[start] ?? 0;
  for (let round = start + 1; round < series.length; round += 1) {
    if (series[round]! > highest) {
      highest = series[round]!;
      records.push(round);
    }
  }
  if (records.length < MIN_RISES) return true;
  const gaps = records.slice(1).map((round, i) => round - records[i]!);
  const plateau = series.length - 1 - records.at(-1)!;
  return plateau > PATIENCE * Math.max(...gaps);
}

/** True where most of the movement is upwards. */
function climbs(series: readonly number[]): boolean {
  let moved = 0;
  for (let i = 1; i < series.length; i += 1) moved += Math.abs(series[i]! - series[i - 1]!);
  return series.at(-1)! - series[0]! >= MIN_NET_SHARE * moved;
}

/** The last three quarters: what comes before is warm-up. */
function settled(series: readonly number[]): readonly number[] {
  return series.slice(Math.max(2, Math.floor(series.length / 4)));
}

function split(series: readonly number[], count: number): readonly number[][] {
  const size = series.length / count;
  return Array.from({ length: count }, (_, i) =>
    series.slice(Math.round(i * size), Math.round((i + 1) * size)),
  ).filter((window) => window.length > 0);
}

/** Growth a round, between the floors of the first and the last third of the settled range. */
function slope(series: readonly number[]): number {
  const range = settled(series);
  const size = Math.max(1, Math.floor(range.length / 3));
  const first = range.slice(0, size);
  const last = range.slice(-size);
  const rise = Math.min(...last) - Math.min(...first);
  const rounds = range.length - size + last.indexOf(Math.min(...last)) - first.indexOf(Math.min(...first));
  return Math.round((10 * rise) / rounds) / 10;
}
