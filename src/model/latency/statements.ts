import { field, form, optional, type StatementOf, word } from '../script/form.ts';
import { oneOf, whole } from '../script/value.ts';

/** The sum of a script stays below what a number counts exactly. */
const mostTimes = 10 ** 9;

const times = optional(word('times'), field('times', whole('how many times', 1, mostTimes)));

/** The statements of `model latency`, as SCRIPT.md has them. */
export const latencyForms = [
  form('access', word('access'), field('place', oneOf('l1', 'l2', 'l3', 'ram')), times),
  form(
    'fault',
    word('fault'),
    field('place', oneOf('minor', 'zram', 'nvme', 'ssd', 'disk')),
    times,
  ),
  form('read', word('read'), field('place', oneOf('zram', 'nvme', 'ssd', 'disk')), times),
] as const;

export type LatencyStatement = StatementOf<(typeof latencyForms)[number]>;
