/** Long enough to read a sentence of a dozen words. */
const msPerStep = 1400;

/** How fast a figure plays; 1 is reading speed. */
export const speeds = [0.5, 1, 2, 4, 16] as const;

export const msAt = (speed: number): number => msPerStep / speed;
