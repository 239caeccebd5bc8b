import type { Mutant } from './mutant.ts';

export const replacementMutants: readonly Mutant[] = [
  {
    fault: 'LRU turned FIFO',
    file: 'replacement/lru.ts',
    find: '      if (after >= 0) {',
    replace: '      if (after >= 0) {\n        continue;',
    caughtBy: 'golden/ostep-policy.test.ts',
  },
  {
    fault: 'OPT and UNOPT swapped',
    file: 'replacement/opt.ts',
    find: 'this.furthest ? keys.highest() : keys.lowest()',
    replace: 'this.furthest ? keys.lowest() : keys.highest()',
    caughtBy: 'golden/textbook-strings.test.ts',
  },
  {
    fault: 'of the pages used once, LFU puts out the last that was loaded',
    file: 'replacement/lfu.ts',
    find: 'list.insert(page, list.next[before < 0 ? list.end() : before]!);',
    replace: 'list.insert(page, list.next[list.end()]!);',
    caughtBy: 'golden/libcachesim-misscounts.test.ts',
  },
  {
    fault: "SIEVE's hand starts at the oldest page each time",
    file: 'replacement/sieve.ts',
    find: 'this.hand = next[page]!;',
    replace: 'this.hand = end;',
    caughtBy: 'golden/libcachesim-misscounts.test.ts',
  },
  {
    fault: "ARC's target moves by whole pages only",
    file: 'replacement/arc.ts',
    find: 'const step = Math.max(others / mine, 1);',
    replace: 'const step = Math.max(Math.floor(others / mine), 1);',
    caughtBy: 'golden/libcachesim-misscounts.test.ts',
  },
  {
    fault: "OSTEP's CLOCK counts references without limit",
    file: 'replacement/random-clock.ts',
    find: 'Math.min(references[page]! + 1, this.most)',
    replace: 'references[page]! + 1',
    caughtBy: 'golden/ostep-policy.test.ts',
  },
  {
    fault: 'in CLOCK a new page always has its bit clear',
    file: 'replacement/clock.ts',
    find: '      state[page] = inserted;',
    replace: '      state[page] = 1;',
    caughtBy: 'model/replacement/analysis.test.ts',
  },
  {
    fault: 'reading a dirty page makes it clean',
    file: 'replacement/replacement-engine.ts',
    find: 'dirty: write || (hit && before!.dirty),',
    replace: 'dirty: write,',
    caughtBy: 'model/replacement/model.test.ts',
  },
];
