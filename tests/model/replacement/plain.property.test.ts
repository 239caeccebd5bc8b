import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PolicyName } from '../../../src/model/replacement/policies.ts';
import * as plain from './plain.ts';
import { anyFrames, anyTrace, ready, seen, sorted } from './references.ts';

const runs = { numRuns: 1000 };
const rules: readonly (readonly [PolicyName, plain.Plain])[] = [
  ['fifo', plain.fifo],
  ['lru', plain.lru],
  ['mru', plain.mru],
  ['opt', plain.opt],
  ['unopt', plain.unopt],
  ['lfu', plain.lfu],
  ['sieve', plain.sieve],
];

describe('does step by step what the plain rule says', () => {
  test.each(rules)('%s', (name, rule) => {
    fc.assert(
      fc.property(anyFrames, anyTrace, (frames, trace) => {
        expect(seen(ready(name, frames, trace), trace)).toEqual(rule([...trace], frames));
      }),
      runs,
    );
  });

  // The circle of frames has another order than the queue; the pages are the same.
  test.each([0, 1] as const)('clock with the bit of a new page %i', (insert) => {
    fc.assert(
      fc.property(anyFrames, anyTrace, (frames, trace) => {
        const circle = seen(ready('clock', frames, trace, { insert }), trace);
        const queue = plain.secondChance(insert === 1)([...trace], frames);
        const shown = (one: (typeof circle)[number]) => ({ ...one, frames: sorted(one.frames) });
        expect(circle.map(shown)).toEqual(queue.map(shown));
      }),
      runs,
    );
  });

  test('working set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), anyTrace, (window, trace) => {
        const made = seen(ready('working-set', 1, trace, { window }), trace);
        expect(made).toEqual(plain.workingSet(window)([...trace], 0));
      }),
      runs,
    );
  });

  test('a scan in which nothing is used twice goes first in, first out', () => {
    const scan = Int32Array.from({ length: 10 }, (_, page) => page);
    const queue = plain.fifo([...scan], 3).map(({ victim }) => victim);
    for (const name of ['sieve', 'clock', 'lfu', 'arc', 'linux'] as const) {
      const made = seen(ready(name, 3, scan, { insert: 0 }), scan);
      expect(made.map(({ victim }) => victim)).toEqual(queue);
    }
  });
});
