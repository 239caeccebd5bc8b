import { gcMutants } from './gc.ts';
import { glibcMutants } from './glibc.ts';
import { heapMutants } from './heap.ts';
import type { Mutant } from './mutant.ts';
import { oomMutants } from './oom.ts';
import { pagingMutants, stackMutants } from './paging.ts';
import { programMutants } from './program.ts';
import { reclaimMutants } from './reclaim.ts';
import { replacementMutants } from './replacement.ts';
import { vmMutants } from './vm.ts';

/** By part, the plainest first: `npm test` tries those, `npm run verify` all. */
export const parts: readonly (readonly Mutant[])[] = [
  replacementMutants,
  oomMutants,
  heapMutants,
  glibcMutants,
  reclaimMutants,
  gcMutants,
  pagingMutants,
  stackMutants,
  programMutants,
  vmMutants,
];

export const mutants: readonly Mutant[] = parts.flat();
