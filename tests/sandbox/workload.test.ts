import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

describe('a workload', () => {
  it('imports what the module exports, by name, default and all', async () => {
    const { error, printed } = await run(
      'export const a = 1; export function b() { return 2; } export default class { c = 3; } export { a as "a-b" };',
      {
        workload: `import C, { a, b } from 'subject'; import * as all from 'subject';
          export function round() { console.log(a, b(), new C().c, Object.keys(all).join()); }`,
      },
    );
    expect(error).toBeUndefined();
    expect(printed).toEqual(['1 2 3 a,b,default']);
  });

  it('may import nothing else', async () => {
    const { error } = await run('', { workload: `import 'other'; export function round() {}` });
    expect(error?.message).toBe("there is no module 'other' here: a program has only itself");
  });

  it('gets the round, the seed, the size and `watch`', async () => {
    const { printed, session } = await run('', {
      rounds: 2,
      seed: 77,
      workload: `
        export function setup({ seed, size, watch }) { console.log('setup', seed, size, typeof watch); }
        export function round(i, { seed, size, watch }) { console.log(i, seed, size, typeof watch); }
        export function teardown(...rest) { console.log('teardown', rest.length); }`,
    });
    expect(session.teardown()).toEqual({ settled: true });
    expect(printed).toEqual(['setup 77 3 function', '0 77 3 function', '1 77 3 function']);
    expect(session.console.entries.at(-1)?.text).toBe('teardown 0');
  });

  it('needs only `round`', async () => {
    const { error, session } = await run('', { workload: 'export function round() {}' });
    expect(error).toBeUndefined();
    expect(session.expect()).toEqual({ outcome: { settled: true }, rows: [] });
    expect(session.teardown()).toEqual({ settled: true });
  });

  it('may set up, expect and tear down asynchronously, and each may fail', async () => {
    const later = 'await new Promise((resolve) => setTimeout(resolve, 5));';
    const { session } = await run('', {
      workload: `let ready = 0;
        export async function setup() { ${later} ready = 1; }
        export function round() {}
        export async function expect() { ${later} return [{ name: 'ready', expected: 1, found: ready }]; }
        export async function teardown() { ${later} throw new Error('at the end'); }`,
    });
    expect(session.expect().rows).toEqual([
      { name: 'ready', passed: true, expected: '1', found: '1' },
    ]);
    expect(session.teardown().error?.message).toBe('at the end');
  });

  it('that does not parse, or throws as it loads, is an error without a place in the module', async () => {
    for (const workload of [
      'export function round( {}',
      'throw new Error("x"); export function round() {}',
    ]) {
      const { error } = await run('export {};', { workload });
      expect(error).toBeDefined();
    }
  });

  it.each([
    ['1, 1', true],
    ['0, -0', true],
    ['NaN, NaN', true],
    ['"1", 1', false],
    ['null, undefined', false],
    ['[1, [2, { a: NaN }]], [1, [2, { a: NaN }]]', true],
    ['[1], { 0: 1 }', false],
    ['[1], { 0: 1, length: 1 }', false],
    ['new Map([[1, 2]]), new Map([[1, 3]])', false],
    ['{ a: 1, b: 2 }, { b: 2, a: 1 }', true],
    ['{ a: 1 }, { a: 1, b: undefined }', false],
    ['{ a: undefined }, { b: undefined }', false],
    ['[], [undefined]', false],
    ['{}, null', false],
    ['() => 1, () => 1', false],
  ])('compares what it expected with what it found: %s', async (pair, passed) => {
    const { session } = await run('', {
      workload: `export function round() {} export function expect() { const [expected, found] = [${pair}]; return [{ name: 'row', expected, found }]; }`,
    });
    expect(session.expect().rows[0]!.passed).toBe(passed);
  });

  it('shows what it compared, cut short where it is long', async () => {
    const { session } = await run('', {
      workload: `export function round() {} export function expect() {
        const cycle = {}; cycle.cycle = cycle;
        return [
          { name: 'n'.repeat(300), expected: { a: [1] }, found: 'x'.repeat(1000) },
          { name: 'odd', expected: undefined, found: cycle },
        ]; }`,
    });
    const [long, odd] = session.expect().rows;
    expect([long!.name.length, long!.expected, long!.found.length]).toEqual([
      200,
      '{"a":[1]}',
      400,
    ]);
    expect(odd).toMatchObject({ passed: false, expected: 'undefined', found: '(cannot be shown)' });
  });

  it('is told which watched objects outlived their round, each time anew', async () => {
    const { session } = await run(
      'export const kept = []; export const keep = (x) => kept.push(x);',
      {
        workload: `import { keep } from 'subject';
        export function round(i, { watch }) {
          for (const name of ['a', 'b']) { const object = { name }; object.self = object; watch(name, object); if (name === 'b') keep(object); }
        }`,
      },
    );
    expect(session.uncollected()).toEqual(['b']);
    expect(session.uncollected()).toEqual([]);
  });
});
