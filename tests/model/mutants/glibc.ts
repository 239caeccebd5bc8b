import type { Mutant } from './mutant.ts';

export const glibcMutants: readonly Mutant[] = [
  {
    fault: 'a freed chunk does not merge with the one before it',
    file: 'heap/glibc/consolidate.ts',
    find: 'if (!arena.isPrevInUse(p)) {',
    replace: 'if (arena.size(p) === 0) {',
    caughtBy: 'golden/glibc-malloc.test.ts',
  },
  {
    fault: 'a bin of the tcache holds one too many',
    file: 'heap/glibc/tcache.ts',
    find: 'return arena.tunables.tcacheCount - arena.words.load(countAt(index));',
    replace: 'return arena.tunables.tcacheCount + 1 - arena.words.load(countAt(index));',
    caughtBy: 'golden/glibc-malloc.test.ts',
  },
  {
    fault: 'a rest of exactly 32 bytes is not split off',
    file: 'heap/glibc/split.ts',
    find: 'if (rest < minSize) {',
    replace: 'if (rest <= minSize) {',
    caughtBy: 'model/heap/glibc/answers.test.ts',
  },
  {
    fault: 'small bins are last in, first out',
    file: 'heap/glibc/malloc.ts',
    find: 'const p = arena.bk(bin);',
    replace: 'const p = arena.fd(bin);',
    caughtBy: 'model/heap/glibc/answers.test.ts',
  },
  {
    fault: 'calloc takes from the tcache',
    file: 'heap/glibc/glibc-heap.ts',
    find: 'return this.handOut(intMalloc(this.arena, count * bytes), count * bytes);',
    replace: 'return this.handOut(libcMalloc(this.arena, count * bytes), count * bytes);',
    caughtBy: 'model/heap/glibc/answers.test.ts',
  },
  {
    fault: 'a double free of the head of a fastbin passes',
    file: 'heap/glibc/fastbins.ts',
    find: "if (old === p) printerr('double free or corruption (fasttop)', p + 16);",
    replace: '',
    caughtBy: 'model/heap/glibc/aborts.test.ts',
  },
];
