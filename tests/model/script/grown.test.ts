import { describe, expect, test } from 'vitest';
import { models } from '../../../src/model/models.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { grown } from './grown.ts';

const runs = 1000;

describe.each(models)('the statements of $name', ({ forms }) => {
  const statements = Array.from({ length: runs }, (_unused, seed) => grown(forms, seed));

  test(`are read where the parser expects them, ${runs} runs`, () => {
    for (const text of statements) {
      const parsed = parse(forms, text);
      expect([text, parsed.ok]).toEqual([text, true]);
    }
  });

  test('parse → print → parse is the identity', () => {
    const kinds = new Set<string>();
    for (const text of statements) {
      const parsed = parse(forms, text);
      if (!parsed.ok) throw new Error(text);
      for (const { kind } of parsed.statements) kinds.add(kind);
      for (const separator of ['\n', ';'] as const) {
        const printed = print(forms, parsed.statements, separator);
        const again = parse(forms, printed);
        expect(again.ok && again.statements).toEqual(parsed.statements);
      }
    }
    expect([...kinds].sort()).toEqual(forms.map(({ kind }) => kind).sort());
  });
});
