import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GradingClient } from '../../src/browser/grading-client.ts';
import { Inspector, Superseded } from '../../src/browser/inspector.ts';
import type { Explanation } from '../../src/grader/explanation.ts';
import { FakeWorker } from './fake-worker.ts';

const EXPLANATION: Explanation = {
  ...{ span: [0, 0], rounds: 1, held: [], maps: [], film: { samples: [], rounds: [], every: 1 } },
};
const job = (source: string) =>
  ({ kind: 'explain', source, variant: 0, measured: 3, leaks: true }) as const;
const QUERY = { ask: 'chunks', round: 0, page: 0 } as const;
const ANSWER = { ask: 'chunks', chunks: [] } as const;
const settle = () => vi.advanceTimersByTimeAsync(0);

/** Answers what was asked last, as a worker does. */
async function reply(what: object): Promise<void> {
  await settle();
  const worker = FakeWorker.made.at(-1)!;
  worker.say({ ...what, id: worker.sent.at(-1)!.id });
  await settle();
}
const explained = { kind: 'explained', explanation: EXPLANATION, milliseconds: 5 };
const inspected = { kind: 'inspected', answer: ANSWER };

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.made = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('looking inside a run', () => {
  it('explains it, then answers one question after the other in the same worker', async () => {
    const inspector = new Inspector();
    const first = inspector.explain(job('a'));
    await reply(explained);
    expect((await first).explanation).toEqual(EXPLANATION);
    const answers = Promise.all([inspector.ask(QUERY), inspector.ask({ ...QUERY, page: 1 })]);
    await settle();
    expect(FakeWorker.made[0]!.sent.map(({ kind }) => kind)).toEqual(['explain', 'inspect']);
    await reply(inspected);
    await reply(inspected);
    expect(await answers).toEqual([ANSWER, ANSWER]);
    expect(FakeWorker.made).toHaveLength(1);
  });

  it('explains again where the worker went, and the snapshot with it', async () => {
    const inspector = new Inspector();
    const first = inspector.explain(job('a'));
    await reply(explained);
    await first;
    const slow = inspector.ask(QUERY);
    const told = expect(slow).rejects.toThrow('took too long');
    FakeWorker.made[0]!.say({ kind: 'ready', id: 0 });
    await vi.advanceTimersByTimeAsync(GradingClient.killAfter);
    await told;
    const next = inspector.ask(QUERY);
    await reply(explained);
    await reply(inspected);
    expect(await next).toEqual(ANSWER);
    expect(FakeWorker.made[1]!.sent.map(({ kind }) => kind)).toEqual(['explain', 'inspect']);
  });

  it('gives up what was asked of another run', async () => {
    const inspector = new Inspector();
    const first = inspector.explain(job('a'));
    await settle();
    const late = expect(first).rejects.toBeInstanceOf(Superseded);
    const second = inspector.explain(job('b'));
    await reply(explained);
    await late;
    expect((await second).milliseconds).toBe(5);
    expect(FakeWorker.made.at(-1)!.sent.map(({ source }) => source)).toEqual(['b']);
  });

  it('gives an explanation ten seconds, and says what to do after them', async () => {
    const inspector = new Inspector();
    const slow = inspector.explain(job('a'));
    const told = expect(slow).rejects.toThrow('The verdict stands');
    await settle();
    FakeWorker.made[0]!.say({ kind: 'ready', id: 0 });
    await vi.advanceTimersByTimeAsync(9999);
    expect(FakeWorker.made[0]!.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await told;
    expect(FakeWorker.made[0]!.ended).toBe(true);
  });

  it('says what the sandbox says, and goes on', async () => {
    const inspector = new Inspector();
    const failed = inspector.explain(job('a'));
    const told = expect(failed).rejects.toThrow('no heap');
    await reply({ kind: 'failed', message: 'no heap' });
    await told;
    const again = inspector.explain(job('a'));
    await reply(explained);
    expect((await again).explanation.rounds).toBe(1);
  });

  it('ends its worker when it is closed', async () => {
    const inspector = new Inspector();
    const first = inspector.explain(job('a'));
    await reply(explained);
    await first;
    inspector.close();
    expect(FakeWorker.made[0]!.ended).toBe(true);
  });
});
