/** The next multiple of `step`, a whole number of at least 1. No bit tricks: sizes pass 2^31. */
export function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
