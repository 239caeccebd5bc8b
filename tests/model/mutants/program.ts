import type { Mutant } from './mutant.ts';

export const programMutants: readonly Mutant[] = [
  {
    fault: 'what a call left behind counts as a local of the next one',
    file: 'program/running.ts',
    find: 'if (hit) return call >= hit.frame.call;',
    replace: 'if (hit) return true;',
    caughtBy: 'model/program/program-model.test.ts',
  },
  {
    fault: 'a call wipes the bytes of its locals',
    file: 'program/calls.ts',
    find: "statement.kind === 'recurse' ? stack.sp : frame.fp",
    replace: 'stack.sp',
    caughtBy: 'model/program/program-model.test.ts',
  },
  {
    fault: 'a block that only a block leads to is lost',
    file: 'program/reach.ts',
    find: '    follow(address, address + asked);',
    replace: '',
    caughtBy: 'model/program/program-model.test.ts',
  },
  {
    fault: 'free leaves every value in the block',
    file: 'program/blocks.ts',
    find: '  if (freed) forget(running, address);',
    replace: '',
    caughtBy: 'model/program/program-model.test.ts',
  },
  {
    fault: 'realloc leaves the values behind',
    file: 'program/blocks.ts',
    find: '      running.memory = running.memory.copied(old, address, bytes);',
    replace: '',
    caughtBy: 'model/program/program-model.test.ts',
  },
];
