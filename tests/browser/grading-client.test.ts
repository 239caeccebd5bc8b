import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GradingClient } from '../../src/browser/grading-client.ts';
import { FakeWorker } from './fake-worker.ts';

const READY = { kind: 'ready', id: 0 };
const failed = (id: number) => ({ kind: 'failed', id, message: 'm' });
const measured = (id: number) => ({
  ...{ kind: 'measured', id, milliseconds: 1 },
  measurement: {
    ...{ verdict: 'stable', bytesPerRound: 0, blocksPerRound: 0, rounds: [], retainers: [] },
    ...{ peakBytes: 0, ticks: 0 },
  },
});
const job = (source: string) => ({ kind: 'measure', source }) as const;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.made = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page’s way to the sandbox', () => {
  it('runs one job after the other in one worker', async () => {
    const client = new GradingClient();
    client.warm();
    const first = client.run(job('a'));
    const [worker] = FakeWorker.made;
    worker!.say(READY);
    worker!.say(measured(worker!.sent[0]!.id));
    expect(await first).toEqual(measured(1));
    const second = client.run(job('b'));
    worker!.say(measured(2));
    expect(await second).toEqual(measured(2));
    expect(worker!.sent).toEqual([
      { kind: 'measure', source: 'a', id: 1 },
      { kind: 'measure', source: 'b', id: 2 },
    ]);
    expect(FakeWorker.made).toHaveLength(1);
  });

  it('takes no reply that bears another id', async () => {
    const client = new GradingClient();
    let done = false;
    const run = client.run(job('a')).then((outcome) => {
      done = true;
      return outcome;
    });
    FakeWorker.made[0]!.say(measured(99));
    await settle();
    expect(done).toBe(false);
    FakeWorker.made[0]!.say(measured(1));
    expect(await run).toEqual(measured(1));
  });

  it('ends what runs for longer than three seconds, and its worker', async () => {
    const client = new GradingClient();
    const run = client.run(job('a'));
    FakeWorker.made[0]!.say(READY);
    await vi.advanceTimersByTimeAsync(2999);
    expect(FakeWorker.made[0]!.ended).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await run).toBeUndefined();
    expect(FakeWorker.made[0]!.ended).toBe(true);
    const next = client.run(job('b'));
    expect(FakeWorker.made).toHaveLength(2);
    FakeWorker.made[1]!.say(measured(2));
    expect(await next).toEqual(measured(2));
  });

  it('does not count the time that loading takes', async () => {
    const client = new GradingClient();
    const run = client.run(job('a'));
    await vi.advanceTimersByTimeAsync(60_000);
    FakeWorker.made[0]!.say(READY);
    await vi.advanceTimersByTimeAsync(2000);
    FakeWorker.made[0]!.say(measured(1));
    expect(await run).toEqual(measured(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(FakeWorker.made[0]!.ended).toBe(false);
  });

  it('gives each job three seconds of its own', async () => {
    const client = new GradingClient();
    const first = client.run(job('a'));
    FakeWorker.made[0]!.say(READY);
    await vi.advanceTimersByTimeAsync(2000);
    FakeWorker.made[0]!.say(measured(1));
    await first;
    const second = client.run(job('b'));
    await vi.advanceTimersByTimeAsync(2000);
    FakeWorker.made[0]!.say(measured(2));
    expect(await second).toEqual(measured(2));
  });

  it('gives the look at what holds the memory a time of its own, once the program is over', async () => {
    const client = new GradingClient();
    const run = client.run(job('a'));
    FakeWorker.made[0]!.say(READY);
    await vi.advanceTimersByTimeAsync(2900);
    FakeWorker.made[0]!.say({ kind: 'explaining', id: 1, known: measured(1) });
    await vi.advanceTimersByTimeAsync(9900);
    expect(FakeWorker.made[0]!.ended).toBe(false);
    FakeWorker.made[0]!.say({ kind: 'explaining', id: 99, known: measured(99) });
    await vi.advanceTimersByTimeAsync(100);
    expect(await run).toEqual(measured(1));
    expect(FakeWorker.made[0]!.ended).toBe(true);
  });

  it.each([
    ['says that it failed', () => FakeWorker.made[0]!.say({ kind: 'failed', id: 1, message: 'x' })],
    ['makes no sense', () => FakeWorker.made[0]!.say({ kind: 'nonsense' })],
    ['breaks', () => FakeWorker.made[0]!.fail('out of memory')],
  ])('keeps a verdict where the look at what holds the memory %s', async (_how, end) => {
    const client = new GradingClient();
    const run = client.run(job('a'));
    FakeWorker.made[0]!.say({ kind: 'explaining', id: 1, known: measured(1) });
    end();
    expect(await run).toEqual(measured(1));
    expect(FakeWorker.made[0]!.ended).toBe(true);
    const next = client.run(job('b'));
    FakeWorker.made[1]!.say({ kind: 'failed', id: 2, message: 'y' });
    expect(await next).toMatchObject({ kind: 'failed' });
  });

  it('gives nothing where the run is cancelled while it is looked up', async () => {
    const client = new GradingClient();
    const run = client.run(job('a'));
    FakeWorker.made[0]!.say({ kind: 'explaining', id: 1, known: measured(1) });
    client.cancel();
    expect(await run).toBeUndefined();
  });

  it('cancels what runs for what is asked next', async () => {
    const client = new GradingClient();
    const first = client.run(job('a'));
    const second = client.run(job('b'));
    expect(await first).toBeUndefined();
    expect(FakeWorker.made.map(({ ended }) => ended)).toEqual([true, false]);
    FakeWorker.made[1]!.say(measured(2));
    expect(await second).toEqual(measured(2));
  });

  it('knows whether the snapshot of its last explanation is still there', async () => {
    const client = new GradingClient();
    const film = { samples: [], rounds: [], every: 1 };
    const explanation = { rounds: 1, span: [0, 0], held: [], maps: [], film };
    const run = client.run({ kind: 'explain', source: 'a', variant: 0, measured: 1, leaks: true });
    expect(client.keepsSnapshot).toBe(false);
    FakeWorker.made[0]!.say({ kind: 'explained', id: 1, explanation, milliseconds: 1 });
    await run;
    expect(client.keepsSnapshot).toBe(true);
    void client.run(job('b'));
    client.cancel();
    expect(client.keepsSnapshot).toBe(false);
    client.warm();
    expect(client.keepsSnapshot).toBe(false);
  });

  it('has nothing to cancel where nothing runs', () => {
    const client = new GradingClient();
    client.warm();
    client.cancel();
    expect(FakeWorker.made[0]!.ended).toBe(false);
  });

  it('does not use a sandbox again that failed', async () => {
    const client = new GradingClient();
    const run = client.run(job('a'));
    FakeWorker.made[0]!.say(failed(1));
    expect(await run).toEqual(failed(1));
    expect(FakeWorker.made[0]!.ended).toBe(true);
    void client.run(job('b'));
    expect(FakeWorker.made).toHaveLength(2);
  });

  it('says what to do where the worker can’t start', async () => {
    const client = new GradingClient();
    const run = client.run(job('a'));
    FakeWorker.made[0]!.fail('');
    expect(await run).toEqual({
      ...{ kind: 'failed', id: 1 },
      message: 'The sandbox could not be started. Reload the page and run again.',
    });
    const again = client.run(job('b'));
    FakeWorker.made[1]!.fail('a script error');
    expect(await again).toMatchObject({ message: 'a script error' });
  });
});
