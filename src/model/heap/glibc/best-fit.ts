import { type Arena, binAt } from './arena.ts';
import { nextMarked, unmarkBin } from './bins.ts';
import { endless, printerr } from './fault.ts';
import { binFloor, binIndex, minLargeSize, minSize } from './layout.ts';
import { takeFrom } from './split.ts';

/**
 * The search of _int_malloc in the large bin of the wanted size: smallest first along the skip list,
 * and the second of its size if there is one, so that the skip list need not change.
 * The user's address; 0 where the bin has none that is large enough.
 */
export function searchOwnBin(arena: Arena, nb: number): number {
  const index = binIndex(nb);
  const bin = binAt(index);
  const largest = arena.fd(bin);
  if (largest === bin || arena.head(largest) < nb) return 0;
  let p = arena.bkNextSize(largest);
  for (let most = arena.systemMem / minSize; arena.size(p) < nb; most -= 1) {
    if (most < 0) endless(`large bin ${binFloor(index)}`);
    p = arena.bkNextSize(p);
  }
  if (p !== arena.bk(bin) && arena.head(p) === arena.head(arena.fd(p))) p = arena.fd(p);
  const because = `it is the smallest of large bin ${binFloor(index)} that holds ${nb} bytes`;
  arena.log?.push({ kind: 'take', block: p, size: arena.size(p), because });
  takeFrom(arena, p, nb, 'malloc(): corrupted unsorted chunks');
  return p + 16;
}

/**
 * The search of _int_malloc through the bins of larger chunks, by the map of bins: the smallest of
 * the first bin that holds any. The user's address; 0 for none.
 */
export function searchLargerBins(arena: Arena, nb: number): number {
  for (let from = binIndex(nb) + 1; ; ) {
    const index = nextMarked(arena, from);
    if (index === undefined) return 0;
    const bin = binAt(index);
    const p = arena.bk(bin);
    if (p === bin) {
      // The map is a hint: a bit is cleared when its bin is seen to be empty.
      unmarkBin(arena, index);
      from = index + 1;
      continue;
    }
    const size = arena.size(p);
    if (size < nb) {
      printerr(
        'Fatal glibc error: malloc assertion failure in _int_malloc: (unsigned long) (size) >= (unsigned long) (nb)',
      );
    }
    const because = `bin ${binFloor(index)} is the first above the wanted size that holds a chunk, and its last is its smallest: ${size} bytes`;
    arena.log?.push({ kind: 'take', block: p, size, because });
    const remainder = takeFrom(arena, p, nb, 'malloc(): corrupted unsorted chunks 2');
    if (remainder !== 0 && nb < minLargeSize) arena.lastRemainder = remainder;
    return p + 16;
  }
}
