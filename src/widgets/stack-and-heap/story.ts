import type { Play } from '../kit/moment.ts';
import { onOneLine } from '../kit/play.ts';

/** A small program, and what each of its lines does in the model's words. */
export interface Story {
  readonly language: 'C' | 'JavaScript';
  readonly file: string;
  /** `model program` and what is chosen about it. */
  readonly opening: string;
  readonly source: readonly string[];
  /** In the order in which it runs: the line, from 1, and a statement that the line makes. */
  readonly run: readonly (readonly [line: number, statement: string])[];
}

/** A story with numbers in it that can be others. */
export interface Tale {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly numbers: readonly number[];
  readonly tell: (...numbers: number[]) => Story;
  /** Other numbers that make sense, from a stream of chance. */
  readonly others: (below: (limit: number) => number) => number[];
}

export const scriptOf = ({ opening, run }: Story): string =>
  [opening, ...run.map(([, statement]) => statement)].join('\n');

const digits = /\d+/g;
const shape = (script: string): string => script.replaceAll(digits, '#');

/**
 * The story of a script: one of the tales, with whatever numbers. A state is its script alone, so the
 * numbers are read back from it: each stands where a mark comes out when the tale is told with marks.
 */
export function storyIn(tales: readonly Tale[], script: string): Story | undefined {
  for (const { numbers, tell } of tales) {
    const marks = numbers.map((_, index) => 7001 + 2 * index);
    const marked = oneLine(tell(...marks));
    if (shape(marked) !== shape(script)) continue;
    const places: string[] = marked.match(digits) ?? [];
    const found: string[] = script.match(digits) ?? [];
    const story = tell(...marks.map((mark) => Number(found[places.indexOf(String(mark))])));
    if (oneLine(story) === script) return story;
  }
  return undefined;
}

const oneLine = (story: Story): string => scriptOf(story).replaceAll('\n', ';');

const known = new WeakMap<object, { readonly story: Story | undefined }>();

/** The source that a play shows; none for a reader's own script. */
export function storyOf(tales: readonly Tale[], play: Play<unknown, unknown>): Story | undefined {
  const before = known.get(play);
  if (before) return before.story;
  const story = storyIn(tales, onOneLine(play));
  known.set(play, { story });
  return story;
}
