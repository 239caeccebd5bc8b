import { describe, expect, it } from 'vitest';
import { collectorsModel } from '../../../src/model/collectors/collectors-model.ts';
import type { CollectorsEvent, CollectorsState } from '../../../src/model/collectors/state.ts';
import { run } from '../../../src/model/model.ts';
import { printError } from '../../../src/model/script/error.ts';
import { parseScript } from '../../../src/model/script/script.ts';
import type { Trace } from '../../../src/model/trace.ts';

function traceOf(script: string): Trace<CollectorsState, CollectorsEvent> {
  const parsed = parseScript([collectorsModel], script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  return run(parsed.model, parsed.statements, parsed.chosen) as Trace<
    CollectorsState,
    CollectorsEvent
  >;
}
const end = (script: string): CollectorsState => {
  const trace = traceOf(script);
  return trace.frame(trace.last).state;
};
/** A value of each collector at each point. */
function column(script: string, value: 'longestPause' | 'throughput' | 'peak') {
  const { collectors, points } = end(script);
  return Object.fromEntries(
    collectors.map((one, at) => [one, points.map(({ runs }) => runs[at]![value])]),
  );
}
const heaps = 'model collectors\nheap 24KB; heap 48KB; heap 96KB';
const lives = 'model collectors heap=80KB objects=3000\nlive 4KB; live 12KB; live 24KB';

describe('a point', () => {
  it('has a run of each collector, in the order of the settings', () => {
    const { collectors, points } = end('model collectors collector=copying,compact\nheap 32KB');
    expect(collectors).toEqual(['copying', 'compact']);
    expect(points).toHaveLength(1);
    expect(points[0]).toMatchObject({
      ...{ heap: 32 * 1024, live: 8 * 1024 },
      runs: [{ collector: 'copying' }, { collector: 'compact' }],
    });
  });

  it('keeps what the statements before have said', () => {
    const script = 'model collectors heap=32KB collector=copying objects=50';
    const { points } = end(`${script}\nlive 2KB; heap 16KB; live 1KB`);
    expect(points.map(({ heap, live }) => [heap, live])).toEqual([
      [32 * 1024, 2 * 1024],
      [16 * 1024, 2 * 1024],
      [16 * 1024, 1024],
    ]);
  });

  it('says where memory ran out, and how far the stream came', () => {
    const { points } = end('model collectors collector=copying,mark-sweep\nheap 20KB; heap 96KB');
    expect(points.map(({ runs }) => runs.map(({ outOfMemory }) => outOfMemory))).toEqual([
      [true, false],
      [false, false],
    ]);
    expect(points[0]!.runs[0]!.objects).toBeLessThan(1500);
    expect(points[1]!.runs[0]!.objects).toBe(1500);
  });
});

describe('what grows with what', () => {
  it('a larger heap: mark-sweep has more to pass, copying does not, a slice stays a slice', () => {
    const pause = column(heaps, 'longestPause');
    expect(pause['mark-sweep']![2]).toBeGreaterThan(1.2 * pause['mark-sweep']![0]!);
    expect(pause.compact![2]).toBeGreaterThan(1.1 * pause.compact![0]!);
    expect(pause.copying![2]).toBeLessThan(1.2 * pause.copying![1]!);
    expect(Math.max(...pause.incremental!)).toBeLessThan(300);
  });

  it('a larger heap: everybody collects less often, and uses what there is', () => {
    const throughput = column(heaps, 'throughput');
    for (const values of Object.values(throughput)) expect(values[2]).toBeGreaterThan(values[0]!);
    const peak = column(heaps, 'peak');
    expect(peak['mark-sweep']![2]).toBeGreaterThan(1.5 * peak['mark-sweep']![0]!);
  });

  it('more that lives: copying copies all of it each time, a nursery knows nothing of it', () => {
    const pause = column(lives, 'longestPause');
    expect(pause.copying![2]).toBeGreaterThan(3 * pause.copying![0]!);
    expect(pause['mark-sweep']![2]).toBeGreaterThan(1.5 * pause['mark-sweep']![0]!);
    expect(pause.generational![2]).toBeLessThan(1.5 * pause.generational![0]!);
  });
});

describe('a trace', () => {
  it('is the same from either side, and runs nothing twice', () => {
    const trace = traceOf('model collectors collector=copying,compact\nheap 24KB; heap 32KB');
    const last = trace.frame(2).state.points;
    const first = trace.frame(1).state.points;
    expect(first[0]!.runs).toBe(last[0]!.runs);
    expect(trace.frame(2).state.points).toEqual(last);
    expect(trace.frame(0).state.points).toEqual([]);
  });

  it('says what was measured', () => {
    expect(traceOf('model collectors collector=compact\nheap 24KB').frame(1).events).toEqual([
      { kind: 'measured', heap: 24 * 1024, live: 8 * 1024 },
    ]);
  });

  it('gives another stream for another seed', () => {
    const [one, two] = [1, 2].map((seed) =>
      column(`model collectors seed=${seed} collector=copying\nheap 32KB`, 'longestPause'),
    );
    expect(one).not.toEqual(two);
  });
});
