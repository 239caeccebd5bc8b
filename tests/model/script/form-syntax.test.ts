import { describe, expect, test } from 'vitest';
import { models } from '../../../src/model/models.ts';

describe.each(models.map((model) => [model.name, model.forms] as const))('%s', (_, forms) => {
  test('the syntax of a statement has a place for each of its fields, and says what may stand there', () => {
    for (const { syntax, keys, expects } of forms) {
      for (const key of keys) {
        const flag = syntax.includes(`[${key}]`);
        expect(flag || syntax.includes(key.toUpperCase()), `${key} in ${syntax}`).toBe(true);
        expect(flag || /^\S.*\S$/.test(expects[key] ?? ''), `${key} of ${syntax}`).toBe(true);
      }
      expect(syntax).toMatch(/^\S+(?: \S+)*$/);
    }
  });
});

test('words stay as they are, places are capitals, what may be left out is in brackets', () => {
  const of = (name: string, kind: string) =>
    models.find((one) => one.name === name)!.forms.find((form) => form.kind === kind)!.syntax;
  expect(of('machine', 'mmap')).toBe(
    '[PROCESS:] NAME = mmap BYTES [PROTECTION] [shared] [file FILE]',
  );
  expect(of('machine', 'spawn')).toBe('spawn NAME [adj=ADJ] [uid=UID] [group=GROUP]');
  expect(of('replacement', 'refer')).toBe('refer PAGES…');
  expect(of('program', 'set')).toBe('TO = VALUE');
});
