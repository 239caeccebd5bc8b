/**
 * How what a run takes grows with its input, from the calmest to the steepest. A class bounds the
 * ones before it.
 */
export const GROWTH_CLASSES = ['O(1)', 'O(log n)', 'O(n)', 'O(n log n)', 'O(n²)'] as const;

export type GrowthClass = (typeof GROWTH_CLASSES)[number];

/** By its place in `GROWTH_CLASSES`; what lies beyond the last is steeper than it. */
export function growthName(place: number): string {
  return GROWTH_CLASSES[place] ?? `more than ${GROWTH_CLASSES.at(-1)}`;
}
