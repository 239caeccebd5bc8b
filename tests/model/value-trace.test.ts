import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineOf, type Machine } from '../../src/model/engine.ts';
import { markSweep } from '../../src/model/gc/mark.ts';
import { mostSteps, traceOf } from '../../src/model/trace.ts';
import { valueTraceOf } from '../../src/model/value-trace.ts';
import { anyScript } from './gc/scripts.ts';

test('has the same frames as the trace with checkpoints', () => {
  fc.assert(
    fc.property(anyScript, fc.integer({ min: -3, max: 200 }), (script, step) => {
      const kept = valueTraceOf(markSweep, script);
      const replayed = traceOf(engineOf(markSweep), script);
      expect(kept.last).toBe(replayed.last);
      expect(kept.statementAt(step)).toBe(replayed.statementAt(step));
      expect(kept.frame(step)).toEqual(replayed.frame(step));
      for (let at = 0; at <= kept.last; at += 1) {
        expect(kept.frame(at)).toEqual(replayed.frame(at));
      }
    }),
  );
});

test('ends after mostSteps with a fault that says so, and only then', () => {
  const counter: Machine<number, number, never> = {
    start: 0,
    apply: (now, upTo) => ({ state: now + 1, events: [], done: now + 1 >= upTo }),
  };
  const whole = valueTraceOf(counter, [mostSteps]);
  expect(whole.frame(whole.last)).toEqual({ step: mostSteps, state: mostSteps, events: [] });
  const cut = valueTraceOf(counter, [mostSteps + 1]);
  expect(cut.last).toBe(mostSteps);
  expect(cut.frame(mostSteps).fault?.code).toBe('too-long');
  expect(cut.frame(mostSteps - 1).fault).toBeUndefined();
});
