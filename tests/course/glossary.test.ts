import { expect, test } from 'vitest';
import { parseGlossary } from '../../src/course/glossary.ts';
import { parseKnown } from '../../src/course/known.ts';

const page = {
  id: 'page',
  term: 'page',
  means: 'A piece of the address space of fixed size, the unit in which memory is mapped.',
};
const files = (...lists: unknown[]): Map<string, string> =>
  new Map(lists.map((list, at) => [`content/glossary/0${at}.json`, JSON.stringify(list)]));

test('terms of all files stand in the order of the alphabet, whatever their capitals', () => {
  const { items } = parseGlossary(
    files(
      [{ ...page, id: 'tlb', term: 'TLB' }, page],
      [{ ...page, id: 'swap', term: 'swap', see: '/paging-and-swapping/swap/' }],
    ),
  );
  expect(items?.map(({ id }) => id)).toEqual(['page', 'swap', 'tlb']);
});

test('an id that stands twice names both files', () => {
  const { problems } = parseGlossary(files([page], [page]));
  expect(problems).toEqual([
    {
      file: 'content/glossary/01.json',
      message: 'page: expected an id of its own, found one that content/glossary/00.json has too',
    },
  ]);
});

test.each([
  ['no JSON', '[{', /expected JSON/],
  ['a definition of a word', JSON.stringify([{ ...page, means: 'A page.' }]), /^0\.means/],
  ['an address that is none', JSON.stringify([{ ...page, see: 'virtual-memory' }]), /^0\.see/],
  ['a field that nobody knows', JSON.stringify([{ ...page, also: [] }]), /^0/],
])('%s is a problem that says where', (_name, text, message) => {
  const { problems } = parseGlossary(new Map([['content/glossary/00.json', text]]));
  expect(problems).toHaveLength(1);
  expect(problems[0]!.message).toMatch(message);
});

test('a constant needs a source that can be opened', () => {
  const constant = { id: 'x86-page', value: '4 KiB', what: 'the size of an ordinary page' };
  const file = (source: object) =>
    parseKnown(new Map([['content/01-x/known.json', JSON.stringify([{ ...constant, source }])]]));
  expect(file({ title: 'Intel SDM', href: 'https://intel.com/sdm' }).items).toHaveLength(1);
  expect(file({ title: 'Intel SDM', href: 'somewhere' }).problems).toHaveLength(1);
});
