import { field, form, lead, optional, type StatementOf, word } from '../script/form.ts';
import { name, size, text } from '../script/value.ts';

const label = optional(word('as'), field('label', text('a label in double quotes')));
const group = optional(word('in'), field('group', text('a group in double quotes')));
const from = field('from', name('the name of an object or root'));
const to = field('to', name('the name of an object'));

/** The statements of `model gc`, as SCRIPT.md has them. */
export const gcForms = [
  form(
    'root',
    word('root'),
    field('name', name('a name for the root')),
    field('bytes', size(), 0),
    label,
    group,
  ),
  form(
    'object',
    word('object'),
    field('name', name('a name for the object')),
    field('bytes', size(), 16),
    label,
    group,
  ),
  form('cut', word('cut'), from, word('->'), to),
  form('weak', word('weak'), from, word('->'), to, label),
  form(
    'entry',
    word('entry'),
    field('key', name('the name of the key')),
    word('->'),
    field('value', name('the name of the value')),
    word('in'),
    field('map', name('the name of the weak map')),
  ),
  form('drop', word('drop'), field('name', name('the name of a root'))),
  form('finalizer', word('finalizer'), field('name', name('the name of an object'))),
  form('finalize', word('finalize')),
  form('mark', word('mark')),
  form('sweep', word('sweep')),
  form('collect', word('collect')),
  form('minor', word('minor')),
  form('refer', lead('from', '->', 'a reference such as a -> b'), to, label),
] as const;

export type Statement = StatementOf<(typeof gcForms)[number]>;
