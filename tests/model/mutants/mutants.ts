import { gcMutants } from './gc.ts';
import { glibcMutants } from './glibc.ts';
import { heapMutants } from './heap.ts';
import type { Mutant } from './mutant.ts';
import { oomMutants } from './oom.ts';
import { pagingMutants, stackMutants } from './paging.ts';
import { reclaimMutants } from './reclaim.ts';

/** By part, the plainest first: `npm test` tries those, `npm run verify` all. */
export const parts: readonly (readonly Mutant[])[] = [
  oomMutants,
  heapMutants,
  glibcMutants,
  reclaimMutants,
  gcMutants,
  pagingMutants,
  stackMutants,
];

export const mutants: readonly Mutant[] = parts.flat();
