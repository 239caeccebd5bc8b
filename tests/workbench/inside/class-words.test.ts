import { expect, it } from 'vitest';
import { classWords } from '../../../src/workbench/inside/class-words.ts';

it('names what there is one or more of', () => {
  const said = (className: string, count: number) => {
    const { name, word } = classWords(className, count);
    return `${count} ${name} ${word}`.replace('  ', ' ');
  };
  expect(said('Object', 1)).toBe('1 object');
  expect(said('Object', 1860)).toBe('1860 objects');
  expect(said('Array', 2)).toBe('2 arrays');
  expect(said('function', 93)).toBe('93 functions');
  expect(said('weak entry', 465)).toBe('465 weak entries');
  expect(said('TreeNode', 930)).toBe('930 TreeNode objects');
  expect(said('Promise', 1)).toBe('1 Promise object');
});
