import { readdirSync, readFileSync } from 'node:fs';
import type { Definition, Link } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { exerciseIds } from '../../src/course/disk.ts';
import { parseGlossary } from '../../src/course/glossary.ts';
import { parseKnown } from '../../src/course/known.ts';
import { figureFolders } from '../widgets/all-figures.ts';
import { addressOf, chapterFolders, courseFiles, slugOf } from './course-files.ts';
import { tagsOf } from './tags.ts';

const read = (folder: string, names: RegExp): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true })
      .map((path) => `${folder}/${path}`.replaceAll('\\', '/'))
      .filter((path) => names.test(path))
      .sort()
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

const glossary = parseGlossary(read('content/glossary', /\.json$/));
const known = parseKnown(read('content', /\/known\.json$/));

/** Pages that are no text of content/. */
const pages = [
  '/',
  '/figures/',
  '/simulator/',
  '/lab/',
  '/glossary/',
  '/self-check/',
  '/exercises/',
];
const addresses = new Set([
  ...pages,
  ...courseFiles.map(({ path }) => addressOf(path)),
  ...chapterFolders.map((folder) => `/${slugOf(folder)}/sources/`),
  ...figureFolders.map((name) => `/figures/${name}/`),
]);

/** As Astro makes a heading's anchor of its words. */
const anchorOf = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');

const anchors = new Map(
  courseFiles.map(({ path, tree }) => {
    const found = new Set<string>(['sources']);
    visit(tree, 'heading', (node) => {
      found.add(anchorOf(textOf(node)));
    });
    return [addressOf(path), found];
  }),
);

test('the glossary and the constants can be read, each id stands once', () => {
  expect(glossary.problems).toEqual([]);
  expect(known.problems).toEqual([]);
});

test('what the glossary leads to is there', () => {
  const lost = glossary.items?.filter(({ see }) => see !== undefined && !addresses.has(see));
  expect(lost?.map(({ id, see }) => `${id}: ${see}`)).toEqual([]);
});

test('every term and every constant is used', () => {
  const used = (name: string) =>
    new Set(courseFiles.flatMap((file) => tagsOf(file, name).map((tag) => tag.attributes.id)));
  const terms = used('Term');
  const constants = used('Known');
  expect(glossary.items?.filter(({ id }) => !terms.has(id)).map(({ id }) => id)).toEqual([]);
  expect(known.items?.filter(({ id }) => !constants.has(id)).map(({ id }) => id)).toEqual([]);
});

describe.each(courseFiles.map((file) => [file.path, file] as const))('%s', (path, file) => {
  test('leads to pages, terms, constants and exercises that are there', async () => {
    const lost: string[] = [];
    visit(file.tree, ['link', 'definition'], (node) => {
      const { url, position } = node as Link | Definition;
      if (/^(?:https?:|mailto:)/.test(url)) return;
      const [address = '', anchor] = url.split('#');
      const page = address === '' ? addressOf(path) : address;
      const known = addresses.has(page) && (!anchor || (anchors.get(page)?.has(anchor) ?? true));
      if (!known) lost.push(`line ${position?.start.line}: ${url}`);
    });
    const ids = (items: readonly { readonly id: string }[] | undefined) =>
      new Set(items?.map(({ id }) => id));
    const all: Record<string, Set<string>> = {
      Term: ids(glossary.items),
      Known: ids(known.items),
      Exercise: new Set(await exerciseIds('exercises')),
    };
    for (const [name, there] of Object.entries(all)) {
      for (const { attributes, line } of tagsOf(file, name)) {
        if (!there.has(String(attributes.id)))
          lost.push(`line ${line}: <${name} id="${attributes.id}">`);
      }
    }
    expect(lost).toEqual([]);
  });
});
