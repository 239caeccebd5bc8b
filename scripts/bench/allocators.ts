import type { Allocator } from '../../src/model/heap/allocator.ts';
import { BuddyHeap } from '../../src/model/heap/buddy/buddy-heap.ts';
import { GlibcHeap } from '../../src/model/heap/glibc/glibc-heap.ts';
import { ListHeap } from '../../src/model/heap/list/list-heap.ts';
import { sizeClasses } from '../../src/model/heap/slab/size-classes.ts';
import { SlabHeap } from '../../src/model/heap/slab/slab-heap.ts';
import { randomOf } from '../../src/model/random.ts';

const OPERATIONS = 1_000_000;
const LIVE = 10_000;

const list = (fit: 'first' | 'best' | 'worst', size: number) =>
  new ListHeap({ base: 0, size, fit, order: 'address', coalesce: true, header: 8, align: 8 });

const allocators: Record<string, (size: number) => Allocator> = {
  'list, first fit': (size) => list('first', size),
  'list, best fit': (size) => list('best', size),
  'list, worst fit': (size) => list('worst', size),
  buddy: (size) => new BuddyHeap({ base: 0, size, unit: 64, placement: 'lowest' }),
  'size classes': (size) =>
    new SlabHeap({
      base: 0,
      size,
      slab: 16384,
      classes: sizeClasses(8192, 4),
      keep: 1,
      large: true,
    }),
  'glibc-like': () => new GlibcHeap(),
};

/**
 * Operations per second, and how the time grows: with ten times the operations, and with ten times
 * the live blocks, too. What it grows beyond n log n there is the cache's doing: 10^5 blocks are some
 * 10 MB of bookkeeping.
 */
export function benchAllocators(): string[] {
  const nLogN = (from: number, to: number) =>
    ((to * Math.log2(to)) / (from * Math.log2(from))).toFixed(1);
  const lines = Object.entries(allocators).map(([name, make]) => {
    const time = (operations: number, live: number) =>
      Math.min(...[1, 2, 3].map(() => churn(make, operations, live)));
    const small = time(OPERATIONS / 10, LIVE);
    const large = time(OPERATIONS, LIVE);
    const wide = time(OPERATIONS, 10 * LIVE);
    const rate = (OPERATIONS / large / 1000).toFixed(2);
    return `${name}: ${rate} million operations a second; ten times the operations take ${(large / small).toFixed(1)} times as long, with ten times the live blocks ${(wide / small).toFixed(1)} times`;
  });
  return [
    `Allocators, ${OPERATIONS} operations with ${LIVE} live blocks (n log n: ${nLogN(OPERATIONS / 10, OPERATIONS)} times as long)`,
    ...lines,
  ];
}

/** Fills the heap with live blocks, then frees one at random for each it allocates. */
function churn(make: (size: number) => Allocator, operations: number, live: number): number {
  const heap = make(live * 1024);
  const random = randomOf('churn');
  const addresses = new Float64Array(live);
  const start = performance.now();
  let done = 0;
  for (; done < live; done += 1) addresses[done] = taken(heap, random.below(256));
  while (done < operations) {
    const place = random.below(live);
    heap.free(addresses[place]!);
    addresses[place] = taken(heap, random.below(256));
    done += 2;
  }
  return performance.now() - start;
}

function taken(heap: Allocator, size: number): number {
  const address = heap.allocate(size);
  if (address === null)
    throw new Error(`the heap of the bench is too small for ${size} bytes more`);
  return address;
}
