import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markSweep } from '../../../src/model/gc/mark.ts';
import { gcModel } from '../../../src/model/gc/model.ts';
import type { GcState } from '../../../src/model/gc/state.ts';
import { run } from '../../../src/model/model.ts';
import { collectors, heapScript, read } from './heap-scripts.ts';

describe('model gc', () => {
  test('without a choice is the plain graph', () => {
    const trace = run(gcModel, read('root a; object b; a -> b; mark; sweep'));
    expect(trace.last).toBe(6);
    expect((trace.frame(5).state as GcState).marked).toEqual(new Set(['a', 'b']));
    expect(trace.frame(0).state).toBe(markSweep.start);
  });

  test.each(collectors)('makes a heap with %s', (collector) => {
    const trace = run(gcModel, read('root a; object b; a -> b'), { collector, heap: 1024 });
    const { state } = trace.frame(trace.last);
    expect(state).toMatchObject({ collector, used: 16 });
  });

  test('a heap that nobody has sized is a mebibyte, and a nursery an eighth of it', () => {
    const { state } = run(gcModel, [], { collector: 'generational' }).frame(0);
    expect(state).toMatchObject({
      spaces: [{ bytes: 128 * 1024 }, { bytes: 128 * 1024 }, { bytes: 768 * 1024 }],
    });
    const small = run(gcModel, [], { collector: 'generational', heap: 1024, nursery: 4096 }).frame(
      0,
    );
    expect(small.state).toMatchObject({ spaces: [{ bytes: 256 }, { bytes: 256 }, { bytes: 512 }] });
  });

  test.each(collectors)('%s: any seek gives what stepping gives', (collector) => {
    fc.assert(
      fc.property(heapScript, fc.constantFrom(0, 256), (script, heap) => {
        const trace = run(gcModel, script, { collector, heap, budget: 6 });
        const stepped = Array.from({ length: trace.last + 1 }, (_, at) => trace.frame(at));
        for (const frame of stepped.reverse()) expect(trace.frame(frame.step)).toEqual(frame);
      }),
      { numRuns: 50 },
    );
  });

  test('the plain graph frees what a bounded mark-sweep frees', () => {
    fc.assert(
      fc.property(heapScript, (script) => {
        const whole = [...script, ...read('collect')];
        const plain = run(gcModel, whole);
        const heap = run(gcModel, whole, { heap: 1024 ** 2 });
        const freed = (state: unknown) => [...(state as { freed: Iterable<string> }).freed].sort();
        expect(freed(plain.frame(plain.last).state)).toEqual(freed(heap.frame(heap.last).state));
      }),
      { numRuns: 1000 },
    );
  });
});
