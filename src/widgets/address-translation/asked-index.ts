import type { Asking } from '../kit/question.ts';
import type { Level } from './focus.ts';

const idOf = /^index-(\d+)-(\d+)$/;

export const indexOption = (level: number, index: number): string => `index-${level}-${index}`;

/** The indices among which a question lets choose, if it is about this level. */
export function askedIndices(ask: Asking | undefined, level: number): number[] | undefined {
  const found = [...(ask?.options ?? [])].flatMap((option) => {
    const [, of, index] = idOf.exec(option) ?? [];
    return Number(of) === level && index !== undefined ? [Number(index)] : [];
  });
  return found.length > 0 ? found.sort((a, b) => a - b) : undefined;
}

/** While an index is asked for, no field that was not used yet says its number. */
export const hidesNumbers = (ask: Asking | undefined, { read }: Level): boolean =>
  read === undefined && [...(ask?.options ?? [])].some((option) => idOf.test(option));
