import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineOf, type Machine } from '../../src/model/engine.ts';
import { mostSteps, traceOf } from '../../src/model/trace.ts';

/** Counts down from each statement, one step a unit; a negative number is a mistake. */
function countdown(): {
  machine: Machine<readonly number[], number, string>;
  applied: () => number;
} {
  let applied = 0;
  const machine: Machine<readonly number[], number, string> = {
    start: [],
    apply(state, statement) {
      applied += 1;
      if (statement < 0) {
        const fault = { code: 'negative', message: `${statement} is below zero` };
        return { state, events: [], fault, done: true };
      }
      const seen = [...state, statement];
      const done = seen.filter((one) => one === statement).length % (statement + 1) === 0;
      return { state: seen, events: [`${statement}`], done };
    },
  };
  return { machine, applied: () => applied };
}

const scripts = fc.array(fc.integer({ min: -1, max: 9 }), { maxLength: 40 });

test('a seek gives the frame that stepping gives', () => {
  fc.assert(
    fc.property(
      scripts,
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.nat(300)),
      (script, every, seeks) => {
        const { machine } = countdown();
        const stepped = traceOf(engineOf(machine), script, 1);
        const sought = traceOf(engineOf(machine), script, every);
        expect(sought.last).toBe(stepped.last);
        for (const seek of seeks) {
          expect(sought.frame(seek)).toEqual(stepped.frame(seek));
          expect(sought.statementAt(seek)).toBe(stepped.statementAt(seek));
        }
      },
    ),
  );
});

test('a statement may take many steps and each knows its statement', () => {
  const trace = traceOf(engineOf(countdown().machine), [2, -1, 0]);
  expect(trace.last).toBe(5);
  expect([0, 1, 2, 3, 4, 5].map((step) => trace.statementAt(step))).toEqual([-1, 0, 0, 0, 1, 2]);
});

test('a mistake stands on its own frame and the run goes on', () => {
  const trace = traceOf(engineOf(countdown().machine), [0, -3, 0]);
  expect(trace.frame(2).fault).toEqual({ code: 'negative', message: '-3 is below zero' });
  expect(trace.frame(2).state).toEqual(trace.frame(1).state);
  expect(trace.frame(3).fault).toBeUndefined();
  expect(trace.frame(3).state).toEqual([0, 0]);
});

test('a step outside the trace gives the nearest one', () => {
  const trace = traceOf(engineOf(countdown().machine), [1]);
  expect(trace.frame(-4).step).toBe(0);
  expect(trace.frame(99).step).toBe(2);
  expect(trace.frame(Number.NaN).step).toBe(0);
});

test('a seek replays fewer steps than lie between two checkpoints', () => {
  const { machine, applied } = countdown();
  const trace = traceOf(engineOf(machine), new Array(400).fill(0), 16);
  const before = applied();
  trace.frame(399);
  expect(applied() - before).toBe(15);
});

test('a script without end is run so far, and its last step says so', () => {
  const endless: Machine<number, string, never> = {
    start: 0,
    apply: (state) => ({ state: state + 1, events: [], done: false }),
  };
  const trace = traceOf(engineOf(endless), ['loop', 'never']);
  expect(trace.last).toBe(mostSteps);
  expect(trace.frame(mostSteps)).toMatchObject({ state: mostSteps, fault: { code: 'too-long' } });
  expect(trace.frame(mostSteps - 1).fault).toBeUndefined();
  expect(trace.statementAt(mostSteps)).toBe(0);
});

test('a script that ends with the last step there may be is whole', () => {
  const once = (steps: number) => traceOf(engineOf(countdown().machine), new Array(steps).fill(-1));
  expect(once(mostSteps).frame(mostSteps).fault?.code).toBe('negative');
  expect(once(mostSteps + 1).frame(mostSteps + 1).fault?.code).toBe('too-long');
});
