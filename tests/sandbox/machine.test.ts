import { describe, expect, it } from 'vitest';
import { LAYOUT } from '../../src/sandbox/layout.ts';
import { Machine } from '../../src/sandbox/machine.ts';
import { Session } from '../../src/sandbox/session.ts';
import { assets, LIMITS } from './program.ts';

describe('a machine', () => {
  it('counts as many blocks as QuickJS does, or its readings are worth nothing', async () => {
    const machine = await Machine.create(assets, LIMITS);
    const { blocks } = machine.read();
    expect(blocks).toBeGreaterThan(1000);
    const handle = machine.judge.newNumber(1.5); // a block of libc's, that nobody adopted
    expect(() => machine.read()).toThrow(
      `heap walk: expected ${blocks} blocks in use (QuickJS's malloc_count + 4), found ${blocks + 1}; the readings of this run can't be trusted`,
    );
    handle.dispose();
    expect(machine.read().blocks).toBe(blocks);
  });

  it('throws an EngineError where its own scripts fail', async () => {
    const machine = await Machine.create(assets, LIMITS);
    expect(() => machine.evaluate(machine.judge, 'throw new TypeError("ours")', 'ours.js')).toThrow(
      expect.objectContaining({
        name: 'EngineError',
        message: expect.stringMatching(/^ours\.js: expected it to run, found: ours/),
      }),
    );
  });

  it('finds an end of the heap within its memory', async () => {
    const machine = await Machine.create(assets, LIMITS);
    expect(machine.read().bytes).toBeLessThan(machine.memory.buffer.byteLength - LAYOUT.heapBase);
  });

  it('is another one for each session', async () => {
    const [first, second] = [
      await Session.open(assets, LIMITS),
      await Session.open(assets, LIMITS),
    ];
    first.load('globalThis.mine = 1; export function round() {}');
    second.load('console.log(typeof mine);');
    expect(second.console.entries[0]!.text).toBe('undefined');
  });
});

describe('a session whose heap does not add up', () => {
  it('throws rather than report a reading', async () => {
    const session = await Session.open(assets, LIMITS);
    session.load('export function round() {}');
    session.prepare({ seed: 1, size: 1 });
    const original = Machine.prototype.adoptHandles;
    const machines: Machine[] = [];
    Machine.prototype.adoptHandles = function adopt(this: Machine) {
      machines.push(this);
      original.call(this);
    };
    try {
      session.prepare({ seed: 1, size: 1 });
    } finally {
      Machine.prototype.adoptHandles = original;
    }
    expect(session.read().error).toBeUndefined();
    machines[0]!.judge.newNumber(2.5);
    expect(() => session.read()).toThrow(expect.objectContaining({ name: 'EngineError' }));
  });

  it('throws where no collection frees the canary', async () => {
    const judge = assets.judge.replace('if (canary.deref() !== undefined) return 0;', 'return 0;');
    expect(judge).not.toBe(assets.judge);
    await expect(Session.open({ ...assets, judge }, LIMITS)).rejects.toThrow(
      expect.objectContaining({
        name: 'EngineError',
        message:
          'collection: expected the canary to be freed, found it alive; nothing was measured',
      }),
    );
  });
});
