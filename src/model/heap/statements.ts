import { field, form, lead, type StatementOf, word } from '../script/form.ts';
import { name, size, sizeWithin, target } from '../script/value.ts';

const assigned = lead('name', '=', 'an assignment such as a = malloc 64');
const bytes = field('bytes', size());
const place = field('place', target('the name of a block, or an address such as 0x40'));
const range = [place, field('bytes', sizeWithin('a number of bytes', 1), 1)] as const;

/** The statements of `model heap`, as SCRIPT.md has them. */
export const heapForms = [
  form('free', word('free'), place),
  form('read', word('read'), ...range),
  form('write', word('write'), ...range),
  form('exit', word('exit')),
  form('malloc', assigned, word('malloc'), bytes),
  form('calloc', assigned, word('calloc'), bytes),
  form('realloc', assigned, word('realloc'), field('of', name('the name of a block')), bytes),
] as const;

export type HeapStatement = StatementOf<(typeof heapForms)[number]>;
