import { expect, test } from 'vitest';
import { addFigureAnswer, figureAnswers } from '../../src/browser/figure-answers.ts';
import { memoryStore } from './memory-store.ts';

const answer = { scenario: 'belady', step: 4, right: true };

test('predictions are kept by figure, the newest of each question', () => {
  const store = memoryStore();
  addFigureAnswer(store, 'race', { ...answer, right: false });
  addFigureAnswer(store, 'race', { ...answer, step: 5 });
  addFigureAnswer(store, 'race', answer);
  addFigureAnswer(store, 'cliff', answer);
  expect(figureAnswers(store, 'race')).toEqual([{ ...answer, step: 5 }, answer]);
  expect(figureAnswers(store, 'cliff')).toEqual([answer]);
});

test('no more than 200 are kept', () => {
  const store = memoryStore();
  for (let step = 0; step < 210; step += 1) addFigureAnswer(store, 'race', { ...answer, step });
  expect(figureAnswers(store, 'race').map(({ step }) => step)).toEqual(
    Array.from({ length: 200 }, (_, i) => i + 10),
  );
});

test('what lies there and is no list of predictions is set aside, not overwritten', () => {
  const store = memoryStore();
  store.setItem('pagefault.figure.race', '[{"scenario":1}]');
  addFigureAnswer(store, 'race', answer);
  expect(figureAnswers(store, 'race')).toEqual([answer]);
  expect(store.getItem('pagefault.figure.race.set-aside-1')).toBe('[{"scenario":1}]');
});

test('without a store nothing is kept and nothing breaks', () => {
  addFigureAnswer(undefined, 'race', answer);
  expect(figureAnswers(undefined, 'race')).toEqual([]);
});
