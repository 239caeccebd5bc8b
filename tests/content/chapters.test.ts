import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { type QuestionMaker, variantsOf } from '../../src/course/numeric.ts';
import { chapterFolders, courseFiles, lessonsIn, openingOf } from './course-files.ts';
import { tagsOf } from './tags.ts';

test('the course has its eight chapters', () => {
  expect(chapterFolders).toEqual([
    '00-where-does-a-variable-live',
    '01-virtual-memory',
    '02-paging-and-swapping',
    '03-stack-and-heap',
    '04-garbage-collection',
    '05-leaks-and-fragmentation',
    '06-the-oom-killer',
    '07-the-whole-machine',
  ]);
});

describe.each(chapterFolders)('%s', (folder) => {
  const lessons = lessonsIn(folder);
  const count = (name: string, has?: string) =>
    lessons.flatMap((file) => tagsOf(file, name)).filter((tag) => !has || tag.attributes[has])
      .length;

  test('has three to eight lessons and opens with a question', () => {
    expect(lessons.length).toBeGreaterThanOrEqual(3);
    expect(lessons.length).toBeLessThanOrEqual(8);
    expect(tagsOf(openingOf(folder)!, 'Question')).toHaveLength(1);
  });

  test('says what it simplifies and leaves out', () => {
    expect(openingOf(folder)!.source).toMatch(/^limits:$/m);
  });

  test('has three predictions on figures', () => {
    expect(count('Mechanism', 'predict')).toBeGreaterThanOrEqual(3);
  });

  test('has three questions whose answers each explain themselves', () => {
    expect(count('Question') + count('Numeric')).toBeGreaterThanOrEqual(3);
    for (const file of [openingOf(folder)!, ...lessons]) {
      for (const { node, attributes } of tagsOf(file, 'Question')) {
        const answers = tagsOf({ ...file, tree: node }, 'Answer');
        expect(answers.length, String(attributes.ask)).toBeGreaterThanOrEqual(3);
        const right = answers.filter((answer) => answer.attributes.right);
        expect(right.length, String(attributes.ask)).toBe(1);
        for (const answer of answers) expect(textOf(answer.node).length).toBeGreaterThan(30);
      }
    }
  });

  test('has boxes to try it on a machine, with every system', () => {
    expect(count('Try')).toBeGreaterThanOrEqual(2);
    for (const file of lessons) {
      for (const { node, line } of tagsOf(file, 'Try')) {
        const systems = tagsOf({ ...file, tree: node }, 'Platform').map(
          ({ attributes }) => attributes.os,
        );
        expect(systems, `${file.path}:${line}`).toEqual(['Linux', 'macOS', 'Windows']);
      }
    }
  });

  test.each(lessons.map((file) => [file.path, file] as const))(
    '%s ends in short',
    (_path, file) => {
      const headings: string[] = [];
      visit(file.tree, 'heading', (node) => {
        if (node.depth === 2) headings.push(textOf(node));
      });
      expect(headings.at(-1)).toBe('In short');
    },
  );

  test.each(lessons.map((file) => [file.path, file] as const))(
    '%s leads into the glossary',
    (_path, file) => {
      expect(tagsOf(file, 'Term').length).toBeGreaterThanOrEqual(1);
    },
  );

  const questions = `content/${folder}/questions.ts`;
  test.skipIf(!existsSync(questions))(
    'has numeric questions with numbers of their own',
    async () => {
      const makers = (await import(pathToFileURL(questions).href)) as Record<string, QuestionMaker>;
      const used = lessons.flatMap((file) =>
        tagsOf(file, 'Numeric').map(({ attributes }) => String(attributes.of).replace(/^.*\./, '')),
      );
      expect(Object.keys(makers).sort()).toEqual([...new Set(used)].sort());
      for (const make of Object.values(makers)) expect(variantsOf(make)).toHaveLength(8);
    },
  );

  const numbers = `content/${folder}/numbers.ts`;
  test.skipIf(!existsSync(numbers))('shows every number that it computes', async () => {
    const computed = (await import(pathToFileURL(numbers).href)) as Record<string, unknown>;
    const text = [openingOf(folder)!, ...lessons].map(({ source }) => source).join('\n');
    const unused = Object.keys(computed).filter(
      (name) => !new RegExp(`\\bn\\.${name}\\b`).test(text),
    );
    expect(unused).toEqual([]);
    for (const [name, value] of Object.entries(computed)) {
      expect(value, name).toEqual(expect.any(String));
      expect(value, name).not.toMatch(/NaN|undefined|Infinity/);
    }
  });
});

test('the exercises that a lesson names at its head are those in its text', () => {
  for (const file of chapterFolders.flatMap(lessonsIn)) {
    const named = /^exercises:\n((?: {2}- .+\n)+)/m.exec(readFileSync(file.path, 'utf8'))?.[1];
    const listed =
      named
        ?.trim()
        .split('\n')
        .map((line) => line.replace(/^ *- /, '')) ?? [];
    const shown = tagsOf(file, 'Exercise').map(({ attributes }) => String(attributes.id));
    expect(listed, file.path).toEqual(shown);
  }
});

test('every column of a table has a heading', () => {
  const without: string[] = [];
  for (const { path, tree } of courseFiles) {
    visit(tree, 'table', ({ children: [head] }) => {
      if (head?.children.some((cell) => textOf(cell).trim() === ''))
        without.push(`${path}:${head.position?.start.line}`);
    });
  }
  expect(without).toEqual([]);
});
