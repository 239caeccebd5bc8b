import { describe, expect, test } from 'vitest';
import type { ProgramEvent } from '../../../src/model/program/event.ts';
import { programModel } from '../../../src/model/program/model.ts';
import type { ProgramState } from '../../../src/model/program/view.ts';
import { randomOf } from '../../../src/model/random.ts';
import { onOneLine, playOf } from '../../../src/widgets/kit/play.ts';
import { scenarios } from '../../../src/widgets/stack-and-heap/scenarios.ts';
import { lineOf, sourceOf } from '../../../src/widgets/stack-and-heap/source.ts';
import { scriptOf, storyIn } from '../../../src/widgets/stack-and-heap/story.ts';
import { tales } from '../../../src/widgets/stack-and-heap/tales.ts';

function playing(script: string) {
  const played = playOf<ProgramState, ProgramEvent>([programModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

describe.each(tales)('$name', ({ name, numbers, tell, others }) => {
  const story = tell(...numbers);

  test('each statement has a line of the source, and no line is too long for a phone', () => {
    for (const [line] of story.run) expect(story.source[line - 1]).toMatch(/\S/);
    for (const line of story.source) expect(line.length).toBeLessThanOrEqual(32);
    expect(story.source.length).toBeLessThanOrEqual(20);
  });

  test('its source is found again from the script alone, as an address has it', () => {
    const play = playing(scriptOf(story));
    expect(onOneLine(play)).toBe(scriptOf(story).replaceAll('\n', ';'));
    const again = playing(onOneLine(play));
    expect(sourceOf({ play: again, step: 1 })).toMatchObject({ lines: story.source });
    for (let step = 1; step <= again.last; step += 1) {
      expect(lineOf(again, step)).toBe(story.run[again.trace.statementAt(step)]![0]);
    }
    expect(again.last).toBe(story.run.length);
  });

  test('so is that of other numbers', () => {
    const { vary } = scenarios.find((one) => one.name === name)!;
    for (let seed = 0; seed < 40; seed += 1) {
      const random = randomOf(`${name} ${seed}`);
      const other = tell(...others((limit) => random.below(limit)));
      expect(vary!(seed)).toBe(scriptOf(other));
      expect(storyIn(tales, onOneLine(playing(vary!(seed))))).toEqual(other);
    }
  });
});

test('a script of the reader’s own is its own listing', () => {
  const play = playing('model program\ncall main p=8\np =   malloc 16; free p');
  expect(sourceOf({ play, step: 2 })).toEqual({
    file: 'Script',
    note: 'its statements',
    lines: ['call main p=8', 'p = malloc 16', 'free p'],
    now: 2,
  });
  expect(sourceOf({ play, step: 0 }).now).toBeUndefined();
  // The same shape as a tale, with numbers that the tale would not tell.
  const near = scriptOf(tales[0]!.tell(7, 16)).replace('x=4', 'x=8').replaceAll('\n', ';');
  expect(storyIn(tales, near)).toBeUndefined();
});
