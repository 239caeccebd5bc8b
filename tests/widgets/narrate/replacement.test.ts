import { describe, expect, it } from 'vitest';
import { policyNames } from '../../../src/model/replacement/policies.ts';
import {
  narrateReplacement,
  narrateReplacementStart,
  wordOfReplacement,
} from '../../../src/widgets/narrate/replacement.ts';
import { examplesOf, expectSentences, told } from './told.ts';

const how = {
  start: narrateReplacementStart,
  narrate: narrateReplacement,
  word: wordOfReplacement,
};

describe('the sentences of replacement', () => {
  it('tell the cause of each eviction', () => {
    expect(
      told(how, 'model replacement policy=lru frames=2\nrefer 1 2; write 1; refer 3 4 2'),
    ).toMatchInlineSnapshot(`
      [
        "2 frames, all free. LRU puts out the page that was used longest ago.",
        "Page fault | Page 1 is needed for the first time: a fault. It takes a free frame.",
        "Page fault | Page 2 is needed for the first time: a fault. It takes a free frame.",
        "Hit | Page 1 is in memory: a hit. It is the one used last now. The write makes it dirty.",
        "Page fault | Page 3 is needed for the first time: a fault. It takes the frame of page 2, which was used longest ago, at step 2.",
        "Page fault | Page 4 is needed for the first time: a fault. It takes the frame of page 1, which was used longest ago, at step 3. Page 1 is dirty, so it is written back first.",
        "Page fault | Page 2 went at step 4 and is needed again: a fault. It takes the frame of page 3, which was used longest ago, at step 4.",
      ]
    `);
  });

  it.each(policyNames)('tell what %s sees', (policy) => {
    const lines = told(
      how,
      `model replacement policy=${policy} frames=3 window=2\nrefer 1 2 3 1 4 1 5 2 3; write 4; refer 1 1 6 7 8 2 3`,
    );
    expect(lines.join('\n')).toMatchSnapshot();
  });

  it.each([
    ...examplesOf('replacement'),
    ...policyNames.map(
      (policy) =>
        `model replacement policy=${policy} frames=9\nwrite 1 2 3 1 4 1 5 2 3 4 1 1 6 7 8 2 3 9 10 11 12 13 1 2 3 14 15 16 8`,
    ),
  ])('are sentences in\n%s', (text) => {
    expectSentences(how, text);
  });
});
