import { createAllocator } from '../heap/create-allocator.ts';
import { HeapEngine } from '../heap/heap-engine.ts';
import { Program } from '../heap/program.ts';
import { type HeapSettings, heapSettings } from '../heap/settings.ts';
import { withDefaults } from '../script/settings.ts';
import type { StackSettings } from '../stack/stack-engine.ts';

export interface ProgramSettings extends StackSettings {
  /** Who gives memory back: the program by free, or a collector. */
  readonly heap: 'glibc' | 'collected';
  /** As glibc.malloc.tcache_count. */
  readonly tcache: number;
}

/** Far below the stack, as where V8 puts its heap changes from run to run. */
const collectedBase = 0x200000000000;

/**
 * The heap of a program. A collected one hands out objects one behind the other, without headers of
 * its own, as a nursery does; where there is a hole after a collection, the first that fits.
 */
export function heapOf({ heap, tcache }: ProgramSettings): HeapEngine {
  const chosen: Partial<HeapSettings> =
    heap === 'glibc'
      ? { allocator: 'glibc', tcache }
      : { allocator: 'list', base: collectedBase, size: 64 * 1024, header: 0 };
  const settings = withDefaults(heapSettings, chosen);
  return new HeapEngine(settings.allocator, new Program(createAllocator(settings)));
}
