import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { selfCheckSchema } from '../../../src/course/self-check.ts';
import { questionsIn } from '../../../src/workbench/self-check/questions-in.ts';
import { standingOf } from '../../../src/workbench/self-check/standing.ts';

test.each([
  [3, 2, 'solid'],
  [2, 2, 'solid'],
  [2, 1, 'blind-spot'],
  [3, 0, 'blind-spot'],
  [1, 2, 'better-than-thought'],
  [0, 1, 'to-learn'],
] as const)('sure %d with %d of 2 right is %s', (sure, right, standing) => {
  expect(standingOf(sure, right, 2)).toBe(standing);
});

test('before and after the course ask different questions about the same topics', () => {
  const topics = selfCheckSchema.parse(JSON.parse(readFileSync('content/self-check.json', 'utf8')));
  const asked = topics.flatMap((topic) => [
    ...questionsIn(topic, 'before'),
    ...questionsIn(topic, 'after'),
  ]);
  expect(new Set(asked.map(({ ask }) => ask)).size).toBe(topics.length * 4);
  // Nobody who always takes the same place gets far.
  for (const place of [0, 1, 2]) {
    const right = asked.filter(({ answers }) => answers[place]?.right).length;
    expect(right, `place ${place}`).toBeLessThan(asked.length * 0.7);
  }
});
