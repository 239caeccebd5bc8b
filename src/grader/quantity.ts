import { growthName } from '../course/growth-class.ts';
import { formatBytes, formatNumber } from '../model/units.ts';

/** The unit of a number that is a place in the list of growth classes. */
export const GROWTH_UNIT = 'class of growth';

/** A number of a verdict as a reader sees it, by its unit. */
export function quantity(value: number, unit: string): string {
  if (unit === GROWTH_UNIT) return growthName(value);
  return unit.startsWith('bytes') ? formatBytes(value) : formatNumber(value);
}

/** Measured and limit. Sizes that differ but would read alike are given to the byte. */
export function quantities(
  measured: number,
  limit: number,
  unit: string,
): { measured: string; limit: string } {
  const words = { measured: quantity(measured, unit), limit: quantity(limit, unit) };
  if (measured === limit || words.measured !== words.limit) return words;
  return { measured: `${formatNumber(measured)} B`, limit: `${formatNumber(limit)} B` };
}
