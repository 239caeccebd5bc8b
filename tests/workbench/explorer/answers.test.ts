import { describe, expect, it } from 'vitest';
import type { Query } from '../../../src/grader/explanation.ts';
import { Answers } from '../../../src/workbench/explorer/answers.ts';

const object = (node: number): Query => ({ ask: 'object', node });

/** Answers that say what was asked, and note how many questions were under way at once. */
function asker() {
  const asked: Query[] = [];
  let [now, most] = [0, 0];
  const answers = new Answers(async (query) => {
    asked.push(query);
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    if (query.ask === 'object' && query.node < 0) throw new Error('expected a node');
    return { ask: query.ask, of: query } as never;
  });
  return { asked, answers, most: () => most };
}

describe('answers of a snapshot', () => {
  it('are asked for one after the other, and once each', async () => {
    const { asked, answers, most } = asker();
    await Promise.all([1, 2, 1, 3].map((node) => answers.to(object(node))));
    expect(asked).toEqual([object(1), object(2), object(3)]);
    expect(most()).toBe(1);
    expect(answers.known(object(2))).toEqual({ ask: 'object', of: object(2) });
    expect(answers.known(object(4))).toBeUndefined();
  });

  it('go on after a question that could not be answered', async () => {
    const { answers } = asker();
    const wrong = answers.to(object(-1));
    const right = answers.to(object(5));
    await expect(wrong).rejects.toThrow('expected a node');
    await expect(right).resolves.toEqual({ ask: 'object', of: object(5) });
  });

  it('are kept up to a number, and the file never', async () => {
    const { asked, answers } = asker();
    for (let node = 0; node < 200; node += 1) await answers.to(object(node));
    expect(answers.known(object(0))).toBeUndefined();
    expect(answers.known(object(199))).toBeDefined();
    await answers.to({ ask: 'file' });
    await answers.to({ ask: 'file' });
    expect(asked.filter(({ ask }) => ask === 'file')).toHaveLength(2);
  });
});
