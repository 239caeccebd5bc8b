import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run } from '../../../src/model/model.ts';
import { replacementModel } from '../../../src/model/replacement/replacement-model.ts';
import { ruleChoices } from '../../../src/model/replacement/rule-choices.ts';
import { anyTrace } from './references.ts';

test('each rule has its page of one memory', () => {
  const pages = [1, 2, 3, 1, 1, 3, 4, 2, 3];
  const trace = run(replacementModel, [{ kind: 'refer', pages }], { policy: 'fifo', frames: 3 });
  expect(ruleChoices(trace.frame(6).state, pages.slice(6))).toEqual([
    { rule: 'fifo', pages: [1] },
    { rule: 'lru', pages: [2] },
    { rule: 'mru', pages: [3] },
    { rule: 'lfu', pages: [2] },
    { rule: 'opt', pages: [1] },
    { rule: 'unopt', pages: [2] },
  ]);
});

test.each(['fifo', 'lru', 'mru', 'lfu', 'opt', 'unopt'] as const)(
  'what %s puts out is what its rule says',
  (policy) => {
    fc.assert(
      fc.property(anyTrace, (trace) => {
        const pages = [...trace];
        if (pages.length === 0) return;
        const ran = run(replacementModel, [{ kind: 'refer', pages }], { policy, frames: 3 });
        for (let step = 1; step <= ran.last; step += 1) {
          for (const event of ran.frame(step).events) {
            if (event.kind !== 'evicted') continue;
            const choices = ruleChoices(ran.frame(step - 1).state, pages.slice(step - 1));
            expect(choices.find(({ rule }) => rule === policy)!.pages).toContain(event.page);
          }
        }
      }),
      { numRuns: 100 },
    );
  },
);
