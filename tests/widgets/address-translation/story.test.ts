import { describe, expect, test } from 'vitest';
import { readAddress } from '../../../src/widgets/address-translation/controls.tsx';
import { spec } from '../../../src/widgets/address-translation/figure.tsx';
import {
  firstAddress,
  focusOf,
  type TablesMoment,
} from '../../../src/widgets/address-translation/focus.ts';
import { scenarios } from '../../../src/widgets/address-translation/scenarios.ts';
import { playing, scenario } from './playing.ts';

const bad = /undefined|NaN|null|\[object|Infinity| {2}/;

describe.each(scenarios)('$name', ({ script }) => {
  const play = playing(script);
  test('every step has a sentence, readings and tables', () => {
    for (let step = 0; step <= play.last; step += 1) {
      const moment = play.at(step);
      const tables = spec.twin(moment);
      const text = [
        spec.narrate(moment),
        spec.word(moment),
        ...spec.readings(moment).flatMap(({ name, value }) => [name, value]),
        ...tables.flatMap(({ caption, columns, rows }) => [caption, ...columns, ...rows.flat()]),
      ];
      for (const one of text) {
        expect(one, `step ${step}`).not.toMatch(bad);
        expect(one, `step ${step}: ${text.join(' | ')}`).toMatch(/\S/);
      }
    }
  });
});

test('the figure starts with the address that the course starts with', () => {
  const { script, step = 0 } = scenarios[0]!;
  const moment = playing(script).at(step);
  expect(firstAddress(moment)).toBe('0x7ffeefbff5a0');
  const { levels, offset } = focusOf(moment as TablesMoment);
  expect(levels.map(({ index }) => index)).toEqual([255, 507, 381, 511]);
  expect(offset).toEqual({ bits: 12, value: 0x5a0 });
});

test.each([
  ['first-walk', ['miss', 'hit']],
  ['switch', ['miss', 'miss', 'miss']],
  ['switch-tags', ['miss', 'miss', 'hit']],
])('%s: what the TLB answers', (name, answers) => {
  const play = scenario(name);
  const given = Array.from({ length: play.last }, (_, at) => play.at(at + 1).events).flatMap(
    (events) =>
      events.flatMap(({ kind }) =>
        kind === 'tlb-hit' ? ['hit'] : kind === 'tlb-missed' ? ['miss'] : [],
      ),
  );
  expect(given).toEqual(answers);
});

test('each kind of fault has its turn', () => {
  const play = scenario('faults');
  const codes = Array.from({ length: play.last }, (_, at) => play.at(at + 1).fault?.code);
  expect(codes.filter((code) => code !== undefined)).toEqual([
    'not-present',
    'write-protected',
    'kernel-page',
    'no-execute',
    'non-canonical',
  ]);
});

test('a huge page takes three levels, and its offset the bits of the fourth', () => {
  const play = scenario('huge-page');
  const end = Array.from({ length: play.last }, (_, at) => play.at(at + 1)).find(({ events }) =>
    events.some(({ kind }) => kind === 'translated'),
  )!;
  const { levels, page } = focusOf(end as TablesMoment);
  expect(levels.map(({ read, skipped }) => (skipped ? 'skipped' : read ? 'read' : ''))).toEqual([
    ...['read', 'read', 'read', 'skipped'],
  ]);
  expect(page).toEqual({ bytes: 2 ** 21, frame: 1024, offset: 0x1985a0, physical: 0x5985a0 });
});

test('the way to the page is the model’s: its physical address is the one drawn', () => {
  for (const { script } of scenarios) {
    const play = playing(script);
    for (let step = 1; step <= play.last; step += 1) {
      const moment = play.at(step);
      const ended = moment.events.find((event) => event.kind === 'translated');
      if (!ended || 'segments' in moment.state) continue;
      const { page, levels } = focusOf(moment as TablesMoment);
      expect(page?.physical).toBe(ended.physical);
      const deepest = levels.findLast(({ read }) => read !== undefined);
      if (deepest) expect(deepest.read!.frame).toBe(page!.frame);
    }
  }
});

test('a step that names no address shows the last one, with no way drawn through it', () => {
  const play = scenario('switch');
  const switched = Array.from({ length: play.last }, (_, at) => play.at(at + 1)).findLast(
    ({ statement }) => statement?.kind === 'switch',
  )!;
  const focus = focusOf(switched as TablesMoment);
  expect(focus.address).toBe(0x7ffeefbff5a0n);
  expect(focus.access).toBeUndefined();
  expect(focus.verb).toBeUndefined();
});

test('an address of the reader’s own: what was expected is told', () => {
  const why = (text: string): string => {
    const answer = readAddress(text);
    return answer.ok ? `it is ${answer.address}` : answer.why;
  };
  expect(why('0x7ffeefbff5a0')).toBe('it is 0x7ffeefbff5a0');
  expect(why('0x10 # sixteen')).toBe('it is 0x10');
  expect(why('7ffeefbff5a0')).toMatch(/^Expected .*address.*, found 7ffeefbff5a0\./);
  expect(why('')).toMatch(/^Expected .*address.*, found the end of the script\./);
  expect(why('0x10 0x20')).toMatch(/found 0x20\./);
  expect(why('0x10; read 0x20')).toMatch(
    /^Expected one address such as .*, found 0x10; read 0x20\./,
  );
  expect(why('0x1ffffffffffffffffff')).toMatch(/^Expected /);
});
