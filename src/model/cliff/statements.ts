import { field, form, type StatementOf, word } from '../script/form.ts';
import { sizeWithin, whole } from '../script/value.ts';
import { mostPrograms, mostSet } from './settings.ts';

/** Seconds of a whole script: each is thousands of simulated accesses. */
export const mostSeconds = 300;

/** The statements of `model cliff`, as SCRIPT.md has them. */
export const cliffForms = [
  form('programs', word('programs'), field('count', whole('programs', 0, mostPrograms))),
  form('run', word('run'), field('seconds', whole('seconds', 1, mostSeconds))),
  form('set', word('set'), field('bytes', sizeWithin('a size', 4096, mostSet))),
  form('scan', word('scan'), field('bytes', sizeWithin('a size', 4096, 64 * 1024 ** 2))),
  form('swappiness', word('swappiness'), field('swappiness', whole('vm.swappiness', 0, 200))),
] as const;

export type CliffStatement = StatementOf<(typeof cliffForms)[number]>;
