import type { Mutant } from './mutant.ts';

export const gcMutants: readonly Mutant[] = [
  {
    fault: 'the semidominator is taken for the dominator',
    file: 'gc/dominators.ts',
    find: 'idom[one] = bestSemi[one]! < semi[one]! ? best[one]! : above;',
    replace: 'idom[one] = above;',
    caughtBy: 'golden/heapgraph-dominators.test.ts',
  },
  {
    fault: 'what turns out to be reachable late is collected all the same',
    file: 'gc/ref-count-cycles.ts',
    find: 'if (this.unreachable.delete(to)) {',
    replace: 'if (this.unreachable.has(to)) {',
    caughtBy: 'golden/cpython-refcount.test.ts',
  },
  {
    fault: 'promotion on the third survival',
    file: 'gc/generational.ts',
    find: 'const promoted = age > 0 ?',
    replace: 'const promoted = age > 1 ?',
    caughtBy: 'model/gc/generational.test.ts',
  },
  {
    fault: 'two free neighbours stay two',
    file: 'gc/free-list.ts',
    find: 'const joinsAfter = after !== undefined && address + bytes === after.address;',
    replace: 'const joinsAfter = false;',
    caughtBy: 'model/gc/collectors.test.ts',
  },
  {
    fault: 'the write barrier guards the wrong colour',
    file: 'gc/incremental.ts',
    find: '!this.tracer!.isBlack(from)',
    replace: 'this.tracer!.isBlack(from)',
    caughtBy: 'model/gc/incremental.test.ts',
  },
  {
    fault: 'Cheney copies depth-first',
    file: 'gc/semispace-collector.ts',
    find: "this.toScan.push({ id, as: 'copy' });",
    replace: "this.toScan.splice(this.at, 0, { id, as: 'copy' });",
    caughtBy: 'model/gc/moving.test.ts',
  },
  {
    fault: 'compaction forgets the alignment of objects',
    file: 'gc/mark-compact.ts',
    find: 'this.newTop += roomFor(bytes);',
    replace: 'this.newTop += bytes;',
    caughtBy: 'model/gc/moving.test.ts',
  },
  {
    fault: "a weak map's entry outlives the map",
    file: 'gc/tracer.ts',
    find: 'if (!this.black.has(map) || !this.black.has(key) ||',
    replace: 'if (!this.black.has(key) ||',
    caughtBy: 'model/gc/weak.test.ts',
  },
];
