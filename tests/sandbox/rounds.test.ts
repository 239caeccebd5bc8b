import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

const NEVER = 'new Promise(() => {})';

describe('a round', () => {
  it('says where it threw', async () => {
    const { error } = await run(`export function round() {\n  throw new TypeError('no');\n}`);
    expect(error).toEqual({ name: 'TypeError', message: 'no', line: 2, column: 22 });
  });

  it('says where a function that it called threw', async () => {
    const { error } = await run(
      `function inner() {\n  null.x;\n}\nexport function round() {\n  inner();\n}`,
    );
    expect(error).toMatchObject({ name: 'TypeError', line: 2 });
  });

  it('ends the run at the round that threw', async () => {
    const { error, settled, readings } = await run(
      `export function round(i) { if (i === 2) throw new Error('third'); }`,
      { rounds: 5 },
    );
    expect(error?.message).toBe('third');
    expect([settled.length, readings.length]).toEqual([3, 2]);
  });

  it.each([
    [
      'a rejected promise',
      `export async function round() {\n  await 0; throw new Error('late');\n}`,
    ],
    [
      'a thenable that rejects',
      `export function round() {\n  return { then(_, no) { no(new Error('late')); } };\n}`,
    ],
    [
      'a timer',
      `export function round() {\n  setTimeout(() => { throw new Error('late'); }, 900);\n}`,
    ],
    [
      'a listener',
      `const t = new EventTarget(); t.addEventListener('a', () => {\n throw new Error('late'); });
       export function round() { t.dispatchEvent(new Event('a')); }`,
    ],
    [
      'a microtask',
      `export function round() {\n  queueMicrotask(() => { throw new Error('late'); });\n}`,
    ],
    [
      'a finaliser',
      `const r = new FinalizationRegistry(() => {\n  throw new Error('late'); });
       export function round() { r.register({}, 1); }`,
    ],
  ])('fails by an error in %s, with its line', async (_where, source) => {
    const { error } = await run(source);
    expect(error).toMatchObject({ name: 'Error', message: 'late', line: 2 });
  });

  it.each([
    ['5', 'thrown: 5'],
    ['null', 'thrown: null'],
    ['"words"', 'thrown: words'],
    ['Symbol("s")', 'thrown: Symbol(s)'],
    ['{ message: "like an error" }', 'like an error'],
    ['new Proxy({}, { get() { throw 1; } })', ''],
  ])('may throw anything: %s', async (thrown, message) => {
    const { error } = await run(`export function round() { throw ${thrown}; }`);
    expect(error).toMatchObject({ name: 'Error', message });
  });

  it('is awaited, however many ticks and timers that takes', async () => {
    const { settled, printed } = await run(
      `export async function round(i) {
         for (let n = 0; n < 5; n++) await new Promise((resolve) => setTimeout(resolve, 100));
         console.log(i, performance.now());
       }`,
      { rounds: 2 },
    );
    expect(settled).toEqual([true, true]);
    expect(printed).toEqual(['0 500', '1 2000']);
  });

  it('is not settled where its promise waits for nothing', async () => {
    const { error, settled } = await run(
      `export function round(i) { return i === 1 ? ${NEVER} : undefined; }`,
      { rounds: 3 },
    );
    expect(error).toBeUndefined();
    expect(settled).toEqual([true, false, true]);
  });

  it('that settles late has no say in a later one', async () => {
    const { error, settled } = await run(
      `let late; export function round(i) {
         if (i === 0) return new Promise((_, no) => { late = no; });
         late(new Error('of the first'));
         return new Promise(() => {});
       }`,
      { rounds: 2 },
    );
    expect(error).toBeUndefined();
    expect(settled).toEqual([false, false]);
  });

  it('fails by the first of several errors', async () => {
    const { error } = await run(
      `export function round() { for (const n of [1, 2]) queueMicrotask(() => { throw new Error('number ' + n); }); }`,
    );
    expect(error?.message).toBe('number 1');
  });

  it('waits ten minutes of virtual time and no more', async () => {
    const waits = (milliseconds: number) =>
      `export const round = () => new Promise((resolve) => setTimeout(resolve, ${milliseconds}));`;
    expect((await run(waits(600_000))).settled).toEqual([true]);
    expect((await run(waits(600_001))).settled).toEqual([false]);
  });

  it('does not wait for what it does not return', async () => {
    const { settled } = await run(`export function round() { ${NEVER}; }`);
    expect(settled).toEqual([true]);
  });

  it('is followed by a second of virtual time, in which due timers run', async () => {
    const { printed } = await run(
      `export function round(i) {
         console.log('round', i, performance.now());
         setTimeout(() => console.log('due', performance.now()), 1000);
         setTimeout(() => console.log('later', performance.now()), 1001);
       }`,
      { rounds: 2 },
    );
    expect(printed).toEqual(['round 0 0', 'due 1000', 'round 1 1000', 'later 1001', 'due 2000']);
  });
});
