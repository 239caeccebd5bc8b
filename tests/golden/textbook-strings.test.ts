import { expect } from 'vitest';
import { countMisses } from '../../src/model/replacement/count-misses.ts';
import type { PolicyName } from '../../src/model/replacement/policies.ts';
import { everyCase } from './golden.ts';

interface StringCase {
  readonly trace: readonly number[];
  readonly expect: readonly (readonly [policy: string, frames: number, faults: number])[];
}

everyCase<StringCase>('textbook-strings.json', ({ trace, expect: published }) => {
  const made = published.map(([policy, frames]) => {
    const name = policy.toLowerCase() as PolicyName;
    return [policy, frames, countMisses(name, trace, frames)];
  });
  expect(made).toEqual(published);
});
