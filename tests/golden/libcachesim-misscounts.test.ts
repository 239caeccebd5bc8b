import { expect } from 'vitest';
import { countMisses } from '../../src/model/replacement/count-misses.ts';
import { dense } from '../../src/model/replacement/dense.ts';
import type { PolicyName } from '../../src/model/replacement/policies.ts';
import { everyPart } from './golden.ts';

interface Result {
  readonly policy: PolicyName;
  readonly frames: number;
  readonly misses: number;
}

interface MissCountCase {
  readonly input: { readonly trace: readonly number[] };
  readonly results: readonly Result[];
}

everyPart<MissCountCase, Result>(
  'libcachesim-misscounts.json',
  'results',
  ({ results }) => results.map((one) => [`${one.policy} with ${one.frames} frames`, one]),
  ({ policy, frames, misses }, { input }) => {
    const { trace } = dense(input.trace);
    // libCacheSim's clock loads a page with its bit clear.
    expect(countMisses(policy, trace, frames, { insert: 0 })).toBe(misses);
  },
);
