import {
  field,
  flag,
  form,
  lead,
  optional,
  pairs,
  type StatementOf,
  word,
} from '../script/form.ts';
import { name, oneOf, size, sizeWithin, target, whole } from '../script/value.ts';

/** The process a statement runs in stands before it: `web: a = malloc 64KB`. */
const inProcess = optional(lead('process', ':', 'a process such as web:'));
const assigned = lead('name', '=', 'an assignment such as a = malloc 64KB');
const known = (what: string) => field('name', name(`the name of ${what}`));
const protections = oneOf('none', 'r', 'rw', 'rx', 'rwx');
const range = [
  field('at', target('an address such as 0x7f00, or the name of a block')),
  optional(field('bytes', sizeWithin('a number of bytes', 1))),
] as const;

/** From OOM_SCORE_ADJ_MIN to OOM_SCORE_ADJ_MAX of include/uapi/linux/oom.h. */
const adj = whole('oom_score_adj', -1000, 1000);

/** The statements of `model machine`, as SCRIPT.md has them. */
export const machineForms = [
  form(
    'spawn',
    word('spawn'),
    field('name', name('a name for the process')),
    pairs({ adj, uid: whole('a user id'), group: name('the name of a group') }),
  ),
  form('fork', inProcess, word('fork'), optional(field('name', name('a name for the child')))),
  form('exit', inProcess, word('exit')),
  form('kill', word('kill'), known('a process')),
  form('free', inProcess, word('free'), known('a block')),
  form('munmap', inProcess, word('munmap'), known('a mapping')),
  form(
    'mprotect',
    inProcess,
    word('mprotect'),
    known('a mapping'),
    field('protection', protections),
  ),
  form(
    'madvise',
    inProcess,
    word('madvise'),
    known('a mapping'),
    field('advice', oneOf('dontneed', 'willneed', 'free')),
  ),
  form('touch', inProcess, word('touch'), known('a block, a mapping or an object')),
  form('read', inProcess, word('read'), ...range),
  form('write', inProcess, word('write'), ...range),
  form('exec', inProcess, word('exec'), range[0]),
  form(
    'call',
    inProcess,
    word('call'),
    field('name', name('the name of a function')),
    field('bytes', size('the bytes of its locals')),
    optional(word('times'), field('times', whole('how often', 1, 100_000))),
  ),
  form('return', inProcess, word('return')),
  form('drop', inProcess, word('drop'), known('a variable')),
  form(
    'cut',
    inProcess,
    word('cut'),
    field('from', name('the name of an object')),
    word('->'),
    field('to', name('the name of an object')),
  ),
  form('collect', inProcess, word('collect')),
  form(
    'limit',
    word('limit'),
    field('bytes', sizeWithin('a limit', 4096)),
    optional(word('in'), field('group', name('the name of a group'))),
  ),
  form('swappiness', word('swappiness'), field('value', whole('swappiness', 0, 200))),
  form('overcommit', word('overcommit'), field('mode', oneOf('0', '1', '2'))),
  form('adj', word('adj'), known('a process'), field('adj', adj)),
  form('idle', word('idle'), field('milliseconds', whole('milliseconds', 1, 3_600_000))),
  form('malloc', inProcess, assigned, word('malloc'), field('bytes', size())),
  form('calloc', inProcess, assigned, word('calloc'), field('bytes', size())),
  form(
    'realloc',
    inProcess,
    assigned,
    word('realloc'),
    field('block', name('the name of a block')),
    field('bytes', size()),
  ),
  form('new', inProcess, assigned, word('new'), field('bytes', size())),
  form(
    'mmap',
    inProcess,
    assigned,
    word('mmap'),
    field('bytes', sizeWithin('a size', 1)),
    field('protection', protections, 'rw'),
    flag('shared'),
    optional(word('file'), field('file', name('the name of a file'))),
  ),
  form(
    'refer',
    inProcess,
    lead('from', '->', 'a reference such as a -> b'),
    field('to', name('the name of an object')),
  ),
] as const;

export type MachineStatement = StatementOf<(typeof machineForms)[number]>;
