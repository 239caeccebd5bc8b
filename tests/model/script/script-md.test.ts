import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../../src/model/model.ts';
import { models } from '../../../src/model/models.ts';
import { printMistake } from '../../../src/model/script/mistake.ts';
import { parseScript, printScript } from '../../../src/model/script/script.ts';

const page = readFileSync(new URL('../../../src/model/SCRIPT.md', import.meta.url), 'utf8');
const fences = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\`$`, 'gm'))].map(
    ([, text]) => text!,
  );
const section = (name: string): string =>
  new RegExp(`^## ${name}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? '';

describe('SCRIPT.md', () => {
  it.each(fences('script'))('has an example that runs with no fault:\n%s', (text) => {
    const script = parseScript(models, text);
    if (!script.ok) throw new Error(printMistake(script.error));
    const trace = run(script.model, script.statements, script.chosen);
    for (let step = 0; step <= trace.last; step += 1) {
      expect(trace.frame(step).fault).toBeUndefined();
    }
    expect(trace.last).toBeGreaterThan(0);
    expect(parseScript(models, printScript(script))).toMatchObject({
      statements: script.statements,
      chosen: script.chosen,
    });
  });

  it.each(fences('fault'))('has an example that comes to a fault:\n%s', (text) => {
    const script = parseScript(models, text);
    if (!script.ok) throw new Error(printMistake(script.error));
    const trace = run(script.model, script.statements, script.chosen);
    const faults = Array.from({ length: trace.last + 1 }, (_, step) => trace.frame(step).fault);
    expect(faults.filter((fault) => fault)).not.toEqual([]);
  });

  it.each(fences('mistake'))('has a mistake that prints what it says:\n%s', (text) => {
    const lines = text.split('\n');
    const script = parseScript(models, lines.slice(0, -1).join('\n'));
    expect(script.ok ? 'read without a mistake' : printMistake(script.error)).toBe(lines.at(-1));
  });

  it.each(models.map((model) => [model.name, model] as const))(
    'has a section for %s with each of its settings and statements, and an example',
    (name, { settings, forms }) => {
      const text = section(name);
      for (const key of Object.keys(settings)) expect(text).toContain(`\`${key}\``);
      for (const { kind } of forms) {
        expect(text).toMatch(
          kind === 'refer' ? /NAME -> NAME|`refer / : new RegExp(`\\b${kind}\\b`),
        );
      }
      expect(text).toContain('```script\n');
    },
  );
});
