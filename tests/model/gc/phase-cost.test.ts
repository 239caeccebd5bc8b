import { expect, test } from 'vitest';
import { heapCourse, workByPhase } from '../../../src/model/gc/heap-course.ts';
import type { HeapEvent, HeapPhase, HeapState } from '../../../src/model/gc/heap-state.ts';
import { gcModel } from '../../../src/model/gc/model.ts';
import { phaseCosts } from '../../../src/model/gc/phase-cost.ts';
import { run } from '../../../src/model/model.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import type { Trace } from '../../../src/model/trace.ts';

/** Work of one whole collection by phase, with so many objects alive and so many dead. */
function workOf(collector: string, live: number, dead: number): Map<HeapPhase, number> {
  const objects = Array.from({ length: live + dead }, (_, index) => `object o${index} 64`);
  const held = Array.from({ length: live }, (_, index) => `r -> o${index}`);
  const script = `model gc collector=${collector} heap=64KB nursery=16KB\nroot r\n${objects.join('\n')}\n${held.join('\n')}\ncollect`;
  const parsed = parseScript([gcModel], script);
  if (!parsed.ok) throw new Error(script);
  const { model, statements, chosen } = parsed;
  const trace = run(model, statements, chosen) as unknown as Trace<HeapState, HeapEvent>;
  const [pause] = heapCourse(trace).pauses;
  return new Map(workByPhase(pause!));
}

test.each(['mark-sweep', 'compact', 'copying', 'generational', 'refcount-cycles'])(
  '%s: what is said to grow with all grows with the dead, too; what grows with the living does not',
  (collector) => {
    const few = workOf(collector, 20, 10);
    const moreDead = workOf(collector, 20, 40);
    const moreLive = workOf(collector, 50, 10);
    expect(few.size).toBeGreaterThan(0);
    for (const [phase, work] of few) {
      const { growsWith } = phaseCosts[phase]!;
      if (growsWith === 'live') expect(moreDead.get(phase), phase).toBe(work);
      else expect(moreDead.get(phase), phase).toBeGreaterThan(work);
      if (growsWith !== 'dead') expect(moreLive.get(phase), phase).toBeGreaterThan(work);
    }
  },
);

test('a slice goes on where the last one stopped: a collection after the last mark only sweeps', () => {
  const parsed = parseScript(
    [gcModel],
    'model gc collector=incremental heap=1KB budget=4\nroot r; object a 64; r -> a\nmark; mark; collect',
  );
  if (!parsed.ok) throw new Error('expected a script that can be read');
  const { model, statements, chosen } = parsed;
  const trace = run(model, statements, chosen) as unknown as Trace<HeapState, HeapEvent>;
  const pauses = heapCourse(trace).pauses.map((pause) =>
    workByPhase(pause).map(([phase]) => phase),
  );
  expect(pauses).toEqual([['marking'], ['marking'], ['sweeping']]);
});
