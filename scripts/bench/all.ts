import { benchAllocators } from './allocators.ts';
import { benchDominators } from './dominators.ts';
import { benchFigures } from './figures.ts';
import { benchGrading } from './grading.ts';
import { benchMachine } from './machine.ts';
import { benchPolicies } from './policies.ts';
import { benchSnapshot } from './snapshot.ts';

/** Runs all benches one after the other and gives a line for each. Needs the built site. */
export async function bench(): Promise<string[]> {
  return [
    ...benchPolicies(),
    ...benchAllocators(),
    ...benchDominators(),
    ...(await benchMachine()),
    ...(await benchSnapshot()),
    ...(await benchFigures()),
    ...(await benchGrading()),
  ];
}
