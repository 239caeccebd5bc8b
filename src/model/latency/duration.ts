import { formatNumber } from '../units.ts';

/** Nanoseconds of each unit; a year is 365.25 days. */
const units = [
  ['ns', 1],
  ['µs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['min', 60e9],
  ['h', 3600e9],
  ['days', 86_400e9],
  ['years', 31_557_600e9],
] as const;

/** Nanoseconds in the largest unit of which there is one: `100.1 ns`, `13 ms`, `1.4 days`. */
export function formatDuration(nanoseconds: number, digits = 4): string {
  const fits = ([, size]: (typeof units)[number]): boolean =>
    rounded(nanoseconds / size, digits) >= 1;
  const [unit, size] = units.findLast(fits) ?? units[0];
  const value = rounded(nanoseconds / size, digits);
  return `${formatNumber(value)} ${value === 1 && unit.length > 3 ? unit.slice(0, -1) : unit}`;
}

/** So many significant digits. */
export function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
