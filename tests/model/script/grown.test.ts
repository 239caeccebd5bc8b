import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { models } from '../../../src/model/models.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { grown } from './grown.ts';

const numRuns = 1000;

describe.each(models)('the statements of $name', ({ forms }) => {
  test('are read where the parser expects them; parse → print → parse is the identity', () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom('\n' as const, ';' as const), (seed, separator) => {
        const text = grown(forms, seed);
        const parsed = parse(forms, text);
        if (!parsed.ok) throw new Error(`refused: ${text}`);
        for (const { kind } of parsed.statements) kinds.add(kind);
        const again = parse(forms, print(forms, parsed.statements, separator));
        expect(again.ok && again.statements).toEqual(parsed.statements);
      }),
      { numRuns },
    );
    expect([...kinds].sort()).toEqual(forms.map(({ kind }) => kind).sort());
  });
});
