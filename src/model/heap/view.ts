import type { HeapEvent } from './allocator.ts';
import { fragmentationOf } from './fragmentation.ts';
import { linuxFragmentation } from './linux-fragmentation.ts';
import type { Program } from './program.ts';
import type { HeapSettings } from './settings.ts';
import type { HeapState, NamedBlock } from './state.ts';

/** A moment as plain data. */
export function heapState(
  kind: HeapSettings['allocator'],
  { allocator, ledger, damage }: Program,
  search: HeapEvent | undefined,
): HeapState {
  const namesAt = ledger.namesByAddress();
  const blocks = [...allocator.blocks()].map((block): NamedBlock => {
    const names = block.state === 'live' ? (namesAt.get(block.user) ?? []) : [];
    const damagedBy = damage.of(block.address);
    return { ...block, names, ...(damagedBy !== undefined && { damagedBy }) };
  });
  const free = allocator.freeByOrder?.();
  const orders = free?.map((count, order) => ({ free: count, ...linuxFragmentation(free, order) }));
  return {
    allocator: kind,
    blocks,
    freeOrder: [...allocator.freeOrder()],
    ...(search && { search }),
    fragmentation: fragmentationOf(blocks),
    pointers: ledger.pointers(),
    ...(orders && { orders }),
    ...(allocator.slabs && { slabs: allocator.slabs() }),
  };
}
