import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Code } from 'mdast';
import { visit } from 'unist-util-visit';
import { afterAll, describe, expect, test } from 'vitest';
import { courseFiles } from './course-files.ts';

/**
 * A fence that says `run`, and what the next one says it prints; or `like`, and the terminal in which it was
 * run: then numbers may differ, as times and addresses do.
 */
interface Runnable {
  readonly name: string;
  readonly language: string;
  readonly code: string;
  readonly output: string | undefined;
  readonly title: string;
}

const says = (node: Code | undefined, word: string): boolean =>
  (node?.meta ?? '').split(/\s+/).includes(word);

function fencesThat(word: 'run' | 'like', answer: (next: Code | undefined) => boolean): Runnable[] {
  return courseFiles.flatMap(({ path, tree }) => {
    const fences: Code[] = [];
    visit(tree, 'code', (node) => {
      fences.push(node);
    });
    return fences.flatMap((node, at) => {
      if (!says(node, word)) return [];
      const next = fences[at + 1];
      const name = `${path}:${node.position?.start.line}`;
      const title = /title="([^"]+)"/.exec(node.meta ?? '')?.[1] ?? '';
      const output = answer(next) ? next?.value : undefined;
      return [{ name, language: node.lang ?? '', code: node.value, output, title }];
    });
  });
}

const runnable = fencesThat('run', (next) => says(next, 'output'));
const alike = fencesThat('like', (next) => next?.lang === 'console');

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

/** What a terminal showed, with numbers and spaces made alike. */
const shapeOf = (text: string): string =>
  text
    .replace(/0x[0-9a-f]+|\d[\d.,]*/g, '#')
    .replace(/[ \t]+/g, ' ')
    .trim();

const isTyped = (line: string): boolean => line.startsWith('$ ');

describe('what a terminal shows of a program is what it prints, numbers aside', () => {
  const whole = process.env.PAGEFAULT_WHOLE === '1';
  for (const { name, language, code, output, title } of alike.filter(
    (_, at) => whole || at % 4 === 0,
  )) {
    const tool = { js: 'node', c: 'gcc', python: 'python3' }[language] ?? language;
    const possible = process.platform === 'linux' && spawnSync(tool, ['--version']).status === 0;
    test.skipIf(!possible)(name, { timeout: 60_000 }, () => {
      const lines = output?.split('\n') ?? [];
      const typed = lines.filter(isTyped).map((line) => line.slice(2));
      expect(typed.join('\n')).toContain(title.replace(/\..*$/, ''));
      writeFileSync(join(folder, title), code);
      const ran = spawnSync('sh', ['-c', `(${typed.join('\n')}\n) 2>&1`], {
        cwd: folder,
        encoding: 'utf8',
        timeout: 50_000,
        // The Node that runs the tests, whichever the machine has.
        env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
      });
      expect(shapeOf(ran.stdout)).toBe(shapeOf(lines.filter((line) => !isTyped(line)).join('\n')));
    });
  }
});
