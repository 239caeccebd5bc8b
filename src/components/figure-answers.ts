import { addFigureAnswer, figureAnswers as read } from '../browser/figure-answers.ts';
import { pageStore } from '../browser/local-record.ts';
import type { Answers } from '../widgets/kit/answers.ts';

/** What was predicted on figures, kept on this device. */
export const figureAnswers: Answers = {
  of: (figure) => read(pageStore(), figure),
  add: (figure, answer) => addFigureAnswer(pageStore(), figure, answer),
};
