import { gcMutants } from './gc.ts';
import { glibcMutants } from './glibc.ts';
import type { Mutant } from './mutant.ts';
import { oomMutants } from './oom.ts';
import { reclaimMutants } from './reclaim.ts';

/** By part, the plainest first: `npm test` tries those, `npm run verify` all. */
export const parts: readonly (readonly Mutant[])[] = [
  oomMutants,
  glibcMutants,
  reclaimMutants,
  gcMutants,
];

export const mutants: readonly Mutant[] = parts.flat();
