import { describe, expect, it } from 'vitest';
import { Answerer } from '../../../src/grader/answer.ts';
import { assets } from '../../sandbox/program.ts';
import { SHOP } from './program.ts';

const explain = { kind: 'explain', id: 1, source: SHOP, variant: 0, measured: 20, leaks: true };

describe('a worker that explained a program', () => {
  it('answers questions to its heap, with the lines of variables', async () => {
    const worker = new Answerer(Promise.resolve({ ...assets, graderHash: '' }));
    const before = await worker.answer({ kind: 'inspect', id: 0, query: { ask: 'classes' } });
    expect(before).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('run the code'),
    });
    const explained = await worker.answer(explain);
    expect(explained).toMatchObject({ kind: 'explained' });
    const query = {
      ...{ ask: 'objects', className: 'User', isLearners: true, freshOnly: false },
      ...{ sort: 'retained', from: 0, count: 1 },
    };
    const list = await worker.answer({ kind: 'inspect', id: 2, query });
    if (list.kind !== 'inspected' || list.answer.ask !== 'objects')
      throw new Error('expected rows');
    const { node } = list.answer.rows[0]!;
    const one = await worker.answer({ kind: 'inspect', id: 3, query: { ask: 'object', node } });
    expect(one).toMatchObject({ answer: { steps: [{ by: 'cache', line: 2 }, {}] } });
    const wrong = await worker.answer({
      kind: 'inspect',
      id: 4,
      query: { ask: 'object', node: -1 },
    });
    expect(wrong).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('expected a node'),
    });
  });
});
