import { expect, it } from 'vitest';
import { reportAddress } from '../../src/course/site.ts';

it('reports a mistake with the page already named', () => {
  const url = new URL(reportAddress('/leaks-and-fragmentation/leaks/'));
  expect(url.searchParams.get('title')).toBe('Mistake on /leaks-and-fragmentation/leaks/');
});
