/**
 * The address of a block's buddy: the other half of what it was split from. Addresses and sizes in
 * bytes; the size is a power of two times the smallest block.
 */
export function buddyOf(address: number, size: number, base: number): number {
  const isLeft = ((address - base) / size) % 2 === 0;
  return isLeft ? address + size : address - size;
}
