import { describe, expect, it } from 'vitest';
import { rewrite } from '../../../src/sandbox/allocations/rewrite.ts';
import { Unrewritable } from '../../../src/sandbox/allocations/unrewritable.ts';
import { run } from '../program.ts';
import { count } from './count.ts';
import { NASTY } from './nasty-syntax.ts';

describe('a rewritten program', () => {
  it.each(Object.entries(NASTY))('behaves as it did: %s', async (_, body) => {
    const source = `export function round(i) {${body}\n}`;
    const { printed, error } = await run(source, { rounds: 2 });
    expect(error).toBeUndefined();
    expect(printed.length).toBeGreaterThan(0);
    expect((await count(source, { rounds: 3 })).fault).toBeUndefined();
    // And as the top level of a module, in whose functions alone sites are.
    const counted = await count(`const i = 0; (() => {${body}\n})();\nexport function round() {}`, {
      rounds: 3,
    });
    expect(counted.fault).toBeUndefined();
  });

  it.each(Object.values(NASTY))('keeps its lines', (body) => {
    const source = `export function round(i) {${body}\n}`;
    const lines = rewrite(source).source.split('\n');
    expect(lines.length).toBe(source.split('\n').length + 1);
    for (const [n, line] of source.split('\n').entries()) {
      // Text is only added, so that what is there comes in the same order.
      let at = 0;
      for (const character of line) {
        at = lines[n]!.indexOf(character, at) + 1;
        expect(at).toBeGreaterThan(0);
      }
    }
  });

  it('has names that its text has not, however that spells them', () => {
    const source =
      'const $made = 1, $made$S = 2, \\u0024made$$B = 3; export const round = () => [];';
    const { names } = rewrite(source);
    expect(names.site).toBe('$made$$$S');
    expect(names.module).toBe('pagefault:$made$$$');
  });

  it.each([
    ['const = 1', 'syntax', 'Unexpected token (1:6)'],
    [
      'export const round = () => eval("[]")',
      'code-from-text',
      'it uses eval, and what that makes has no line',
    ],
    [
      `export const round = () => ${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      'syntax',
      'its code is nested too deep',
    ],
    [`export const round = () => ${'+1'.repeat(600)}`, 'syntax', 'its code is nested too deep'],
    [
      `export const round = () => [${'[],'.repeat(66_000)}]`,
      'syntax',
      'it has more than 65000 places that make objects',
    ],
  ])('is refused where it can not be told: %.30s', (source, kind, message) => {
    const refused = () => rewrite(source);
    expect(refused).toThrow(Unrewritable);
    expect(refused).toThrow(message);
    try {
      refused();
    } catch (error) {
      expect((error as Unrewritable).kind).toBe(kind);
    }
  });
});
