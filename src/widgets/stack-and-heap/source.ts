import { printStatement } from '../../model/script/parse.ts';
import type { Play } from '../kit/moment.ts';
import type { ProgramMoment } from './geometry.ts';
import { type Story, storyOf } from './story.ts';
import { tales } from './tales.ts';

export interface Source {
  readonly file: string;
  readonly note: string;
  readonly lines: readonly string[];
  /** The line of this step, from 1; none at the start. */
  readonly now: number | undefined;
}

type AnyPlay = Play<unknown, unknown>;

const known = new WeakMap<object, readonly string[]>();

/** What a program's listing shows; of a reader's own script, its statements. */
export function sourceOf({ play, step }: Pick<ProgramMoment, 'play' | 'step'>): Source {
  const story = storyOf(tales, play);
  if (story) return { ...titleOf(story), lines: story.source, now: lineOf(play, step) };
  const { model, statements } = play.script;
  const lines =
    known.get(play) ?? statements.map((one) => printStatement(model.forms, one as never));
  known.set(play, lines);
  return {
    file: 'Script',
    note: 'its statements',
    // A long one scrolls along.
    lines: lines.length > 0 ? lines : [''],
    now: lineOf(play, step),
  };
}

/** The line that makes a step. */
export function lineOf(play: AnyPlay, step: number): number | undefined {
  if (step === 0) return undefined;
  const statement = play.trace.statementAt(step);
  return storyOf(tales, play)?.run[statement]?.[0] ?? statement + 1;
}

const titleOf = ({ file, language }: Story) => ({
  file,
  note: language === 'C' ? 'C, as gcc -O0' : 'simplified',
});
