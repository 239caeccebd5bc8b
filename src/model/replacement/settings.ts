import type { Choices } from '../script/settings.ts';
import { name, oneOf, type Value, whole } from '../script/value.ts';
import { type PolicyName, policyNames } from './policies.ts';

/** What can be chosen about `model replacement`. */
export interface ReplacementSettings {
  readonly policy: PolicyName;
  /** Frames of memory; the working set takes as many as it needs. */
  readonly frames: number;
  /** The reference bit of a new page in `clock`. */
  readonly insert: number;
  /** How high `random-clock` counts references. */
  readonly bits: number;
  /** The references that `working-set` looks back. */
  readonly window: number;
  /** For the chance in `random` and `random-clock`. */
  readonly seed: string;
}

const expectedSeed = 'a seed, a name or a whole number';

export const seed: Value<string> = {
  expected: expectedSeed,
  read(reader) {
    const { kind, text } = reader.token;
    if (kind !== 'number') return name(expectedSeed).read(reader);
    return reader.take(() => /^\d+$/.test(text), expectedSeed)?.text;
  },
  write: (value) => (/^\d+$/.test(value) ? value : name().write(value)),
};

export const replacementSettings: Choices<ReplacementSettings> = {
  policy: [oneOf(...policyNames), 'lru'],
  // More than any figure shows; each engine has tables of this size, and each step looks through them.
  frames: [whole('frames', 1, 1024), 3],
  insert: [whole('a bit', 0, 1), 1],
  bits: [whole('the highest count', 0, 255), 1],
  window: [whole('references', 1, 4096), 4],
  seed: [seed, '1'],
};
