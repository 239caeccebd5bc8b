import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { MachineEvent } from '../../../src/model/machine/event.ts';
import { machineModel } from '../../../src/model/machine/model.ts';
import type { MachineState } from '../../../src/model/machine/state.ts';
import { spec } from '../../../src/widgets/from-variable-to-swap/figure.tsx';
import { predict } from '../../../src/widgets/from-variable-to-swap/predict.ts';
import { scenarios } from '../../../src/widgets/from-variable-to-swap/scenarios.ts';
import { surveyOf } from '../../../src/widgets/from-variable-to-swap/survey.ts';
import {
  pageName,
  sayWhere,
  whereabouts,
} from '../../../src/widgets/from-variable-to-swap/whereabouts.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';

function playing(script: string) {
  const played = playOf<MachineState, MachineEvent>([machineModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

const scripted = (name: string) => playing(scenarios.find((one) => one.name === name)!.script);

/** Where the page followed is, once for each change. */
function journey(name: string): string[] {
  const play = scripted(name);
  const all = Array.from({ length: play.last + 1 }, (_, step) =>
    sayWhere(whereabouts(play.at(step))),
  );
  return all.filter((one, step) => one !== all[step - 1]);
}

test('the page of each story goes where its title says', () => {
  expect(journey('malloc-to-swap')).toEqual([
    'not mapped',
    'nowhere: no frame yet',
    'frame 12',
    'swap slot 4',
    'frame 11',
  ]);
  expect(journey('clean-page')).toEqual([
    'not mapped',
    'its file, on disk',
    'frame 6',
    'its file, on disk',
    'frame 13',
  ]);
  expect(journey('on-the-stack')).toEqual([
    'nowhere: no frame yet',
    'frame 6',
    'swap slot 2',
    'frame 13',
  ]);
  expect(journey('no-swap')).toEqual(['not mapped', 'nowhere: no frame yet', 'frame 12']);
});

test('with other numbers it is another page, and the same story', () => {
  const { vary } = scenarios[0]!;
  const pages = new Set<string>();
  for (let seed = 1; seed <= 12; seed += 1) {
    const play = playing(vary!(seed));
    const places = Array.from({ length: play.last + 1 }, (_, at) => whereabouts(play.at(at)).in);
    const story = places.filter((one, at) => one !== places[at - 1]);
    expect(story).toEqual(['unmapped', 'nowhere', 'frame', 'swap', 'frame']);
    pages.add(pageName(play.at(0)));
  }
  expect(pages.size).toBeGreaterThan(2);
});

test('a clean page leaves RAM with nothing written, and no slot taken', () => {
  const play = scripted('clean-page');
  for (let step = 1; step < play.last; step += 1) {
    const { events, state } = play.at(step);
    expect(events.filter(({ kind }) => kind === 'swapped-out' || kind === 'written-back')).toEqual(
      [],
    );
    expect(state.swap.free).toBe(state.swap.pages);
  }
});

test('without swap the page that was written stays, and a process dies', () => {
  const play = scripted('no-swap');
  const ended = play.at(play.last).state.processes.filter((one) => one.ended);
  expect(ended.map(({ name }) => name)).toEqual(['other']);
});

test.each([
  ['malloc-to-swap', 'page 2 of a'],
  ['clean-page', 'page 2 of f'],
  ['on-the-stack', 'the stack page of f()'],
  ['no-swap', 'page 2 of a'],
])('%s follows %s: the page that its script touches last', (name, page) => {
  expect(pageName(scripted(name).at(0))).toBe(page);
});

test.each([
  ['malloc-to-swap', ['nowhere', 'minor', 'swap', 'major']],
  ['clean-page', ['file', 'major', 'file', 'major']],
  ['on-the-stack', ['minor', 'swap', 'major']],
  ['no-swap', ['nowhere', 'minor', 'frame', 'hit']],
])('%s: what is asked, and what is right', (name, answers) => {
  const play = scripted(name);
  const asked = Array.from({ length: play.last }, (_, step) => step).flatMap(
    (step) => predict(play.at(step), play.at(step + 1)) ?? [],
  );
  expect(asked.flatMap(({ right }) => right)).toEqual(answers);
});

test('a wrong answer is told the rule that would have given it', () => {
  const play = scripted('malloc-to-swap');
  const malloc = predict(play.at(2), play.at(3))!;
  expect(malloc.explain(['frame'])).toMatch(/given out when it is asked for.*first touch/);
  const clean = scripted('clean-page');
  const questions = Array.from({ length: clean.last }, (_, step) =>
    predict(clean.at(step), clean.at(step + 1)),
  );
  const dropped = questions.find((one) => one?.prompt.startsWith('RAM is nearly full'))!;
  expect(dropped.explain(['swap'])).toMatch(
    /a page goes that was written.*its file has the same bytes/,
  );
});

test.each(scenarios.map(({ name }) => name))(
  '%s: each step is told and drawn within its box',
  (name) => {
    const play = scripted(name);
    for (let step = 0; step <= play.last; step += 1) {
      const moment = play.at(step);
      const tables = JSON.stringify(spec.twin(moment));
      expect(`${spec.narrate(moment)} ${tables}`).not.toMatch(/undefined|NaN|\[object/);
      for (const width of [288, 832]) {
        const svg = drawn(moment, width);
        expect(svg).not.toMatch(/NaN|undefined/);
        for (const [, x, wide] of svg.matchAll(/<rect[^>]* x="([\d.-]+)"[^>]* width="([\d.]+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(wide)).toBeLessThanOrEqual(width);
        }
      }
    }
  },
);

test('the page is followed into its slot', () => {
  const play = scripted('malloc-to-swap');
  const step = Array.from({ length: play.last }, (_, at) => at).find(
    (at) => whereabouts(play.at(at)).in === 'swap',
  )!;
  expect(drawn(play.at(step), 832)).toMatchSnapshot();
  expect(drawn(play.at(step), 320)).toMatchSnapshot();
});

test('a script of a reader’s own is followed, too, however long it is', () => {
  const play = playing('spawn web; web: c = calloc 64KB; web: read c 5KB');
  const { followed } = surveyOf(play);
  expect(play.at(0).state.processes.some(({ pid }) => pid === followed.pid)).toBe(false);
  expect(pageName(play.at(play.last))).toBe('page 2 of c');
  const none = playing('spawn web');
  expect(drawn(none.at(1), 320)).not.toMatch(/NaN|undefined/);
  const long = playing('model machine ram=64MB\na = mmap 8MB\ntouch a\nread a 2MB');
  expect(long.last).toBeGreaterThan(2_000);
  expect(drawn(long.at(1_500), 832)).not.toMatch(/NaN|undefined/);
});

function drawn(moment: ReturnType<ReturnType<typeof playing>['at']>, width: number): string {
  return render(
    h(spec.Picture, { id: 'test', moment, width, ask: undefined, seek: () => undefined }),
  ).replaceAll('><', '>\n<');
}
