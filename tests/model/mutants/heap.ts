import type { Mutant } from './mutant.ts';

export const heapMutants: readonly Mutant[] = [
  {
    fault: 'best fit gives a tie to the last of the list',
    file: 'heap/list/scanned-list.ts',
    find: 'blocks.size(block) < blocks.size(found)',
    replace: 'blocks.size(block) <= blocks.size(found)',
    caughtBy: 'golden/ostep-malloc.test.ts',
  },
  {
    fault: 'a missing coalesce: no merge with the block in front',
    file: 'heap/list/indexed-list.ts',
    find: 'const before = this.mergeable(blocks.before(block));',
    replace: 'const before = none;',
    caughtBy: 'model/heap/list-heap.property.test.ts',
  },
  {
    fault: 'buddies: the right one of two equal halves is split',
    file: 'heap/buddy/free-tree.ts',
    find: 'left <= right',
    replace: 'left < right',
    caughtBy: 'golden/buddy-alloc.test.ts',
  },
  {
    fault: 'free blocks of the very order wanted do not suit',
    file: 'heap/linux-fragmentation.ts',
    find: 'at < order ? sum',
    replace: 'at <= order ? sum',
    caughtBy: 'golden/linux61-buddy-fragindex.test.ts',
  },
  {
    fault: 'a rest of exactly the least size is not split off',
    file: 'heap/list/list-heap.ts',
    find: 'if (rest >= this.options.split) {',
    replace: 'if (rest > this.options.split) {',
    caughtBy: 'golden/ostep-malloc.test.ts',
  },
  {
    fault: 'live blocks get lost where another was removed from the table',
    file: 'heap/list/address-table.ts',
    find: 'if (((at - home) & mask) < ((at - hole) & mask)) continue;',
    replace: 'if (((at - home) & mask) <= ((at - hole) & mask)) continue;',
    caughtBy: 'model/heap/list-heap.property.test.ts',
  },
  {
    fault: 'one empty slab too many is kept',
    file: 'heap/slab/slab-cache.ts',
    find: 'this.partial.size >= this.keep',
    replace: 'this.partial.size > this.keep',
    caughtBy: 'model/heap/slab-heap.property.test.ts',
  },
  {
    fault: 'a stale pointer counts as the owner of what lies there now',
    file: 'heap/ledger.ts',
    find: 'return holding?.serial === serial ? holding : undefined;',
    replace: 'return holding;',
    caughtBy: 'model/heap/faults.test.ts',
  },
];
