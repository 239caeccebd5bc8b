import type { Allocator } from './allocator.ts';
import { BuddyHeap } from './buddy/buddy-heap.ts';
import { GlibcHeap } from './glibc/glibc-heap.ts';
import { ListHeap } from './list/list-heap.ts';
import type { HeapSettings } from './settings.ts';
import { sizeClasses } from './slab/size-classes.ts';
import { SlabHeap } from './slab/slab-heap.ts';

/** A buddy allocator keeps a few bytes for each unit, so a huge region gets larger ones. */
const mostUnits = 2 ** 20;

export function createAllocator(settings: HeapSettings): Allocator {
  const { allocator, size, unit, object, slab, spacing, tcache } = settings;
  switch (allocator) {
    case 'list':
      return new ListHeap(settings);
    case 'buddy':
      return new BuddyHeap({ ...settings, unit: Math.max(unit, Math.ceil(size / mostUnits)) });
    case 'slab':
      return new SlabHeap({
        ...settings,
        slab: Math.max(slab, object),
        classes: [object],
        large: false,
      });
    case 'classes':
      // Two objects a slab at least: larger ones are better off with slabs of their own.
      return new SlabHeap({ ...settings, classes: sizeClasses(slab / 2, spacing), large: true });
    case 'glibc':
      return new GlibcHeap({ tunables: { tcacheCount: tcache } });
  }
}
