import type { Mutant } from './mutant.ts';

export const pagingMutants: readonly Mutant[] = [
  {
    fault: 'a segment that grows down loses its lowest byte',
    file: 'paging/segments.ts',
    find: '-offset <= segment.limit',
    replace: '-offset < segment.limit',
    caughtBy: 'golden/ostep-segmentation.test.ts',
  },
  {
    fault: "the TLB's LRU turned FIFO",
    file: 'paging/tlb.ts',
    find: '    this.hits += 1;',
    replace: '    this.hits += 1;\n    return this.#frames[at]! + page - this.#pages[at]!;',
    caughtBy: 'model/paging/tlb.test.ts',
  },
  {
    fault: "only the last level's permissions count",
    file: 'paging/page-walker.ts',
    find: '      allLow &= low;',
    replace: '      allLow = low;',
    caughtBy: 'model/paging/page-table.test.ts',
  },
  {
    fault: 'a large page forgets where in it the address is',
    file: 'paging/page-walker.ts',
    find: '        frame += page % pages;',
    replace: '',
    caughtBy: 'model/paging/page-table.test.ts',
  },
  {
    fault: "a checkpoint sees the original's writes",
    file: 'paging/physical-memory.ts',
    find: '    this.#owner = {};',
    replace: '',
    caughtBy: 'model/paging/physical-memory.test.ts',
  },
  {
    fault: 'unmap and protect leave the TLB as it was',
    file: 'paging/change-mapping.ts',
    find: '  if (tlb.sets === 0) return [];',
    replace: '  return [];',
    caughtBy: 'model/paging/paging-model.test.ts',
  },
];

export const stackMutants: readonly Mutant[] = [
  {
    fault: 'arrays of exactly 16 bytes are not aligned',
    file: 'stack/layout.ts',
    find: 'bytes >= 16 ? 16 : 1',
    replace: 'bytes > 16 ? 16 : 1',
    caughtBy: 'model/stack/layout.test.ts',
  },
  {
    fault: 'the last frame that fits is refused',
    file: 'stack/call-stack.ts',
    find: 'this.used + layout.bytes > this.limit',
    replace: 'this.used + layout.bytes >= this.limit',
    caughtBy: 'model/stack/call-stack.test.ts',
  },
];
