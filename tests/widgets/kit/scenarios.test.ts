import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { View } from '../../../src/widgets/stack-and-heap/figure.tsx';

const figure = (chosen: { scenario?: string; script?: string }): string =>
  render(h(View, { id: 'one', embedUrl: '/embed/one/', ...chosen }));

test('a script that the lesson gave is not called the reader’s', () => {
  const own = figure({ script: 'model program;call main x=4;x = 7' });
  expect(own).toContain('A script made for this lesson.');
  expect(own).not.toContain('A script of your own.');
  expect(figure({ scenario: 'dangling' })).not.toContain('made for this lesson');
});
