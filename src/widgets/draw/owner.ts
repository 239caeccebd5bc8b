/** Whose a page is: three tones that a letter tells apart as well; k is the kernel, n nobody's. */
export type Owner = 'a' | 'b' | 'c' | 'k' | 'n';

const tones: readonly Owner[] = ['a', 'b', 'c'];

/** The tone of the process at a place in the list of processes: the letter has to tell the rest. */
export const ownerAt = (place: number): Owner => tones[Math.min(place, tones.length - 1)]!;

/** `A`, `B`, … `Z`, then `A1`: the letter of the process at a place. */
export const letterAt = (place: number): string =>
  String.fromCharCode(65 + (place % 26)) + (place < 26 ? '' : String(Math.floor(place / 26)));
