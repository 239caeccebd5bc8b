import type { Mutant } from './mutant.ts';

export const reclaimMutants: readonly Mutant[] = [
  {
    fault: 'a page that was used once gets no second look',
    file: 'reclaim/scan.ts',
    find: "if (before || uses > 1) return 'activated';",
    replace: "if (before || uses > 0) return 'activated';",
    caughtBy: 'model/reclaim/shrink.test.ts',
  },
  {
    fault: 'a refault at exactly the distance of the working set does not count',
    file: 'reclaim/workingset.ts',
    find: 'const active = distance <= workingset;',
    replace: 'const active = distance < workingset;',
    caughtBy: 'model/reclaim/workingset.test.ts',
  },
  {
    fault: 'a slot of swap is handed out twice',
    file: 'reclaim/swap-area.ts',
    find: '    while (this.#counts[slot]! > 0) slot =',
    replace: '    if (this.#counts[slot]! > 0) slot =',
    caughtBy: 'model/reclaim/swap.test.ts',
  },
  {
    fault: 'the lowest free slot is taken, so that pages evicted together lie apart',
    file: 'reclaim/swap-area.ts',
    find: '    this.#next = slot + 1;',
    replace: '    this.#next = 1;',
    caughtBy: 'model/reclaim/swap.test.ts',
  },
  {
    fault: 'averages of pressure never reach a constant share',
    file: 'reclaim/pressure.ts',
    find: 'share >= old ? sum + fixedOne - 1 : sum',
    replace: 'sum',
    caughtBy: 'model/reclaim/pressure.test.ts',
  },
  {
    fault: 'the inactive list is kept too long',
    file: 'reclaim/scan-balance.ts',
    find: 'Math.sqrt(10 * gigabytes)',
    replace: 'Math.sqrt(gigabytes)',
    caughtBy: 'model/reclaim/shrink.test.ts',
  },
  {
    fault: 'a disk that serves all requests at once: no cliff',
    file: 'reclaim/thrashing.ts',
    find: 'diskFree = Math.max(diskFree, now) + faultNs;',
    replace: 'diskFree = now + faultNs;',
    caughtBy: 'model/reclaim/thrashing.test.ts',
  },
];
