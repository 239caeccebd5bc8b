import { describe, expect, it } from 'vitest';
import { Session } from '../../src/sandbox/session.ts';
import { assets, LIMITS, run } from './program.ts';

describe('a limit', () => {
  it('ends a loop that does not end, after its ticks', async () => {
    const { error, session } = await run('export function round() { for (;;); }', {
      limits: { ticks: 20 },
    });
    expect(error).toEqual({
      name: 'TickLimit',
      message:
        'The program was still busy after 20 ticks (10,000 branches and calls each). Is there a loop that does not end?',
    });
    expect(session.ticks).toBe(20);
  });

  it.each([
    ['as the module loads', 'for (;;); export function round() {}'],
    ['in a timer', 'export function round() { setTimeout(() => { for (;;); }); }'],
    ['in a reaction', 'export async function round() { await 0; for (;;); }'],
    [
      'in microtasks without end',
      'export function round() { const f = () => queueMicrotask(f); f(); }',
    ],
    [
      'in timers without end',
      'export function round() { for (let n = 0; n < 1e4; n++) setInterval(() => { for (let k = 0; k < 1e3; k++); }, 1); }',
    ],
    [
      'in a listener',
      'export function round() { const t = new EventTarget(); t.addEventListener("a", () => { for (;;); }); t.dispatchEvent(new Event("a")); }',
    ],
    [
      'in a finaliser',
      'const r = new FinalizationRegistry(() => { for (;;); }); export function round() { r.register({}, 1); }',
    ],
    [
      'in a getter of what is thrown',
      'export function round() { throw { get name() { for (;;); } }; }',
    ],
    [
      'whatever is caught',
      'export function round() { for (;;) { try { for (;;); } catch {} finally { continue; } } }',
    ],
  ])('of ticks is kept %s', async (_where, source) => {
    const { error, session } = await run(source, { limits: { ticks: 50 } });
    expect(error?.name).toBe('TickLimit');
    expect(session.ticks).toBe(50);
  });

  it('of ticks counts the rounds together, the same in every run', async () => {
    const source = 'export function round() { for (let i = 0; i < 1e5; i++); }';
    const [first, second] = [await run(source, { rounds: 3 }), await run(source, { rounds: 3 })];
    expect(first.session.ticks).toBeGreaterThanOrEqual(30);
    expect(second.session.ticks).toBe(first.session.ticks);
    expect((await run(source, { rounds: 3, limits: { ticks: 30 } })).error?.name).toBe('TickLimit');
  });

  it('of memory ends what fills it', async () => {
    const { error, session } = await run(
      'export function round() {\n  const all = [];\n  for (;;) all.push(new Array(1000).fill(1));\n}',
    );
    expect(error).toEqual({
      name: 'MemoryLimit',
      message: 'The program asked for more memory than it may use.',
      line: 3,
      column: expect.any(Number),
    });
    expect(session.peakBytes).toBeGreaterThan(5_000_000);
  });

  it('of memory may be caught, and what the program holds is then measured', async () => {
    const { error, readings } = await run(
      'const all = []; export function round() { try { for (;;) all.push(new Uint8Array(100_000)); } catch {} }',
      { rounds: 2 },
    );
    expect(error).toBeUndefined();
    expect(readings[0]!.bytes).toBeGreaterThan(20_000_000);
    expect(readings[1]!.blocks).toBe(readings[0]!.blocks);
  });

  it('of memory is that of the whole sandbox, which needs 16 MiB', async () => {
    const limits = { ...LIMITS, memoryBytes: 16 * 1024 * 1024 };
    await expect(Session.open(assets, limits)).resolves.toBeDefined();
    await expect(
      Session.open(assets, { ...limits, memoryBytes: 16 * 1024 * 1024 - 1 }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[EngineError: limits.memory: expected at least 16777216 bytes (16 MiB), found 16777215; use the check "peak-heap" for a smaller limit]`,
    );
  });

  it.each([
    [
      'a function that calls itself',
      'export function round() {\n  const f = () => f() + 1;\n  f();\n}',
    ],
    [
      'a getter that reads itself',
      'export function round() {\n  const a = { get a() { return this.a; } };\n  a.a;\n}',
    ],
    [
      'deep data in a builtin',
      'export function round() {\n  let a = []; for (let i = 0; i < 1e5; i++) a = [a];\n  JSON.stringify(a);\n}',
    ],
  ])('of the stack ends %s', async (_what, source) => {
    const { error } = await run(source);
    expect(error?.name).toBe('StackOverflow');
    expect(error?.message).toBe('The calls went deeper than the stack has room for.');
  });

  it('of the stack is the one that was asked for', async () => {
    const depth = async (stackBytes: number) => {
      const { printed } = await run(
        'let depth = 0; export function round() { const f = () => { depth += 1; f(); }; try { f(); } catch {} console.log(depth); }',
        { limits: { stackBytes } },
      );
      return Number(printed[0]);
    };
    const [small, large] = [await depth(64 * 1024), await depth(256 * 1024)];
    expect(large / small).toBeGreaterThan(3);
    expect(large / small).toBeLessThan(5);
  });
});
