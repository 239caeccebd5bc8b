import fc from 'fast-check';
import type { Step } from '../../../src/model/engine.ts';
import type { Fault } from '../../../src/model/fault.ts';
import type { Collector } from '../../../src/model/gc/collector.ts';
import { type CollectorSettings, collectorOf } from '../../../src/model/gc/collector-of.ts';
import type { Graph, NodeId } from '../../../src/model/gc/graph.ts';
import { HeapEngine } from '../../../src/model/gc/heap-engine.ts';
import type { HeapEvent, HeapState } from '../../../src/model/gc/heap-state.ts';
import { reachable } from '../../../src/model/gc/reachable.ts';
import { gcForms, type Statement } from '../../../src/model/gc/statements.ts';
import { printError } from '../../../src/model/script/error.ts';
import { parse } from '../../../src/model/script/parse.ts';

export const plain: CollectorSettings = {
  collector: 'mark-sweep',
  heap: 1024 ** 2,
  nursery: 0,
  barrier: 'on',
  budget: 8,
};

export const collectors = [
  'mark-sweep',
  'refcount',
  'refcount-cycles',
  'compact',
  'copying',
  'generational',
  'incremental',
] as const;

export const tracing = collectors.filter((one) => !one.startsWith('refcount'));

export function read(script: string): readonly Statement[] {
  const parsed = parse(gcForms, script);
  if (!parsed.ok) throw new Error(printError(parsed.error));
  return parsed.statements;
}

/** One step as a test looks at it. */
export interface Seen {
  readonly events: readonly HeapEvent[];
  readonly fault?: Fault;
  /** As it was after the step. */
  readonly state: HeapState;
}

/** An engine, and what the program has really done: the truth that a collector has to respect. */
export class Run {
  readonly collector: Collector;
  readonly engine: HeapEngine;
  private readonly references = new Map<string, Graph['references'][number]>();
  private entries: NonNullable<Graph['entries']> = [];
  private readonly nodes = new Map<NodeId, Graph['nodes'][number]>();

  constructor(settings: Partial<CollectorSettings>) {
    this.collector = collectorOf({ ...plain, ...settings });
    this.engine = new HeapEngine(this.collector);
  }

  /** Runs one statement to its end; `onStep` after each of its steps. */
  run(statement: Statement, onStep?: (step: Step<HeapEvent>) => void): void {
    let refused = false;
    for (let done = false; !done; ) {
      const step = this.engine.step(statement);
      done = step.done;
      refused ||= step.fault !== undefined && step.events.length === 0;
      onStep?.(step);
    }
    if (!refused) this.note(statement);
  }

  runAll(script: string | readonly Statement[]): void {
    for (const statement of typeof script === 'string' ? read(script) : script) this.run(statement);
  }

  /** Runs a script and looks at every step. */
  watch(script: string | readonly Statement[]): Seen[] {
    const seen: Seen[] = [];
    for (const statement of typeof script === 'string' ? read(script) : script) {
      this.run(statement, ({ events, fault }) =>
        seen.push({ events, fault, state: this.engine.view() }),
      );
    }
    return seen;
  }

  /** The graph that the program has made, whatever the collector did. */
  get truth(): Graph {
    return {
      nodes: [...this.nodes.values()],
      references: [...this.references.values()],
      entries: this.entries,
    };
  }

  /** What a collector must keep. */
  get alive(): ReadonlySet<NodeId> {
    return reachable(this.truth);
  }

  /** What is in memory, roots included. */
  get inMemory(): ReadonlySet<NodeId> {
    return new Set(this.collector.heap.nodes.keys());
  }

  private note(statement: Statement): void {
    switch (statement.kind) {
      case 'root':
      case 'object': {
        const { kind, name, bytes } = statement;
        this.nodes.set(name, { id: name, label: name, kind, bytes });
        break;
      }
      case 'refer':
      case 'weak': {
        const { from, to, label = '' } = statement;
        const weak = statement.kind === 'weak' && { weak: true as const };
        this.references.set(`${from}>${to}`, { from, to, label, ...weak });
        break;
      }
      case 'cut':
        this.references.delete(`${statement.from}>${statement.to}`);
        break;
      case 'drop':
        for (const [key, { from }] of this.references) {
          if (from === statement.name) this.references.delete(key);
        }
        break;
      case 'entry': {
        const { map, key, value } = statement;
        this.entries = [...this.entries, { map, key, value }];
        break;
      }
    }
  }
}

const roots = ['r', 's'];
const objects = [...'abcdefghij'];
const any = fc.constantFrom(...roots, ...objects);
const object = fc.constantFrom(...objects);
const bytes = fc.constantFrom(0, 8, 12, 16, 24, 40, 64);

const made = fc.record({ kind: fc.constant('object' as const), name: object, bytes });
const refer = fc.record({ kind: fc.constant('refer' as const), from: any, to: object });
const cut = fc.record({ kind: fc.constant('cut' as const), from: any, to: object });
const weak = fc.record({ kind: fc.constant('weak' as const), from: any, to: object });
const drop = fc.record({ kind: fc.constant('drop' as const), name: fc.constantFrom(...roots) });
const entry = fc.record({
  kind: fc.constant('entry' as const),
  key: object,
  value: object,
  map: any,
});
const finalizer = fc.record({ kind: fc.constant('finalizer' as const), name: object });
const collections = fc.constantFrom<Statement>(
  { kind: 'collect' },
  { kind: 'minor' },
  { kind: 'mark' },
  { kind: 'sweep' },
);

const step: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 3, arbitrary: made },
  { weight: 12, arbitrary: refer },
  { weight: 5, arbitrary: cut },
  { weight: 1, arbitrary: weak },
  { weight: 1, arbitrary: drop },
  { weight: 1, arbitrary: entry },
  { weight: 1, arbitrary: finalizer },
  { weight: 5, arbitrary: collections },
);

/** Two roots, some objects that they hold, and then anything, collections included. */
export const heapScript: fc.Arbitrary<readonly Statement[]> = fc
  .tuple(
    fc.array(fc.tuple(object, bytes), { maxLength: 8, size: 'max' }),
    fc.array(refer, { maxLength: 14, size: 'max' }),
    fc.array(step, { maxLength: 40, size: 'max' }),
  )
  .map(([first, references, rest]) => [
    ...roots.map((name): Statement => ({ kind: 'root', name, bytes: 0 })),
    ...first.flatMap(([name, size], at): Statement[] => [
      { kind: 'object', name, bytes: size },
      { kind: 'refer', from: roots[at % 2]!, to: name },
    ]),
    ...references,
    ...rest,
  ]);
