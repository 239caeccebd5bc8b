import { field, form, lead, optional, type StatementOf, word } from '../script/form.ts';
import { name, size, text } from '../script/value.ts';

export const label = optional(word('as'), field('label', text('a label in double quotes')));
const group = optional(word('in'), field('group', text('a group in double quotes')));
export const from = field('from', name('the name of an object or root'));
export const to = field('to', name('the name of an object'));

const declared = <const Kind extends 'root' | 'object'>(kind: Kind, bytes: number) =>
  form(
    kind,
    word(kind),
    field('name', name(`a name for the ${kind}`)),
    field('bytes', size(), bytes),
    label,
    group,
  );

/** The statements about a plain graph and its marking: what the figure of reachability can draw. */
export const graphForms = [
  declared('root', 0),
  declared('object', 16),
  form('cut', word('cut'), from, word('->'), to),
  form('mark', word('mark')),
  form('sweep', word('sweep')),
  form('refer', lead('from', '->', 'a reference such as a -> b'), to, label),
] as const;

export type GraphStatement = StatementOf<(typeof graphForms)[number]>;
