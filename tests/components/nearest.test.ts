import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from '../../src/components/nearest.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['leaks', '', 5],
    ['leaks', 'leeks', 1],
    ['kitten', 'sitting', 3],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('nearest', () => {
  const pages = [
    '/virtual-memory/',
    '/virtual-memory/translation/',
    '/leaks-and-fragmentation/leaks/',
  ];

  it.each([
    ['/virtual-memory/tranlsation/', '/virtual-memory/translation/'],
    ['/Virtual-Memory', '/virtual-memory/'],
    ['/leaks', '/leaks-and-fragmentation/leaks/'],
    ['/memory/leaks/', '/leaks-and-fragmentation/leaks/'],
  ])('takes %s for %s', (wanted, meant) => {
    expect(nearest(wanted, pages)).toBe(meant);
  });

  it.each(['/', '/wp-admin/setup.php', ''])('has no idea what %j was', (wanted) => {
    expect(nearest(wanted, pages)).toBeUndefined();
  });
});
