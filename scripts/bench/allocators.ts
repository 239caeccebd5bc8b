import type { Allocator } from '../../src/model/heap/allocator.ts';
import { BuddyHeap } from '../../src/model/heap/buddy/buddy-heap.ts';
import { GlibcHeap } from '../../src/model/heap/glibc/glibc-heap.ts';
import { ListHeap } from '../../src/model/heap/list/list-heap.ts';
import { sizeClasses } from '../../src/model/heap/slab/size-classes.ts';
import { SlabHeap } from '../../src/model/heap/slab/slab-heap.ts';
import { randomOf } from '../../src/model/random.ts';

const SIZES = [100_000, 1_000_000] as const;

/** As many blocks live as a tenth of the operations: 10^4, then 10^5. */
const liveFor = (operations: number): number => operations / 10;

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

/** Operations per second of the allocators, and how that changes from 10^5 operations to 10^6. */
export function benchAllocators(): string[] {
  return Object.entries(allocators).map(([name, make]) => {
    const [small, large] = SIZES.map((operations) => {
      const times = [1, 2, 3].map(() => churn(make, operations));
      return Math.min(...times);
    }) as [number, number];
    const perSecond = (SIZES[1] / large / 1000).toFixed(2);
    const grown = large / small;
    const nLogN = (SIZES[1] * Math.log2(SIZES[1])) / (SIZES[0] * Math.log2(SIZES[0]));
    return `${name}: ${perSecond} million operations a second with ${liveFor(SIZES[1])} live blocks; 10 times the operations and blocks take ${grown.toFixed(1)} times as long (n log n: ${nLogN.toFixed(1)})`;
  });
}

/** Fills the heap with live blocks, then frees one at random for each it allocates. */
function churn(make: (size: number) => Allocator, operations: number): number {
  const live = liveFor(operations);
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
