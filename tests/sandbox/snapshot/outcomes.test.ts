import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/grader/measure.ts';
import { Machine } from '../../../src/sandbox/machine.ts';
import { KIND } from '../../../src/sandbox/snapshot/kinds.ts';
import { takeSnapshot } from '../../../src/sandbox/snapshot/take-snapshot.ts';
import { assets, LIMITS, run } from '../program.ts';

const PRIVATE = 'class A { #f = () => 1; get() { return this.#f; } } const kept = [];';
/** Ways for a run to end, and code that leaves odd things on the heap. */
const PROGRAMS: readonly (readonly [ends: string, source: string])[] = [
  ['Error', 'export function round(i) { if (i === 2) throw new Error("x" + i); }'],
  [
    'TickLimit',
    'function* g() { for (;;) yield {}; } export function round() { for (const x of g()); }',
  ],
  [
    'MemoryLimit',
    'const kept = []; export function round() { for (;;) kept.push(new Array(1000).fill({})); }',
  ],
  ['StackOverflow', 'function f(n) { return [n, f(n + 1)]; } export function round() { f(0); }'],
  ['NeverSettled', 'await new Promise(() => {}); export function round() {}'],
  ['SyntaxError', 'let a = ; export function round() {}'],
  ['Error', 'throw { not: "an error" }; export function round() {}'],
  ['ok', `${PRIVATE} export function round() { kept.push(new A().get()); }`],
  ['ok', 'export function round() { return new Promise(() => {}); }'],
  ['ok', 'export function round() { Promise.reject(new Error("unhandled")); }'],
  [
    'ok',
    'export function round(i) { (0, eval)("var q" + i + " = { a: 1 }; let z" + i + " = [1];"); }',
  ],
  [
    'ok',
    'const f = new Function("o", "with (o) { x = {}; return () => x; }"); const k = []; export function round() { k.push(f({ x: 1 })); }',
  ],
  ['ok', 'export async function round(i) { try { await import("nope" + i); } catch {} }'],
  [
    'ok',
    'function* g(o) { for (const k in o) yield k; } const its = []; export function round(i) { const it = g({ a: 1, b: 2, ["c" + i]: 3 }); it.next(); its.push(it); }',
  ],
  [
    'ok',
    'async function* g() { for await (const x of [new Promise(() => {}), 2]) yield x; } const its = []; export function round() { const it = g(); it.next(); it.next(); its.push(it); }',
  ],
  [
    'ok',
    'const its = []; export function round() { const it = [[{}], [{}]].values().flatMap((x) => x); it.next(); its.push(it); }',
  ],
  [
    'ok',
    'class A { static #x = 1; static get x() { return A.#x; } set #y(v) {} m() { this.#y = 1; delete this.q; super.toString(); } } const a = new A(); export function round(i) { a.m(); return class extends A { ["m" + i]() {} static { this.s = {}; } }; }',
  ],
];

describe('a snapshot after a run that ended somehow', () => {
  it.each(PROGRAMS)('%s: %s', async (ends, source) => {
    const { session, error } = await run(source, { rounds: 4 });
    expect(error?.name ?? 'ok').toBe(ends);
    const { snapshot, fault } = takeSnapshot(session.heapSource);
    expect(fault).toBeUndefined();
    expect(snapshot!.outside).toBe(0);
  });

  it('is refused of a machine in which the host’s stack overflowed, which is thrown away', async () => {
    const source =
      'export function round() { let a = []; for (let k = 0; k < 20000; k++) a = [a]; JSON.stringify(a); }';
    const { session, error } = await run(source);
    expect(error?.name).toBe('StackOverflow');
    expect(session.isDiscarded).toBe(true);
    expect(takeSnapshot(session.heapSource).fault).toEqual({
      invariant: 'rest',
      message: "the host's stack overflowed in the middle of a call: this machine was thrown away",
    });
    // Nothing runs in it or is read from it any more.
    const ticks = session.ticks;
    for (const again of [session.round(1), session.read(), session.teardown()]) {
      expect(again.error?.name).toBe('StackOverflow');
    }
    expect(session.ticks).toBe(ticks);
    // The call that was cut off is still under way, whatever the session says.
    const { memory, runtime, learner } = session.heapSource;
    expect(takeSnapshot({ memory, runtime, learner }).fault?.message).toBe('a call is under way');
  });

  it('is given of a machine in which QuickJS itself found its stack full', async () => {
    const { session, error } = await run(
      'function f(n) { return [n, f(n + 1)]; } export function round() { f(0); }',
    );
    expect(error?.name).toBe('StackOverflow');
    expect(session.isDiscarded).toBe(false);
    expect(takeSnapshot(session.heapSource).fault).toBeUndefined();
  });

  it('is never asked for by a verdict of such a run', async () => {
    const source =
      'const kept = []; export function round(i) { kept.push(i); if (i === 6) { let a = []; for (let k = 0; k < 20000; k++) a = [a]; JSON.stringify(a); } }';
    const { verdict, error, retainers } = await measure(assets, source);
    expect({ verdict, error: error?.name, retainers }).toEqual({
      verdict: 'error',
      error: 'StackOverflow',
      retainers: [],
    });
  });
});

describe('a snapshot between jobs', () => {
  it('has what pending jobs hold', async () => {
    const machine = await Machine.create(assets, LIMITS);
    const source = { memory: machine.memory, ...machine.addresses };
    const code = `globalThis.gate = {}; Promise.resolve({ big: [1, 2] }).then((x) => x);
      (async () => { await null; return gate; })(); Promise.reject(1).catch(() => {});`;
    machine.evaluate(machine.learner, code, 'jobs.js').dispose();
    const { snapshot, fault } = takeSnapshot(source);
    expect(fault).toBeUndefined();
    expect(snapshot!.outside).toBe(0);
    expect(snapshot!.kinds.filter((kind) => kind === KIND.job)).toHaveLength(3);
    expect(machine.runtime.hasPendingJob()).toBe(true);
  });
});
