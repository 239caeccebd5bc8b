import { expect, test } from 'vitest';
import type { OomEvent } from '../../../src/model/oom/events.ts';
import { oomModel } from '../../../src/model/oom/oom-model.ts';
import type { OomState } from '../../../src/model/oom/state.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { read } from '../../../src/widgets/oom-killer/controls.tsx';
import { meaningOf } from '../../../src/widgets/oom-killer/explain-line.ts';
import { predictVictim } from '../../../src/widgets/oom-killer/predict-victim.ts';
import { scenarios } from '../../../src/widgets/oom-killer/scenarios.ts';

function playing(script: string) {
  const played = playOf<OomState, OomEvent>([oomModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

const scripted = (name: string) => playing(scenarios.find((one) => one.name === name)!.script);

function questionOf(name: string) {
  const play = scripted(name);
  for (let step = 0; step < play.last; step += 1) {
    const question = predictVictim(play.at(step), play.at(step + 1));
    if (question) return question;
  }
  throw new Error(`${name} asks nothing`);
}

test.each([
  ['the-biggest', 'task-db'],
  ['protected', 'task-job'],
  ['swap-and-tables', 'task-maps'],
  ['cgroup', 'task-leak'],
  ['tie', 'task-two'],
  ['nobody-left', 'nobody'],
])('%s kills %s', (name, victim) => {
  expect(questionOf(name).right).toEqual([victim]);
});

test('a wrong answer is told its points, and why they are fewer', () => {
  expect(questionOf('protected').explain(['task-db'])).toMatch(
    /largest rss.*adj −500 takes [\d,]+ off.*job holds/,
  );
  expect(questionOf('cgroup').explain(['task-db'])).toMatch(/outside the group/);
});

test('every line of every report has a meaning of its own', () => {
  for (const { script } of scenarios) {
    const play = playing(script);
    const { report } = play.at(play.last).state;
    expect(report.length).toBeGreaterThan(3);
    for (const line of report) expect(meaningOf(line), line).not.toMatch(/^More about/);
  }
});

test('a pasted report plays; what is none says what was expected', () => {
  const play = scripted('the-biggest');
  const log = play.at(play.last).state.report.map((line, i) => `[ 12.${100 + i}] ${line}`);
  const answer = read(log.join('\n'));
  expect(answer.bad).toBe(false);
  const again = playing(answer.script!);
  const killed = again.at(again.last).state.tasks.filter(({ state }) => state === 'killed');
  expect(killed.map(({ name }) => name)).toEqual(['db']);
  expect(read('hello')).toMatchObject({
    bad: true,
    text: expect.stringMatching(/^Expected .*found/),
  });
  expect(read('')).toMatchObject({ bad: true });
});
