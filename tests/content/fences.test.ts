import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Code } from 'mdast';
import { visit } from 'unist-util-visit';
import { afterAll, describe, expect, test } from 'vitest';
import { courseFiles } from './course-files.ts';

/** A fence that says `run`, and what the next one says it prints. */
interface Runnable {
  readonly name: string;
  readonly language: string;
  readonly code: string;
  readonly output: string | undefined;
}

const says = (node: Code | undefined, word: string): boolean =>
  (node?.meta ?? '').split(/\s+/).includes(word);

const runnable: Runnable[] = courseFiles.flatMap(({ path, tree }) => {
  const fences: Code[] = [];
  visit(tree, 'code', (node) => {
    fences.push(node);
  });
  return fences.flatMap((node, at) => {
    if (!says(node, 'run')) return [];
    const next = fences[at + 1];
    const name = `${path}:${node.position?.start.line}`;
    const output = says(next, 'output') ? next?.value : undefined;
    return [{ name, language: node.lang ?? '', code: node.value, output }];
  });
});

const folder = mkdtempSync(join(tmpdir(), 'pagefault-fences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasCompiler = spawnSync('gcc', ['--version']).status === 0;
let count = 0;

function runJavaScript(code: string): string {
  const file = join(folder, `fence-${++count}.mjs`);
  writeFileSync(file, code);
  return execFileSync(process.execPath, [file], { encoding: 'utf8', timeout: 20_000 });
}

function runC(code: string): string {
  const source = join(folder, `fence-${++count}.c`);
  const program = source.replace(/\.c$/, '');
  writeFileSync(source, code);
  execFileSync('gcc', ['-O0', '-w', '-o', program, source, '-pthread']);
  return spawnSync(program, { encoding: 'utf8', timeout: 20_000 }).stdout;
}

test('a fence that runs says in the next one what it prints', () => {
  const silent = runnable.filter(({ output }) => output === undefined).map(({ name }) => name);
  expect(silent).toEqual([]);
  const unknown = runnable.filter(({ language }) => !['js', 'c'].includes(language));
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

describe('what a fence prints is what the text shows', () => {
  for (const { name, language, code, output } of runnable) {
    const possible = language === 'js' || (language === 'c' && hasCompiler);
    test.skipIf(!possible)(name, () => {
      const printed = language === 'js' ? runJavaScript(code) : runC(code);
      expect(printed.trimEnd()).toBe(output);
    });
  }
});
