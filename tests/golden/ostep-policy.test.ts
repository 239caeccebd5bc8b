import { expect } from 'vitest';
import { dense } from '../../src/model/replacement/dense.ts';
import { GivenDraws } from '../../src/model/replacement/draws.ts';
import { Opt } from '../../src/model/replacement/opt.ts';
import { type PolicyName, policyOf } from '../../src/model/replacement/policies.ts';
import { everyCase } from './golden.ts';

interface PolicyCase {
  readonly input: {
    readonly policy: 'FIFO' | 'LRU' | 'MRU' | 'OPT' | 'UNOPT' | 'RAND' | 'CLOCK';
    readonly frames: number;
    readonly trace: readonly number[];
    readonly clockBits?: number | null;
    readonly randomDraws?: readonly number[] | null;
  };
  readonly steps: readonly {
    readonly page: number;
    readonly hit: boolean;
    readonly victim: number | null;
    readonly frames: readonly number[];
  }[];
  readonly final?: { readonly hits: number; readonly misses: number };
}

const names: Record<PolicyCase['input']['policy'], PolicyName> = {
  FIFO: 'fifo',
  LRU: 'lru',
  MRU: 'mru',
  OPT: 'opt',
  UNOPT: 'unopt',
  RAND: 'random',
  CLOCK: 'random-clock',
};

everyCase<PolicyCase>('ostep-policy.json', ({ input, steps, final }) => {
  const numbers = [...new Set(input.trace)];
  const { trace } = dense(input.trace);
  const draws = new GivenDraws(input.randomDraws ?? []);
  // 2 is what `paging-policy.py -b` has otherwise.
  const options = { draws, bits: input.clockBits ?? 2 };
  const policy = policyOf(names[input.policy], input.frames, numbers.length, options);
  if (policy instanceof Opt) policy.foresee(trace, numbers.length);

  const made = [...trace].map((page) => {
    const hit = policy.access(page);
    return {
      page: numbers[page],
      hit,
      victim: numbers[policy.victim] ?? null,
      frames: policy.frames().map((one) => numbers[one]),
    };
  });
  expect(made).toEqual(steps);
  expect(draws.taken).toBe(input.randomDraws?.length ?? 0);

  if (!final) return;
  const hits = made.filter(({ hit }) => hit).length;
  expect(hits).toBe(final.hits);
  expect(made.length - hits).toBe(final.misses);
});
