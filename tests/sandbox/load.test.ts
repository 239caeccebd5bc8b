import { describe, expect, it } from 'vitest';
import { Session } from '../../src/sandbox/session.ts';
import { assets, LIMITS, run } from './program.ts';

const ROUND = 'export function round() {}';

describe('loading a module', () => {
  it('gives the names that it exports', async () => {
    const session = await Session.open(assets, LIMITS);
    expect(session.exports).toEqual([]);
    session.load('export const b = 1; export function a() {} export default 3;');
    expect([...session.exports].sort()).toEqual(['a', 'b', 'default']);
  });

  it.each([
    ['let a = 1;\nlet b = ;\n', 2, 9],
    ['export function round() {\n  if (\n}', 3, 1],
    ['let a = 1;\r\n  let b = ;\r\n', 2, 11],
    ['let a;\nlet a;', 2, 6],
  ])('says where a syntax error stands: %j', async (source, line, column) => {
    const { error } = await run(source);
    expect(error).toMatchObject({ name: 'SyntaxError', line, column });
  });

  it('says where a module threw while it loaded', async () => {
    const { error } = await run(`\n\nthrow new RangeError('early');\n${ROUND}`);
    expect(error).toMatchObject({ name: 'RangeError', message: 'early', line: 3 });
  });

  it('awaits what the module awaits at its top level, on the virtual clock', async () => {
    const { error, printed } = await run(`
      await new Promise((resolve) => setTimeout(resolve, 10));
      console.log(performance.now());
      ${ROUND}`);
    expect(error).toBeUndefined();
    expect(printed).toEqual(['10']);
  });

  it('is an error where the module awaits for ever', async () => {
    const { error } = await run(`await new Promise(() => {});\n${ROUND}`);
    expect(error).toEqual({
      name: 'NeverSettled',
      message: 'The module awaits a promise that nothing settles.',
    });
  });

  it('is an error where no function `round` is exported', async () => {
    for (const source of ['export const other = 1;', 'export const round = 5;', '']) {
      expect((await run(source)).error).toEqual({
        name: 'MissingExport',
        message: 'Expected an exported function `round(i)`, found none.',
      });
    }
  });

  it.each([
    `import 'node:fs';\n${ROUND}`,
    `import * as self from 'subject';\n${ROUND}`,
    `import * as judge from 'judge.js';\n${ROUND}`,
    `export async function round() { await import('subject'); }`,
    `export async function round() { await import('workload.js'); }`,
  ])('refuses every import: %s', async (source) => {
    const { error } = await run(source);
    expect(error?.message).toMatch(/^there is no module '.+' here: a program has only itself$/);
  });

  const NAMED = [`import fs from 'fs';\n${ROUND}`, `import { x } from './other.js';\n${ROUND}`];

  // QuickJS looks for the names before it runs the module that says so.
  it.each(NAMED)('says the same of an import of names: %s', async (source) => {
    expect((await run(source)).error?.message).toMatch(/^there is no module '.+' here/);
  });

  it('takes a million characters and no more', async () => {
    const { error } = await run(`${ROUND}//${'x'.repeat(1_000_000 - ROUND.length - 1)}`);
    expect(error).toEqual({
      name: 'SourceTooLong',
      message: 'Expected at most 1000000 characters of code, found 1000001.',
    });
    expect(
      (await run(`${ROUND}//${'x'.repeat(1_000_000 - ROUND.length - 2)}`)).error,
    ).toBeUndefined();
  });

  it('takes a byte order mark for white space', async () => {
    expect((await run(`\uFEFF${ROUND}`)).error).toBeUndefined();
  });
});
