import { expect } from 'vitest';
import { countMisses } from '../../src/model/replacement/count-misses.ts';
import { dense } from '../../src/model/replacement/dense.ts';
import type { PolicyName } from '../../src/model/replacement/policies.ts';
import { everyCase } from './golden.ts';

interface MissCountCase {
  readonly input: { readonly trace: readonly number[] };
  readonly results: readonly {
    readonly policy: PolicyName;
    readonly frames: number;
    readonly misses: number;
  }[];
}

everyCase<MissCountCase>('libcachesim-misscounts.json', ({ input, results }) => {
  const { trace } = dense(input.trace);
  // libCacheSim's clock loads a page with its bit clear.
  const made = results.map(({ policy, frames }) => ({
    policy,
    frames,
    misses: countMisses(policy, trace, frames, { insert: 0 }),
  }));
  expect(made).toEqual(results);
});
