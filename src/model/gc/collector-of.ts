import type { Collector } from './collector.ts';
import { Copying } from './copying.ts';
import { Generational } from './generational.ts';
import type { HeapCollector } from './heap-state.ts';
import { Incremental } from './incremental.ts';
import { MarkCompact } from './mark-compact.ts';
import { MarkSweepHeap } from './mark-sweep-heap.ts';
import { RefCount } from './ref-count.ts';
import { RefCountCycles } from './ref-count-cycles.ts';

export interface CollectorSettings {
  readonly collector: HeapCollector;
  /** Bytes of the whole heap, every space of it included. */
  readonly heap: number;
  /** Bytes of one semispace of the nursery; 0 for an eighth of the heap, at most a quarter of it. */
  readonly nursery: number;
  /** `on` is what the collector needs: for incremental marking that of Dijkstra, `insertion`. */
  readonly barrier: 'on' | 'off' | 'insertion' | 'deletion';
  /** The most work of one slice of incremental marking. */
  readonly budget: number;
}

/** A heap with the collector that the settings name. */
export function collectorOf(settings: CollectorSettings): Collector {
  const { collector, heap, nursery, barrier, budget } = settings;
  switch (collector) {
    case 'mark-sweep':
      return new MarkSweepHeap(heap);
    case 'refcount':
      return new RefCount(heap);
    case 'refcount-cycles':
      return new RefCountCycles(heap);
    case 'compact':
      return new MarkCompact(heap);
    case 'copying':
      return new Copying(heap);
    case 'generational': {
      const semispace = Math.min(nursery || Math.floor(heap / 8), Math.floor(heap / 4));
      return new Generational({ heap, nursery: semispace, barrier: barrier !== 'off' });
    }
    case 'incremental': {
      const marking = barrier === 'off' ? 'none' : barrier === 'on' ? 'insertion' : barrier;
      return new Incremental({ heap, barrier: marking, budget });
    }
  }
}
