const quantum = 16;

/**
 * Sizes of objects from 16 bytes to at most `largest`, so many to each doubling and never closer
 * than 16 bytes. With 4 that is jemalloc's spacing (size_classes in its manual page): 16, 32, 48,
 * 64, 80, 96, 112, 128, 160, 192, … and wastes at most a fifth; with 1, the powers of two.
 */
export function sizeClasses(largest: number, perDoubling: number): number[] {
  const found: number[] = [];
  for (let size = quantum; size <= largest; ) {
    found.push(size);
    const doubling = 2 ** Math.floor(Math.log2(size));
    size += Math.max(quantum, doubling / perDoubling);
  }
  return found;
}

/** The index of the smallest class of at least so many bytes; `classes.length` if there is none. */
export function classFor(classes: readonly number[], size: number): number {
  let low = 0;
  let high = classes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (classes[middle]! < size) low = middle + 1;
    else high = middle;
  }
  return low;
}
