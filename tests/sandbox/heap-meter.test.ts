import { describe, expect, it } from 'vitest';
import { Machine } from '../../src/sandbox/machine.ts';
import { assets, LIMITS, run } from './program.ts';

/** The peak of one round; the shape of the source is the same for all that are compared. */
async function peakOf(body: string, rounds = 1): Promise<number> {
  const { error, session } = await run(`let kept;\nexport function round() { ${body} }`, {
    rounds,
    limits: { memoryBytes: 64 * 1024 * 1024 },
  });
  expect(error).toBeUndefined();
  return session.peakBytes;
}

describe('the peak of a run', () => {
  it('is exact to a chunk of 8 bytes, for what is made and let go within one expression', async () => {
    const small = await peakOf('new Uint8Array(1_000_000);');
    expect((await peakOf('new Uint8Array(1_000_008);')) - small).toBe(8);
    expect((await peakOf('new Uint8Array(2_000_000);')) - small).toBe(1_000_000);
  });

  it('sees a spike inside a builtin that never ticks', async () => {
    const [little, much] = [await peakOf("'x'.repeat(1_000);"), await peakOf("'x'.repeat(9_000);")];
    expect(much - little).toBe(8000);
    expect(await peakOf('JSON.stringify(new Array(50_000).fill(7)).length;')).toBeGreaterThan(
      // the array's values, and the text of two characters each
      8 * 50_000 + 2 * 50_000,
    );
  });

  it('sees one that is shorter than a tick, between two readings', async () => {
    const flat = await peakOf('for (let i = 0; i < 90_000; i++) kept = i === -1 ? [] : i;');
    const spike = await peakOf(
      'for (let i = 0; i < 90_000; i++) kept = i === 41_234 ? new Uint8Array(3_000_000) : i;',
    );
    expect(spike - flat).toBeGreaterThan(2_999_000);
    expect(spike - flat).toBeLessThan(3_001_000);
  });

  it.each([
    ['a finaliser', 'new FinalizationRegistry(() => new Uint8Array(3e6))', 'kept.register({});'],
    ['a timer', '() => new Uint8Array(3e6)', 'setTimeout(kept);'],
    ['a job', '() => new Uint8Array(3e6)', 'queueMicrotask(kept);'],
    ['the module as it loads', 'new Uint8Array(3e6); kept = 0', ''],
  ])('sees one in %s', async (_where, value, body) => {
    const { error, session } = await run(
      `let kept = ${value}; export function round() { ${body} }`,
      { rounds: 2 },
    );
    expect(error).toBeUndefined();
    expect(session.peakBytes).toBeGreaterThan(3_000_000);
    expect(session.peakBytes).toBeLessThan(3_010_000);
  });

  it('has a block that moves as it grows twice, as it is', async () => {
    const bytes = await peakOf(
      'const list = new Array(100_000).fill(1); const wall = new Uint8Array(8); list.push(2);',
    );
    // 800,000 bytes of values, and their copy half as long again.
    expect(bytes).toBeGreaterThan(2 * 800_000);
    expect(bytes).toBeLessThan(2.6 * 800_000);
  });

  it('has no part of what we do aside', async () => {
    const machine = await Machine.create(assets, LIMITS);
    machine.forgetPeak();
    const { peakBytes, steps } = machine;
    const work = () =>
      machine.evaluate(
        machine.judge,
        'for (let i = 0; i < 9; i++) new Uint8Array(1e6);',
        'ours.js',
      );
    machine.aside(work);
    expect(machine).toMatchObject({ peakBytes, steps });
    work();
    expect(machine.peakBytes - peakBytes).toBeGreaterThan(1_000_000);
    expect(machine.steps - steps).toBeGreaterThan(18);
  });

  it('counts to the byte what the chunks on the heap add up to, or the run is worth nothing', async () => {
    const machine = await Machine.create(assets, LIMITS);
    machine.adoptHandles();
    const { bytes } = machine.read();
    const { module } = machine.runtime as unknown as {
      module: { _malloc(size: number): number; _free(block: number): void };
    };
    const handle = machine.judge.newNumber(1.5);
    machine.adoptHandles();
    handle.dispose();
    module._malloc(992); // as many blocks as before, and more bytes
    const chunk = machine.read.bind(machine);
    expect(chunk).toThrow(
      `heap meter: expected ${bytes + 1000} bytes in use (the chunks on the heap), found ${bytes + 16} counted; the peak of this run can't be trusted`,
    );
  });
});
