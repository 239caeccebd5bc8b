import { field, form, pairs, type StatementOf, word } from '../script/form.ts';
import { name, oneOf, size, sizeWithin, whole } from '../script/value.ts';

const task = field('name', name('the name of a task'));

/** The statements of `model oom`, as SCRIPT.md has them. */
export const oomForms = [
  form(
    'task',
    word('task'),
    field('name', name('a name for the task')),
    pairs({
      rss: size(),
      swap: size(),
      tables: size(),
      adj: whole('oom_score_adj', -1000, 1000),
      uid: whole('a user id'),
      group: name('the name of a group'),
    }),
  ),
  form(
    'group',
    word('group'),
    field('name', name('a name for the group')),
    pairs({
      limit: size(),
      swap: size(),
      kill: oneOf('all'),
      in: name('the name of a group'),
    }),
  ),
  form('grow', word('grow'), task, field('bytes', sizeWithin('a size', 1))),
  form('mmap', word('mmap'), task, field('bytes', sizeWithin('a size', 1))),
  form('adj', word('adj'), task, field('value', whole('oom_score_adj', -1000, 1000))),
  form('exit', word('exit'), task),
] as const;

export type OomStatement = StatementOf<(typeof oomForms)[number]>;
export type StatementOfKind<Kind extends OomStatement['kind']> = Extract<
  OomStatement,
  { kind: Kind }
>;
