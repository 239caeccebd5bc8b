import { readdirSync, readFileSync } from 'node:fs';
import dictionary from 'dictionary-en-gb';
import type { Parents } from 'mdast';
import nspell from 'nspell';
import { visitParents } from 'unist-util-visit-parents';
import { expect, test } from 'vitest';
import { courseFiles } from './course-files.ts';

/** Words of the field that no dictionary has, one a line, in content/words.txt. */
const ours = readFileSync('content/words.txt', 'utf8')
  .split('\n')
  .filter((word) => word !== '');
const spell = nspell(dictionary);
for (const word of ours) spell.add(word);

/** Words with letters only: what has digits, dots, underscores or capitals inside is a name. */
function unknownIn(text: string): string[] {
  return (text.match(/[\p{L}\p{N}_.’'/:@-]+/gu) ?? [])
    .flatMap((word) => word.split(/[-/–—]/))
    .map((word) => word.replace(/^[.’':]+|[.’':]+$/g, '').replace(/[’']s$/, ''))
    .filter((word) => /^[\p{L}’']+$/u.test(word) && !/.\p{Lu}/u.test(word))
    .filter((word) => !spell.correct(word.replaceAll('’', "'")));
}

const inCode = (ancestors: readonly Parents[]): boolean =>
  ancestors.some((one) => 'name' in one && (one.name === 'Sample' || one.name === 'Screen'));

function wordsOf(file: (typeof courseFiles)[number]): string[] {
  const unknown: string[] = [];
  visitParents(file.tree, 'text', (node, ancestors) => {
    if (!inCode(ancestors)) unknown.push(...unknownIn(node.value));
  });
  visitParents(file.tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    if (!('attributes' in node) || !Array.isArray(node.attributes)) return;
    for (const attribute of node.attributes) {
      if (!('name' in attribute) || typeof attribute.value !== 'string') continue;
      if (['ask', 'says', 'caption', 'title'].includes(attribute.name)) {
        unknown.push(...unknownIn(attribute.value.replace(/`[^`]*`/g, '')));
      }
    }
  });
  return [...new Set(unknown)].sort();
}

test.each(courseFiles.map((file) => [file.path, file] as const))('%s', (_path, file) => {
  expect(wordsOf(file)).toEqual([]);
});

test('the glossary and what exercises ask', async () => {
  const glossary = readdirSync('content/glossary').map((name) =>
    readFileSync(`content/glossary/${name}`, 'utf8'),
  );
  const terms = glossary.flatMap((text) =>
    (JSON.parse(text) as { term: string; means: string }[]).flatMap(({ term, means }) => [
      term,
      means,
    ]),
  );
  const prompts = readdirSync('exercises').flatMap((id) =>
    ['prompt.md', 'hints.md'].map((name) => readFileSync(`exercises/${id}/${name}`, 'utf8')),
  );
  const prose = [...terms, ...prompts].map((text) =>
    text.replace(/```[\s\S]*?```|`[^`]*`|https?:\S+/g, ' '),
  );
  expect([...new Set(prose.flatMap(unknownIn))].sort()).toEqual([]);
});

test('the list of our own words is in order and holds none twice or in vain', () => {
  expect(ours).toEqual([...new Set(ours)].sort());
});
