import { readFileSync } from 'node:fs';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { beforeAll, describe, expect, test } from 'vitest';
import { models } from '../../../src/model/models.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { spec } from '../../../src/widgets/simulator/figure.tsx';
import type { AnyMoment } from '../../../src/widgets/simulator/guest.ts';
import { guestAt, guestName, invite } from '../../../src/widgets/simulator/guests.ts';
import { scenarios } from '../../../src/widgets/simulator/scenarios.ts';
import { tablesGuest } from '../../../src/widgets/simulator/tables-guest.ts';
import { textOf, viewTables } from '../../../src/widgets/simulator/view-tables.ts';

function playing(script: string) {
  const played = playOf<unknown, unknown>(models, script);
  if (!played.ok) throw new Error(`${script}: ${JSON.stringify(played.error)}`);
  return played.play;
}

/** The examples of the language's description: scripts of every model. */
const examples = [
  ...readFileSync(new URL('../../../src/model/SCRIPT.md', import.meta.url), 'utf8').matchAll(
    /^```(?:script|fault)\n(.*?)^```/gms,
  ),
].map(([, script]) => script!);

const unsaid = /undefined|NaN|\[object|Infinity/;

function look(moment: AnyMoment): void {
  expect(spec.narrate(moment)).toMatch(/^\S.*[.?:]$/s);
  expect(spec.word(moment)).toMatch(/^\S.{0,18}$/);
  const tables = spec.twin(moment);
  expect(`${spec.narrate(moment)} ${JSON.stringify([spec.readings(moment), tables])}`).not.toMatch(
    unsaid,
  );
  expect(new Set(tables.map(({ caption }) => caption)).size).toBe(tables.length);
  expect(spec.operation!(moment.play, moment.step)).toMatch(/\S/);
  for (const width of [320, 832]) expect(drawn(moment, width)).not.toMatch(/NaN|undefined/);
}

const drawn = (moment: AnyMoment, width: number): string =>
  render(h(spec.Picture, { id: 'test', moment, width, ask: undefined, seek: () => undefined }));

test('there is a starter for each model but those that are lanes of another', () => {
  const started = new Set(scenarios.map(({ script }) => playing(script).script.model.name));
  expect(models.map(({ name }) => name).filter((name) => !started.has(name))).toEqual(['heaps']);
});

test('until a guest has come any state is drawn as tables', () => {
  const play = playing('model heap\na = malloc 16');
  expect(guestAt(play.at(1))).toBeUndefined();
  expect(spec.narrate(play.at(1))).toMatch(/^a = malloc 16: /);
  expect(spec.twin(play.at(1)).map(({ caption }) => caption)).toContain('blocks');
  expect(drawn(play.at(1), 320)).toContain('0x');
});

test('the tables of any state: values, lists, records in records', () => {
  expect(viewTables({ now: 1, usedAt: null, inner: { deep: true }, rows: [{ user: 16 }] })).toEqual(
    [
      {
        caption: 'State',
        columns: ['What', 'Value'],
        rows: [
          ['now', '1'],
          ['used at', 'none'],
          ['inner, deep', 'yes'],
        ],
        none: 'Nothing to tell.',
      },
      { caption: 'rows', columns: ['user'], rows: [['16']] },
    ],
  );
  expect(textOf([1, 2, { name: 'a' }])).toBe('1 2 name a');
  expect(textOf(new Map([[1, 'x']]))).toBe('1 x');
  expect(textOf(16n)).toBe('0x10');
});

describe('with its guests', () => {
  beforeAll(async () => {
    const plays = [...scenarios.map(({ script }) => script), ...examples].map(playing);
    for (const play of plays) await invite(guestName({ play }));
  });

  test.each(scenarios.map(({ name, script }) => [name, script]))('%s', (_, script) => {
    const play = playing(script);
    const count = Math.min(play.last, 12);
    for (let at = 0; at <= count; at += 1) {
      const moment = play.at(Math.round((at * play.last) / Math.max(count, 1)));
      look(moment);
      if (play.script.model.name !== 'machine') expect(guestAt(moment), 'a guest').toBeDefined();
    }
  });

  test.each(examples.map((script) => [script.split('\n')[0]!, script]))('%s', (_, script) => {
    const play = playing(script);
    for (const step of new Set([0, 1, Math.ceil(play.last / 2), play.last])) look(play.at(step));
  });

  test('a replacement is a race with one lane', () => {
    const play = playing(
      'model replacement policy=clock frames=2 insert=0\nrefer 1 2 1 3; write 4',
    );
    const moment = play.at(play.last);
    expect(drawn(moment, 832)).toContain('CLOCK');
    expect(spec.readings(moment)).toEqual([{ name: 'CLOCK', value: '4 faults of 5' }]);
    expect(spec.operation!(play, 5)).toBe('write 4');
  });
});

test('a trace of 10,000 steps is drawn and told at any of them', () => {
  const play = playing('model machine ram=128MB\na = mmap 60MB\ntouch a');
  expect(play.last).toBe(10_000);
  look(play.at(5_000));
  expect(spec.narrate(play.at(10_000))).toMatch(/ends after 10,000 steps/);
});

test('a guest that cannot be fetched leaves the tables', async () => {
  await invite('nobody');
  expect(tablesGuest.narrate(playing('model oom\ntask db rss=1MB').at(0))).toBe(
    'Model oom, before the first statement.',
  );
});
