import type { ReplacementStatement } from '../../model/replacement/statements.ts';
import type { Reference } from './references.ts';

/** References as a reader writes them: `7 0 1`, a write with a w behind it: `7w`. */
export const written = (references: readonly Reference[]): string =>
  references.map(({ page, write }) => `${page}${write ? 'w' : ''}`).join(' ');

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/** A page's number in a script has no bound, but one of these still fits a square. */
const oneReference = /^(\d{1,7})(w?)$/i;

export function readReferences(text: string): Read<ReplacementStatement[]> {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const statements: { kind: 'refer' | 'write'; pages: number[] }[] = [];
  for (const word of words) {
    const [, page, write] = oneReference.exec(word) ?? [];
    if (page === undefined) {
      return { ok: false, why: `Expected page numbers such as 7 0 1, found ${word}.` };
    }
    const kind = write ? 'write' : 'refer';
    if (statements.at(-1)?.kind !== kind) statements.push({ kind, pages: [] });
    statements.at(-1)!.pages.push(Number(page));
  }
  return statements.length > 0
    ? { ok: true, value: statements }
    : { ok: false, why: 'Expected page numbers such as 7 0 1, found nothing.' };
}

/** `3`, or `3, 4` for a lane with each. */
export function readFrames(text: string): Read<number[]> {
  const numbers = text.split(/[\s,]+/).filter(Boolean);
  const bad = numbers.find((one) => !/^\d+$/.test(one) || Number(one) < 1 || Number(one) > 1024);
  if (bad !== undefined) {
    return { ok: false, why: `Expected frames from 1 to 1024 such as 3, found ${bad}.` };
  }
  if (numbers.length === 0 || numbers.length > 6) {
    return { ok: false, why: `Expected one to six numbers of frames, found ${numbers.length}.` };
  }
  return { ok: true, value: numbers.map(Number) };
}
