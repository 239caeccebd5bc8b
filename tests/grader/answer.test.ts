import { describe, expect, it } from 'vitest';
import { Answerer } from '../../src/grader/answer.ts';
import { replySchema, requestSchema } from '../../src/grader/protocol.ts';
import { assets, exerciseOf, GOOD, LEAKY } from './exercise.ts';

const reply = async (
  message: unknown,
  loaded: Promise<typeof assets> = Promise.resolve(assets),
) => {
  const found = await new Answerer(loaded).answer(message);
  return replySchema.parse(structuredClone(found));
};

describe('a worker’s answer', () => {
  it('to a grade is a verdict, with the id', async () => {
    const request = { kind: 'grade', id: 41, exercise: exerciseOf(), source: GOOD, variant: 2 };
    const found = await reply(structuredClone(request));
    expect(found).toMatchObject({
      kind: 'graded',
      id: 41,
      verdict: { outcome: 'pass', variant: 2 },
    });
  });

  it('to a measure is a measurement, with the id', async () => {
    const request = { kind: 'measure', id: 7, source: 'export function round() {}' };
    expect(await reply(request)).toMatchObject({
      kind: 'measured',
      id: 7,
      measurement: { verdict: 'stable' },
    });
    const fixed = await reply({ ...request, rounds: 3 });
    expect(fixed.kind === 'measured' && fixed.measurement.rounds).toHaveLength(3);
  });

  it.each([
    [{ kind: 'grade', id: 5, source: GOOD, variant: 0 }, 5],
    [{ kind: 'grade', id: 5, exercise: { id: 'x' }, source: GOOD, variant: 0 }, 5],
    [{ kind: 'grade', id: 6, exercise: exerciseOf(), source: 1, variant: 0 }, 6],
    [{ kind: 'dance', id: 8 }, 8],
    [{ kind: 'measure' }, -1],
    [{}, -1],
    [null, -1],
    [undefined, -1],
    ['text', -1],
  ])(
    'to a bad request is that it failed, with the id where there is one: %j',
    async (request, id) => {
      const found = await reply(request);
      expect(found).toMatchObject({
        kind: 'failed',
        id,
        message: expect.stringMatching(/^request: /),
      });
    },
  );

  it.each([
    ['grade', { exercise: exerciseOf(), variant: 0, source: LEAKY }],
    ['measure', { source: 'const kept = []; export function round(i) { kept.push({ i }); }' }],
  ])(
    'to a %s keeps the verdict where the look at what holds the memory fails',
    async (kind, rest) => {
      const breakable = { ...assets };
      const said: unknown[] = [];
      const answerer = new Answerer(Promise.resolve(breakable));
      const found = await answerer.answer({ kind, id: 9, ...rest }, (reply) => {
        said.push(reply);
        breakable.judge = 'null.f';
      });
      expect(said).toEqual([{ kind: 'explaining', id: 9, known: found }]);
      expect(replySchema.parse(structuredClone(said[0]))).toEqual(said[0]);
      const told =
        found.kind === 'graded' ? found.verdict : found.kind === 'measured' && found.measurement;
      expect(told).toMatchObject({
        retainers: [],
        unexplained: expect.stringMatching(/^What holds the memory could not be looked up/),
      });
    },
  );

  it('is that it failed where the sandbox could not be loaded', async () => {
    const request = { kind: 'measure', id: 3, source: '' };
    expect(await reply(request, Promise.reject(new Error('no wasm here')))).toEqual({
      ...{ kind: 'failed', id: 3, message: 'no wasm here' },
    });
  });

  it('is that it failed where the sandbox itself fails', async () => {
    const exercise = exerciseOf({ limits: { memoryBytes: 1, ticks: 1, stackBytes: 1 } });
    const request = { kind: 'grade', id: 9, exercise, source: GOOD, variant: 0 };
    expect(await reply(request)).toMatchObject({
      kind: 'failed',
      id: 9,
      message: expect.stringMatching(/^limits\.memory: /),
    });
  });
});

describe('the protocol', () => {
  it('knows nothing but its requests', () => {
    expect(requestSchema.safeParse({ kind: 'measure', id: 1, source: '', rounds: 4 }).success).toBe(
      true,
    );
    expect(requestSchema.safeParse({ kind: 'measure', id: '1', source: '' }).success).toBe(false);
  });

  it('has one reply that is nobody’s: ready', () => {
    expect(replySchema.safeParse({ kind: 'ready', id: 0 }).success).toBe(true);
    expect(replySchema.safeParse({ kind: 'ready', id: 1 }).success).toBe(false);
  });
});
