import { field, flag, form, optional, pairs, type StatementOf, word } from '../script/form.ts';
import { address, name, oneOf, size, whole } from '../script/value.ts';

const at = field('address', address());
const prot = oneOf('r', 'rw', 'rx', 'rwx');
/** Leaves the TLB as it is, as a kernel with a bug does. */
const noflush = flag('noflush');
/** The access is the kernel's own, not the program's. */
const kernel = flag('kernel');

/** The statements of `model paging`, as SCRIPT.md has them. */
export const pagingForms = [
  form(
    'map',
    word('map'),
    at,
    word('->'),
    field('frame', whole('a frame number', 0, 2 ** 40 - 1)),
    field('prot', prot, 'rw'),
    flag('kernel'),
    flag('global'),
    pairs({ huge: size('the size of a large page') }),
  ),
  form('unmap', word('unmap'), at, noflush),
  form('protect', word('protect'), at, field('prot', prot), noflush),
  form('read', word('read'), at, kernel),
  form('write', word('write'), at, kernel),
  form('exec', word('exec'), at, kernel),
  form('flush', word('flush'), optional(at)),
  form('switch', word('switch'), field('space', whole('an address space', 0, 4095))),
  form(
    'segment',
    word('segment'),
    field('name', name('a name for the segment')),
    pairs({
      number: whole('a segment number', 0, 3),
      base: address('an address such as 0x8000'),
      limit: size('a limit'),
      grows: oneOf('up', 'down'),
    }),
  ),
] as const;

export type PagingStatement = StatementOf<(typeof pagingForms)[number]>;
export type AccessStatement = Extract<PagingStatement, { kind: 'read' | 'write' | 'exec' }>;
