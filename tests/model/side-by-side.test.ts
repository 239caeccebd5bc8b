import { describe, expect, it } from 'vitest';
import { engineOf } from '../../src/model/engine.ts';
import { type Model, run } from '../../src/model/model.ts';
import { raceModel } from '../../src/model/replacement/race-model.ts';
import { replacementModel } from '../../src/model/replacement/replacement-model.ts';
import { form, word } from '../../src/model/script/form.ts';
import { printMistake } from '../../src/model/script/mistake.ts';
import { parseScript, printScript } from '../../src/model/script/script.ts';
import { oneOf, whole } from '../../src/model/script/value.ts';
import { laneFrame, sideBySide } from '../../src/model/side-by-side.ts';

function traceOfScript(text: string) {
  const script = parseScript([raceModel], text);
  if (!script.ok) throw new Error(printMistake(script.error));
  return { script, trace: run(raceModel, script.statements as never, script.chosen) };
}

const string = [7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2];

describe('a race', () => {
  it('has in each lane what the policy does alone', () => {
    const { trace } = traceOfScript(
      `model race policy=fifo,lru,opt,arc frames=3,4\nrefer ${string.join(' ')}; write 7 0 1 7`,
    );
    const { lanes } = trace.frame(0).state;
    expect(lanes.map(({ name }) => name)).toEqual([
      'policy=fifo frames=3',
      'policy=fifo frames=4',
      'policy=lru frames=3',
      'policy=lru frames=4',
      'policy=opt frames=3',
      'policy=opt frames=4',
      'policy=arc frames=3',
      'policy=arc frames=4',
    ]);
    lanes.forEach(({ chosen }, lane) => {
      const alone = run(
        replacementModel,
        [
          { kind: 'refer', pages: string },
          { kind: 'write', pages: [7, 0, 1, 7] },
        ],
        chosen,
      );
      expect(trace.last).toBe(alone.last);
      for (let step = 0; step <= alone.last; step += 1) {
        expect(laneFrame(trace.frame(step), lane)).toEqual(alone.frame(step));
      }
    });
  });

  it('says which lane an event is of', () => {
    const { trace } = traceOfScript('model race policy=fifo,mru frames=2\nrefer 1 2 3');
    const evicted = trace.frame(3).events.filter(({ event }) => event.kind === 'evicted');
    expect(evicted.map(({ lane, event }) => [lane, event.page])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('names lanes by what differs', () => {
    const named = (opening: string) =>
      traceOfScript(`${opening}\nrefer 1`)
        .trace.frame(0)
        .state.lanes.map(({ name }) => name);
    expect(named('model race frames=3,4')).toHaveLength(6);
    expect(named('model race policy=fifo frames=3,4')).toEqual(['frames=3', 'frames=4']);
    expect(named('model race policy=fifo')).toEqual(['policy=fifo']);
  });

  it('is printed as it was read', () => {
    const text = 'model race policy=fifo,random-clock frames=3,4\nrefer 1 2';
    expect(printScript(traceOfScript(text).script)).toBe(text);
  });
});

/** Counts up to its goal for each `go`, a step each, and faults on the way where it is told to. */
const counter: Model<
  { readonly goal: number; readonly mood: 'good' | 'bad' },
  { readonly kind: 'go' },
  number,
  number
> = {
  name: 'counter',
  summary: '',
  settings: { goal: [whole('a goal', 1), 1], mood: [oneOf('good', 'bad'), 'good'] },
  forms: [form('go', word('go'))],
  create: ({ goal, mood }) =>
    engineOf({
      start: 0,
      apply: (state) => ({
        state: state + 1,
        events: [state + 1],
        done: (state + 1) % goal === 0,
        ...(mood === 'bad' && { fault: { code: 'mood', message: 'It is in a bad mood.' } }),
      }),
    }),
};

describe('lanes', () => {
  const model = sideBySide(counter, {
    name: 'counters',
    summary: '',
    by: { goal: [1, 3], mood: ['good'] },
  });

  it('wait for the slowest before the next statement', () => {
    const trace = run(model, [{ kind: 'go' }, { kind: 'go' }]);
    expect(trace.last).toBe(6);
    const states = (step: number) => trace.frame(step).state.lanes.map(({ state }) => state);
    expect([0, 1, 2, 3, 4].map(states)).toEqual([
      [0, 0],
      [1, 1],
      [1, 2],
      [1, 3],
      [2, 4],
    ]);
    expect(trace.frame(2).events).toEqual([{ lane: 1, event: 2 }]);
    expect(trace.frame(2).state.lanes[0]!.events).toEqual([]);
    expect([3, 4].map((step) => trace.statementAt(step))).toEqual([0, 1]);
  });

  it('say whose fault it was, unless it was that of all', () => {
    const some = run(model, [{ kind: 'go' }], { goal: [1], mood: ['good', 'bad'] });
    expect(some.frame(1).fault).toEqual({
      code: 'mood',
      message: 'With mood=bad: It is in a bad mood.',
    });
    expect(laneFrame(some.frame(1), 0).fault).toBeUndefined();
    expect(laneFrame(some.frame(1), 1).fault?.message).toBe('It is in a bad mood.');
    const all = run(model, [{ kind: 'go' }], { goal: [1, 2], mood: ['bad'] });
    expect(all.frame(1).fault?.message).toBe('It is in a bad mood.');
  });
});
