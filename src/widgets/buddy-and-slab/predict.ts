import type { Question } from '../kit/question.ts';
import type { HeapMoment } from './heap-play.ts';
import { predictMerge, predictOrder, predictSplit } from './predict-buddy.ts';
import { predictClass, predictSlab } from './predict-slab.ts';

/** What to ask before a step: which block is split or merged with, which slab or class serves. */
export function predict(now: HeapMoment, next: HeapMoment): Question | undefined {
  switch (now.state.allocator) {
    case 'buddy':
      return predictSplit(now, next) ?? predictOrder(now, next) ?? predictMerge(now, next);
    case 'slab':
      return predictSlab(now, next);
    case 'classes':
      return predictClass(now, next);
    default:
      return undefined;
  }
}
