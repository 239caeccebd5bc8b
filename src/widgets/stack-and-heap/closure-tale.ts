import type { Tale } from './story.ts';

/*
 * Sizes are those that Node 24 (64 bit, no compressed pointers) gives in a heap snapshot: an object
 * with one property 32 bytes, a closure 56, a context with one variable 40. Where the parts lie in
 * them, and that each local has a word, is the model's simplification.
 */
export const closure: Tale = {
  name: 'closure',
  title: 'What a closure keeps',
  about:
    'Simplified from V8: a local is a word on the stack, a number or an address. But count is used by the arrow function, so it never is on the stack: it lives in a context on the heap.',
  numbers: [5, 3],
  others: (below) => [2 + below(90), 2 + below(90)],
  tell: (start, x) => ({
    language: 'JavaScript',
    file: 'counter.js',
    opening: 'model program heap=collected',
    source: [
      'function counter(start) {',
      '  const twice = 2 * start;',
      '  let count = start;',
      '  return () => ++count;',
      '}',
      '',
      'function main() {',
      `  const point = { x: ${x} };`,
      `  const next = counter(${start});`,
      '  next();',
      '  return next;',
      '}',
      '',
      'main();',
    ],
    run: [
      [14, 'call main point=8 next=8'],
      [8, `point = new 32 as "{ x: ${x} }"`],
      [8, `*point+24 = ${x}`],
      [9, 'call counter twice=8 context=8 arrow=8 with start=8'],
      [1, `start = ${start}`],
      [1, 'context = new 40 as "context"'],
      [2, `twice = ${2 * start}`],
      [3, '*context+32 = start'],
      [4, 'arrow = new 56 as "() => ++count"'],
      [4, '*arrow+40 = context'],
      [4, 'return arrow to next'],
      [10, 'call arrow context=8'],
      [4, 'context = *next+40 of main'],
      [4, `*context+32 = ${start + 1}`],
      [4, 'return'],
      [11, 'return'],
    ],
  }),
};
