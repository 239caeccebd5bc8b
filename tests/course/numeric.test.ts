import { expect, test } from 'vitest';
import { type NumericQuestion, variantsOf } from '../../src/course/numeric.ts';
import type { Random } from '../../src/model/random.ts';

const pages = (random: Random): NumericQuestion => {
  const count = 2 + random.below(60);
  return {
    ask: `How many bytes are ${count} pages of 4 KiB?`,
    answer: count * 4096,
    unit: 'bytes',
    because: 'A page has 4,096 bytes, and each is whole.',
    wrong: [{ answer: count * 4000, because: 'A KiB is 1,024 bytes, not a thousand.' }],
  };
};

test('a maker gives eight different questions, the same ones each time', () => {
  const variants = variantsOf(pages);
  expect(new Set(variants.map(({ ask }) => ask)).size).toBe(8);
  expect(variantsOf(pages)).toEqual(variants);
});

test.each<[string, Partial<NumericQuestion>, RegExp]>([
  ['one that asks nothing', { ask: 'Pages.' }, /question mark/],
  ['one without a number', { answer: Number.NaN }, /number as its answer/],
  ['a right answer without its reason', { because: 'Yes.' }, /reason for the right/],
  ['no mistake', { wrong: [] }, /at least one wrong/],
  [
    'a mistake that is right, and no other',
    { wrong: [{ answer: 1, because: 'A long enough reason.' }] },
    /at least one wrong/,
  ],
  ['a mistake without its reason', { wrong: [{ answer: 2, because: 'No.' }] }, /each wrong/],
])('%s fails the build', (_name, change, message) => {
  const make = (random: Random) => ({ ...pages(random), answer: 1, ...change });
  expect(() => variantsOf(make)).toThrow(message);
});

test('a mistake that chance made right, or the same as another, is dropped', () => {
  const [first] = variantsOf((random) => {
    const question = pages(random);
    const [mistake] = question.wrong;
    return { ...question, wrong: [mistake!, mistake!, { ...mistake!, answer: question.answer }] };
  });
  expect(first!.wrong).toHaveLength(1);
});

test('numbers that hardly vary fail the build', () => {
  expect(() => variantsOf((random) => pages({ ...random, below: () => 1 }))).toThrow(/found 1/);
});
