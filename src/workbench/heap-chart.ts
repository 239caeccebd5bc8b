import { formatBytes } from '../model/units.ts';

export interface Column {
  /** The round that the column shows, from 1. */
  readonly round: number;
  readonly bytes: number;
  /** Squares up to the level where the settled part began, and above it. */
  readonly squares: number;
  readonly over: number;
}

export interface Chart {
  readonly columns: readonly Column[];
  /** Bytes that one square stands for. */
  readonly unit: number;
  readonly height: number;
  /** Bytes in use when the heap had settled: what a program that leaks nothing stays at. */
  readonly level: number;
}

const MAX_COLUMNS = 25;
const MAX_SQUARES = 11;

/** Lays readings out as stacks of squares, each a power of two of bytes. Bytes from the baseline. */
export function chartOf(readings: readonly { readonly bytes: number }[]): Chart {
  const rounds = pick(readings.length);
  const bytes = rounds.map((round) => Math.max(0, readings[round]!.bytes));
  const level = Math.max(0, readings[Math.floor(readings.length / 4)]?.bytes ?? 0);
  let unit = 64;
  while (Math.max(...bytes, 1) / unit > MAX_SQUARES) unit *= 2;
  const base = Math.ceil(level / unit);
  const columns = rounds.map((round, i) => {
    const squares = Math.ceil(bytes[i]! / unit);
    return {
      round: round + 1,
      bytes: bytes[i]!,
      squares: Math.min(squares, base),
      over: Math.max(0, squares - base),
    };
  });
  return { columns, unit, height: MAX_SQUARES, level };
}

/** `One square is 4 KiB.` */
export function scaleOf(chart: Chart): string {
  return `One square is ${formatBytes(chart.unit)}.`;
}

/** At most 25 rounds, the first and the last among them, evenly spread. */
function pick(count: number): number[] {
  if (count <= MAX_COLUMNS) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: MAX_COLUMNS }, (_, i) =>
    Math.round((i * (count - 1)) / (MAX_COLUMNS - 1)),
  );
}
