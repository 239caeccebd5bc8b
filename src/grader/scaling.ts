/** How what a run takes grows with its input, told from exact numbers and no clock. */

/** Runs are made with the exercise's size times these. */
export const SCALES = [1, 4, 16] as const;

/** What a number of a run is, which says how much of it means nothing. */
export interface Measure {
  /** A rise up to this from the second run to the last is no growth. */
  readonly noise: number;
  /** A first rise up to this is too little to compare the second with. */
  readonly blur: number;
  /** What the second rise may be of the first, for each of `GROWTH_CLASSES` after O(1). */
  readonly bounds: readonly number[];
}

/**
 * With v at n, 4n and 16n, (v₃ − v₂) / (v₂ − v₁) is free of constant factors and constant parts:
 * 1 for log n, 2 for √n, 4 for n, 4.4 to 5.1 for n log n with n from 50 to 100,000, 8 for n√n,
 * 16 for n², 32 for n²√n. Branches and calls are exact, so the bounds lie close: between the classes.
 */
export const STEPS: Measure = { noise: 100, blur: 100, bounds: [1.4, 4.2, 6.4, 22] };

/**
 * Bytes are blurred by room in reserve: QuickJS's arrays grow by half, and while one moves it is there
 * twice. Measured over 24 programs at 11 sizes: 0.98 to 1.02 for log n, 1.2 to 8 for n, 10 to 20 for
 * n²; short lists, whose moves weigh the most, give up to 11. Garbage in cycles that waits for its
 * collection moves a peak that rests by less than 1 KiB.
 */
export const BYTES: Measure = { noise: 1024, blur: 4096, bounds: [1.1, 9, 9, 36] };

/** The first class that bounds the growth of `values`, one a scale, by its place. */
export function growthOf(values: readonly number[], { noise, blur, bounds }: Measure): number {
  const [first, second, third] = values as [number, number, number];
  const late = third - second;
  if (late <= noise) return 0;
  const early = second - first;
  const place = bounds.findIndex((bound) => late <= bound * early);
  const found = place === -1 ? 1 + bounds.length : 1 + place;
  // Room made in advance, or a rise too small to compare with, makes the second look steep: it is
  // no steeper than the input's where all that is used isn't.
  const isFlat = early <= blur && third <= (SCALES[2] / SCALES[1]) * second;
  return isFlat ? Math.min(found, LINEAR) : found;
}

const LINEAR = 2;
