import { describe, expect, test } from 'vitest';
import type { ProgramEvent } from '../../../src/model/program/event.ts';
import { programModel } from '../../../src/model/program/model.ts';
import type { ProgramState } from '../../../src/model/program/view.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { predict } from '../../../src/widgets/stack-and-heap/predict.ts';
import { scenarios } from '../../../src/widgets/stack-and-heap/scenarios.ts';

function asked(script: string) {
  const played = playOf<ProgramState, ProgramEvent>([programModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  const { play } = played;
  return Array.from({ length: play.last }, (_, step) => {
    const question = predict(play.at(step), play.at(step + 1));
    return question && { step, question, play };
  }).filter((one) => one !== undefined);
}
const scriptOf = (name: string): string => scenarios.find((one) => one.name === name)!.script;

/** `step: prompt → right answers`, and what is said to a wrong one. */
const told = (script: string): string[] =>
  asked(script).map(({ step, question }) => {
    const label = (id: string) => question.options.find((one) => one.id === id)!.label;
    const wrong = question.options.find(({ id }) => !question.right.includes(id))!;
    return `${step}: ${question.prompt} → ${question.right.map(label).join(', ')} | ${wrong.label}: ${question.explain([wrong.id])}`;
  });

describe('what is asked', () => {
  test.each(scenarios)('$name', ({ script }) => {
    expect(told(script)).toMatchSnapshot();
  });

  test('a block that was freed is what malloc hands out, and that is asked where there is a choice', () => {
    const script = 'model program\ncall main a=8\na = malloc 16\na = malloc 16';
    expect(asked(script).map(({ question }) => question.prompt)).toEqual([
      'Which line is the first that goes wrong?',
    ]);
  });
});

describe('the right answers are the next frame’s', () => {
  test('a pointer that is returned', () => {
    for (const name of ['one-call', 'dangling']) {
      const { step, question, play } = asked(scriptOf(name)).find(({ question: { prompt } }) =>
        prompt.startsWith('Where will p'),
      )!;
      const p = play.at(step + 1).state.pointers.find((one) => one.name === 'p of main')!;
      const [kind, at] = question.right[0]!.split(':');
      expect(kind).toBe(p.into === 'heap' ? 'block' : 'at');
      expect(Number(at)).toBe(p.into === 'heap' ? p.to - 16 : p.to);
    }
  });

  test('what a write goes over, for whatever number', () => {
    const { vary } = scenarios.find((one) => one.name === 'smashed')!;
    for (let seed = 1; seed < 30; seed += 1) {
      const found = asked(vary!(seed)).find(({ question }) => question.many);
      if (!found) continue;
      const { step, question, play } = found;
      const { state } = play.at(step + 1);
      const damaged = state.stack.frames
        .flatMap(({ slots }) => slots)
        .filter((slot) => slot.damaged)
        .map((slot) => `at:${Number(slot.address)}`);
      const buf = state.stack.frames.at(-1)!.slots.find((slot) => slot.name === 'buf')!;
      expect([...question.right].sort()).toEqual([`at:${Number(buf.address)}`, ...damaged].sort());
    }
  });

  test('the line that goes wrong first', () => {
    for (const name of ['dangling', 'freed-twice', 'smashed', 'overflow']) {
      const [{ question }] = asked(scriptOf(name)) as [ReturnType<typeof asked>[0]];
      expect(question.right).toHaveLength(1);
      expect(question.explain(question.right)).toMatch(/^Line \d+: /);
    }
  });
});
