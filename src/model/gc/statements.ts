import { field, form, type StatementOf, word } from '../script/form.ts';
import { name } from '../script/value.ts';
import { from, graphForms, label, to } from './graph-statements.ts';

const [root, object, cut, mark, sweep, refer] = graphForms;

/** The statements of `model gc`, as SCRIPT.md has them. */
export const gcForms = [
  root,
  object,
  cut,
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
  mark,
  sweep,
  form('collect', word('collect')),
  form('minor', word('minor')),
  refer,
] as const;

export type Statement = StatementOf<(typeof gcForms)[number]>;
