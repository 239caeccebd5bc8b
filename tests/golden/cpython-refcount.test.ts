import { expect } from 'vitest';
import { HeapEngine } from '../../src/model/gc/heap-engine.ts';
import { reachable } from '../../src/model/gc/reachable.ts';
import { RefCountCycles } from '../../src/model/gc/ref-count-cycles.ts';
import type { Statement } from '../../src/model/gc/statements.ts';
import { everyCase } from './golden.ts';

interface Case {
  readonly input: {
    readonly n: number;
    readonly edges: readonly (readonly [number, number])[];
    readonly roots: readonly number[];
  };
  readonly steps: readonly {
    readonly op: 'dropTemporaries' | 'dropRoot' | 'collectCycles';
    readonly node?: number;
    readonly freed?: readonly number[];
    readonly freedByRefcount?: readonly number[];
  }[];
  readonly leakedWithoutCycleCollector?: readonly number[];
}

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `o${i}`);
const numbers = (freed: readonly string[]): number[] =>
  freed.map((id) => Number(id.slice(1))).sort((a, b) => a - b);

/** The program of a case: a list that holds every object, a dict that holds the roots. */
function setUp({ n, edges, roots }: Case['input']): Statement[] {
  const refer = (from: string, to: string): Statement => ({ kind: 'refer', from, to });
  return [
    { kind: 'root', name: 'list', bytes: 0 },
    { kind: 'root', name: 'dict', bytes: 0 },
    ...names(n).map((name): Statement => ({ kind: 'object', name, bytes: 16 })),
    ...names(n).map((name) => refer('list', name)),
    ...roots.map((root) => refer('dict', `o${root}`)),
    ...edges.map(([from, to]) => refer(`o${from}`, `o${to}`)),
  ];
}

everyCase<Case>('cpython-refcount.json', ({ input, steps, leakedWithoutCycleCollector }) => {
  const engine = new HeapEngine(new RefCountCycles(2 ** 20));
  const run = (statement: Statement): number[] => {
    const before = engine.view().freed.length;
    for (let done = false; !done; ) {
      const step = engine.step(statement);
      expect(step.fault).toBeUndefined();
      done = step.done;
    }
    return numbers(engine.view().freed.slice(before));
  };
  for (const statement of setUp(input)) while (!engine.step(statement).done);
  /** In memory although no root reaches it. */
  const leaked = (): number[] => {
    const { graph, freed } = engine.view();
    const known = new Set([...reachable(graph), ...freed]);
    return numbers(names(input.n).filter((id) => !known.has(id)));
  };
  const expectLeaked = (): void => {
    if (leakedWithoutCycleCollector) expect(leaked()).toEqual(leakedWithoutCycleCollector);
  };
  const lastCollection = steps.findLastIndex(({ op }) => op === 'collectCycles');
  steps.forEach(({ op, node, freed, freedByRefcount }, index) => {
    // Earlier collections are part of the run; what the last one found is what would have stayed.
    if (index === lastCollection) expectLeaked();
    const statement: Statement =
      op === 'dropTemporaries'
        ? { kind: 'drop', name: 'list' }
        : op === 'dropRoot'
          ? { kind: 'cut', from: 'dict', to: `o${node}` }
          : { kind: 'collect' };
    expect(run(statement), `${op} ${node ?? ''}`).toEqual(freed ?? freedByRefcount);
  });
  if (lastCollection < 0) expectLeaked();
});
