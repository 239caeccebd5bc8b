import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { tales } from '../../../src/widgets/stack-and-heap/tales.ts';

const inJs = tales
  .map(({ name, tell, numbers }) => ({ name, ...tell(...numbers) }))
  .filter(({ language }) => language === 'JavaScript');

test.each(inJs)('$name runs in Node', ({ source }) => {
  expect(() => runInNewContext(source.join('\n'))).not.toThrow();
});

test('the counter counts on after its function has returned', () => {
  const { source } = inJs.find(({ name }) => name === 'closure')!;
  const code = source.join('\n').replace('\nmain();', '\nconst next = main(); next();');
  expect(runInNewContext(code)).toBe(7);
});
