import { describe, expect, it } from 'vitest';
import { heapModel } from '../../../src/model/heap/heap-model.ts';
import { printMistake } from '../../../src/model/script/mistake.ts';
import { parse, print } from '../../../src/model/script/parse.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import { settingsFromJson } from '../../../src/model/script/settings.ts';
import { grown } from '../script/grown.ts';
import { traceOf } from './script.ts';

const { forms } = heapModel;

describe('the statements of model heap', () => {
  const statements = Array.from({ length: 1000 }, (_, seed) => grown(forms, seed));

  it('are printed so that reading them gives them back', () => {
    for (const text of statements) {
      const parsed = parse(forms, text);
      if (!parsed.ok) throw new Error(`${text}: ${printMistake(parsed.error)}`);
      const again = parse(forms, print(forms, parsed.statements));
      expect(again.ok && again.statements).toEqual(parsed.statements);
    }
  });

  it.each(['list', 'buddy', 'slab', 'classes', 'glibc'] as const)(
    'run one after the other on %s, whatever they ask for',
    (allocator) => {
      const trace = traceOf(statements.join('\n'), { allocator });
      expect(trace.last).toBe(statements.length);
      expect(trace.frame(trace.last).state.blocks.length).toBeGreaterThan(0);
    },
  );
});

describe('the settings of model heap', () => {
  const mistake = (line: string): string => {
    const parsed = parseScript([heapModel as never], `model heap ${line}`);
    return parsed.ok ? 'read' : printMistake(parsed.error);
  };

  it('say what is wrong with a value', () => {
    expect(mistake('base=0x1000 size=1TB')).toBe('read');
    expect(mistake('base=0x800000000000')).toBe(
      'Line 1, column 17: expected an address such as 0x1000, below 0x800000000000, found 0x800000000000.',
    );
    expect(mistake('size=2TB')).toBe(
      'Line 1, column 17: expected a size such as 64 or 64KB, at least 1, at most 1TB, found 2TB.',
    );
  });

  it('take a plain number from JSON for an address', () => {
    const read = (base: unknown) => settingsFromJson(heapModel.settings, { base });
    expect(read(1000)).toMatchObject({ ok: true, chosen: { base: 1000 } });
    expect(read('0x3e8')).toMatchObject({ ok: true, chosen: { base: 1000 } });
    expect(read('high')).toMatchObject({ ok: false, error: { field: 'config.base' } });
  });
});
