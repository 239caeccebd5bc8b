/**
 * PROTECT_PTR and REVEAL_PTR (safe linking): a link of a singly linked list is stored XORed with the
 * page number of where it stands, so that a stray write becomes an address that is no multiple of 16
 * and the next walk aborts. Doing it twice undoes it.
 */
export function protect(position: number, pointer: number): number {
  const page = Math.floor(position / 4096);
  const high = Math.floor(pointer / 2 ** 32) ^ Math.floor(page / 2 ** 32);
  return high * 2 ** 32 + ((pointer ^ page) >>> 0);
}
