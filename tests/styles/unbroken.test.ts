import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { unbroken, unbrokenProse } from '../../src/styles/unbroken.ts';

test('no line ends between a number and its unit', () => {
  expect(unbroken('a page of 4 KiB, read in 80 µs')).toBe(
    'a page of 4\u00a0KiB, read in 80\u00a0µs',
  );
  expect(unbroken(' MiB after a number in a tag')).toBe('\u00a0MiB after a number in a tag');
  const words = 'on 4 machines, at 7 sharp, byte by bytes, and 2 minutes later';
  expect(unbroken(words)).toBe(words);
});

test('a page’s prose keeps its units together, its code stays as it is', async () => {
  const { html } = await markdownToHtml('A page has **4 KiB**, says `ps 4 KiB`.', {
    mdastPlugins: [unbrokenProse],
  });
  expect(html.trim()).toBe(
    '<p>A page has <strong>4\u00a0KiB</strong>, says <code>ps 4 KiB</code>.</p>',
  );
});
