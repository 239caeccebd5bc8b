import { expect, test } from 'vitest';
import type { OomEvent } from '../../../src/model/oom/events.ts';
import { oomModel } from '../../../src/model/oom/oom-model.ts';
import type { OomState } from '../../../src/model/oom/state.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { spec } from '../../../src/widgets/overcommit/figure.tsx';
import { predictPromise } from '../../../src/widgets/overcommit/predict-promise.ts';
import { scenarios } from '../../../src/widgets/overcommit/scenarios.ts';

function scripted(name: string) {
  const { script } = scenarios.find((one) => one.name === name)!;
  const played = playOf<OomState, OomEvent>([oomModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

function questionsOf(name: string) {
  const play = scripted(name);
  return Array.from({ length: play.last }, (_, step) =>
    predictPromise(play.at(step), play.at(step + 1)),
  ).filter((question) => question !== undefined);
}

test.each([
  ['mode-0', ['granted', 'granted', 'refused', 'task-app']],
  ['mode-1', ['granted', 'granted', 'granted', 'task-app']],
  ['mode-2', ['granted', 'refused', 'refused']],
  ['fork-refused', ['refused']],
  ['fork-and-write', ['granted', 'task-store']],
])('%s: what is asked, and what comes of it', (name, answers) => {
  expect(questionsOf(name).flatMap(({ right }) => right)).toEqual(answers);
});

test('a wrong answer is told the rule of its mode', () => {
  expect(questionsOf('mode-1')[2]!.explain(['refused'])).toMatch(/more than there is.*Mode 1/);
  expect(questionsOf('mode-2')[1]!.explain(['granted'])).toMatch(/Mode 2 adds it.*740 MiB/);
  expect(questionsOf('fork-refused')[0]!.explain(['granted'])).toMatch(/That much is free/);
  expect(questionsOf('fork-and-write')[1]!.explain(['task-child'])).toMatch(
    /one that touches, but.*store holds the most/,
  );
});

test('only mode 2 draws the commit limit, and calls it used', () => {
  const namesOf = (name: string) => spec.readings(scripted(name).at(3)).map((one) => one.name);
  expect(namesOf('mode-2')).toContain('Commit limit');
  expect(namesOf('mode-0')).toContain('Commit limit, not used');
});
