import { expect, test } from 'vitest';
import { isRight, type Question } from '../../../src/widgets/kit/question.ts';

const question: Question = {
  prompt: 'Which?',
  options: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
  right: ['a', 'b'],
  many: true,
  explain: () => '',
};

test('an answer is right where it names all of the right parts and no other', () => {
  expect(isRight(question, ['b', 'a'])).toBe(true);
  expect(isRight(question, ['a'])).toBe(false);
  expect(isRight(question, ['a', 'b', 'c'])).toBe(false);
  expect(isRight(question, ['a', 'c'])).toBe(false);
  expect(isRight({ ...question, right: [] }, [])).toBe(true);
});
