import { expect, test } from 'vitest';
import { predict } from '../../../src/widgets/first-touch/predict.ts';
import { twinOf } from '../../../src/widgets/first-touch/twin.ts';
import { scenario } from './playing.ts';

/** The right answers by step, without the pages that they are about. */
function answersOf(name: string) {
  const play = scenario(name);
  return Array.from({ length: play.last }, (_, step) => {
    const question = predict(play.at(step), play.at(step + 1));
    return question && `${step + 1} ${question.right[0]!.replace(/^(none|minor|major)-.*/, '$1')}`;
  }).filter((one) => one !== undefined);
}

const asked = (name: string, step: number) => {
  const play = scenario(name);
  return predict(play.at(step - 1), play.at(step))!;
};

const wrong = (name: string, step: number, kind: string) => {
  const question = asked(name, step);
  return question.explain([question.options.find(({ id }) => id.startsWith(kind))!.id]);
};

test.each([
  ['malloc', ['1 pages-2', '2 none', '3 minor', '6 minor', '12 minor', '18 none']],
  ['read-first', ['1 pages-0', '2 minor', '6 minor', '7 none', '8 minor', '9 minor']],
  [
    'file',
    [
      ...['1 pages-0', '2 major', '3 minor', '4 none', '6 none'],
      ...['10 pages-4', '11 pages-3', '12 pages-8', '13 pages-7'],
    ],
  ],
  ['calloc', ['1 pages-2', '2 minor', '3 minor', '5 minor', '6 none']],
])('%s: what is asked, and what comes of it', (name, answers) => {
  expect(answersOf(name as string)).toEqual(answers);
});

test('a wrong kind of fault is told why it is not that one', () => {
  expect(wrong('malloc', 2, 'minor')).toMatch(/by malloc, which keeps its own words there/);
  expect(wrong('file', 2, 'minor')).toMatch(/needs no disk.*only on disk/);
  expect(wrong('file', 3, 'major')).toMatch(/the page cache has the page/);
  expect(wrong('file', 4, 'minor')).toMatch(/by fault-around/);
  expect(wrong('read-first', 6, 'none')).toMatch(/zero page, which nobody may write to/);
});

test('a wrong number of pages is told the setting that would give it, as the model does', () => {
  expect(asked('file', 10).explain(['pages-1'])).toMatch(/vm\.page-cluster 0/);
  expect(asked('file', 11).explain(['pages-1'])).toMatch(/without fault-around/);
  expect(asked('calloc', 1).explain(['pages-256'])).toMatch(/need not write zeros/);
});

test('the twin has each page from its entry to the disk', () => {
  const rows = (name: string, step: number) => twinOf(scenario(name).at(step))[1]!.rows;
  expect(rows('private-file', 5)[2]).toEqual([
    ...['3', '0x7ffff7ff1000', 'frame 14, rw', 'a frame of its own', 'frame 7', 'minor fault'],
  ]);
  expect(rows('file', 10)[9]).toEqual([
    ...['10', '0x7ffff7ff0000', 'empty', 'nothing', 'frame 14', 'read ahead'],
  ]);
  expect(rows('read-first', 6)[0]).toEqual([
    ...['1', '0x7ffff7ff7000', 'frame 0, r', 'the zero page', ''],
  ]);
  expect(rows('calloc', 4)[1]![0]).toBe('2 to 40');
});
