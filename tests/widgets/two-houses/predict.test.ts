import { expect, test } from 'vitest';
import { predict } from '../../../src/widgets/two-houses/predict.ts';
import { twinOf } from '../../../src/widgets/two-houses/twin.ts';
import { scenario } from './playing.ts';

/** The right answers by step. */
function answersOf(name: string) {
  const play = scenario(name);
  return Array.from({ length: play.last }, (_, step) => {
    const question = predict(play.at(step), play.at(step + 1));
    return question && `${step + 1} ${question.right.join(' ') || 'none'}`;
  }).filter((one) => one !== undefined);
}

const asked = (name: string, step: number) => {
  const play = scenario(name);
  return predict(play.at(step - 1), play.at(step))!;
};

test.each([
  ['isolation', ['4 frame-6', '5 frame-11', '10 nothing']],
  [
    'fork',
    [
      '5 1.5',
      '6 frame-5',
      '7 frame-12',
      '8 frame-5',
      '9 process-main process-child',
      '10 process-main',
      '11 frame-7',
    ],
  ],
  ['shared', ['5 1.5', '6 frame-6', '7 frame-11', '9 frame-12', '10 process-main']],
])('%s: what is asked, and what comes of it', (name, answers) => {
  expect(answersOf(name as string)).toEqual(answers);
});

test('a wrong frame is told the rule that would have led there', () => {
  expect(asked('fork', 7).explain(['frame-5'])).toMatch(/change the page for the others.*private/);
  expect(asked('fork', 8).explain(['frame-13'])).toMatch(/somebody else still needs.*Nobody else/);
  expect(asked('fork', 6).explain(['frame-12'])).toMatch(/A read changes nothing/);
  expect(asked('isolation', 4).explain(['frame-11'])).toMatch(
    /web has that frame at the same address/,
  );
  expect(asked('shared', 6).explain(['frame-11'])).toMatch(/mapping is shared/);
  expect(asked('library', 6).explain(['new'])).toMatch(/page cache has this page/);
});

test('a wrong share is told what counts whole and what is divided', () => {
  expect(asked('fork', 5).explain(['3'])).toMatch(/so for RSS/);
  expect(asked('fork', 9).explain(['process-child'])).toMatch(
    /without a step of one’s own.*main: 8 KiB before, 10 KiB after; child/,
  );
  expect(asked('library', 11).explain(['nobody'])).toMatch(/divided by fewer/);
});

test('who is not in the group is not asked for a page', () => {
  const question = asked('limit', 10);
  const wrong = question.options.find(({ label }) => label.includes('(main)'))!;
  expect(question.options.find(({ id }) => id === question.right[0])!.label).toBe(
    'page 1 of m (web)',
  );
  expect(question.explain([wrong.id])).toMatch(/main is not in group box/);
});

test('the twin has each page with its place, and the frames with theirs', () => {
  const tables = twinOf(scenario('fork').at(7));
  expect(tables.find(({ caption }) => caption === 'Pages')!.rows).toContainEqual([
    '0x7ffff7ffc000',
    'child',
    'page 1 of m',
    'frame 12',
    'minor fault, copied from frame 5',
  ]);
  expect(tables.find(({ caption }) => caption === 'Frames')!.rows).toContainEqual([
    '6',
    'copy-on-write',
    'main and child',
  ]);
  const [processes] = tables;
  expect(processes!.rows[1]).toEqual([
    'B child',
    'pid 101',
    '160 KiB',
    '12 KiB',
    '8 KiB',
    '1',
    '0',
  ]);
});
