import type { Mutant } from './mutant.ts';

export const vmMutants: readonly Mutant[] = [
  {
    fault: 'a page that two processes share is written to instead of copied',
    file: 'vm/cow-fault.ts',
    find: 'if (reverse.count(frame) !== 1) return false;',
    replace: 'if (reverse.count(frame) < 1) return false;',
    caughtBy: 'golden/linux61-paging-faults.test.ts',
  },
  {
    fault: 'Pss counts shared pages whole',
    file: 'vm/smaps.ts',
    find: 'const share = mappings > 1 ? Math.floor(pageShare / mappings) : pageShare;',
    replace: 'const share = pageShare;',
    caughtBy: 'golden/linux61-paging-faults.test.ts',
  },
  {
    fault: "a child's pages count as used before it used them",
    file: 'vm/fork.ts',
    find: '~(shared ? pte.accessed | pte.dirty : pte.accessed)',
    replace: '~0',
    caughtBy: 'golden/linux61-paging-faults.test.ts',
  },
  {
    fault: 'munmap frees a table that the mapping before it still uses',
    file: 'vm/tables.ts',
    find: 'base >= floor && base + span <= ceiling',
    replace: 'base + span <= ceiling',
    caughtBy: 'model/vm/kernel.test.ts',
  },
  {
    fault: 'the guard gap of a stack is a page too long',
    file: 'vm/stack.ts',
    find: 'page - below.end < guardGapPages',
    replace: 'page - below.end <= guardGapPages',
    caughtBy: 'model/vm/kernel.test.ts',
  },
  {
    fault: 'a page in swap that others share is taken for one’s own',
    file: 'vm/swap-fault.ts',
    find: 'const exclusive = (low & swapExclusive) !== 0 || alone;',
    replace: 'const exclusive = true;',
    caughtBy: 'model/vm/pressure.test.ts',
  },
  {
    fault: 'a page written again since it was swapped in is dropped unwritten',
    file: 'vm/evict.ts',
    find: 'const dirty = fresh || isDirty(core, frame);',
    replace: 'const dirty = fresh;',
    caughtBy: 'model/vm/pressure.test.ts',
  },
  {
    fault: 'a checkpoint changes with the original',
    file: 'vm/column.ts',
    find: '    this.#own.fill(0);',
    replace: '',
    caughtBy: 'model/vm/column.test.ts',
  },
];
