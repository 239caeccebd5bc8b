import { describe, expect, test } from 'vitest';
import { settingsOf, statementsOf } from '../../src/components/statement-help.ts';
import { models } from '../../src/model/models.ts';

describe.each(models.map((model) => [model.name, model] as const))('%s', (_, model) => {
  test('each statement is written, and what stands in it is said', () => {
    const statements = statementsOf(model);
    expect(statements.length).toBe(model.forms.length);
    for (const { syntax, places } of statements) {
      for (const { name, expected } of places) {
        expect(syntax).toContain(name);
        expect(expected).toMatch(/\S/);
      }
    }
    for (const { name, expected, otherwise } of settingsOf(model)) {
      expect(`${name} ${expected} ${otherwise}`).not.toMatch(/undefined|NaN/);
    }
  });
});

test('what a statement does is as the description of the language has it', () => {
  const of = (name: string, syntax: string): string =>
    statementsOf(models.find((one) => one.name === name)!).find((one) => one.syntax === syntax)!
      .does;
  expect(of('machine', '[PROCESS:] free NAME')).toMatch(/^gives a block back/);
  expect(of('machine', '[PROCESS:] NAME = malloc BYTES')).toMatch(
    /^a block of the process’s heap|^a block/,
  );
  expect(of('gc', 'FROM -> TO [as LABEL]')).toMatch(/^draws a reference/);
  expect(of('gc', 'cut FROM -> TO')).toMatch(/^removes a reference/);
  expect(of('stack', 'POINTER = & LOCAL')).toMatch(/^makes a pointer/);
  const without = models.flatMap((model) =>
    statementsOf(model)
      .filter(({ does }) => does === '')
      .map(({ syntax }) => `${model.name}: ${syntax}`),
  );
  expect(without).toEqual([]);
});
