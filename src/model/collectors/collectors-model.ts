import type { Engine, Step } from '../engine.ts';
import type { HeapCollector } from '../gc/heap-state.ts';
import { runStream, usualStream } from '../gc/stream.ts';
import type { Model } from '../model.ts';
import { listOf, oneOf, sizeWithin, whole } from '../script/value.ts';
import type { CollectorRun, CollectorsEvent, CollectorsPoint, CollectorsState } from './state.ts';
import { type CollectorsStatement, collectorsForms, heapSize, liveSize } from './statements.ts';

export interface CollectorsSettings {
  readonly collector: readonly HeapCollector[];
  /** Bytes of the heap until a statement says another size. */
  readonly heap: number;
  /** Bytes of long-lived objects until a statement says otherwise. */
  readonly live: number;
  /** Bytes of one semispace of a nursery; 0 for an eighth of the heap. */
  readonly nursery: number;
  /** The most work of one slice of incremental marking. */
  readonly budget: number;
  /** Objects that the program makes. */
  readonly objects: number;
  /** The mean size of an object, in bytes. */
  readonly size: number;
  /** Of a hundred objects, so many are kept. */
  readonly survival: number;
  readonly seed: number;
}

type Size = Pick<CollectorsPoint, 'heap' | 'live'>;

/**
 * `model collectors`: one stream of allocations (gc/stream.ts) through several collectors, again for each
 * size of the heap or of what lives, so that pauses, throughput and peak can be drawn over it.
 */
export const collectorsModel: Model<
  CollectorsSettings,
  CollectorsStatement,
  CollectorsState,
  CollectorsEvent
> = {
  name: 'collectors',
  summary: 'one stream of allocations through several garbage collectors',
  settings: {
    collector: [
      listOf(
        oneOf(
          'mark-sweep',
          'refcount',
          'refcount-cycles',
          'compact',
          'copying',
          'generational',
          'incremental',
        ),
        7,
      ),
      ['mark-sweep', 'compact', 'copying', 'generational', 'incremental'],
    ],
    heap: [heapSize, 64 * 1024],
    live: [liveSize, 8 * 1024],
    nursery: [sizeWithin('a size of the nursery', 16, 1024 ** 2), 4096],
    budget: [whole('units of work in a slice', 1), 100],
    objects: [whole('objects', 1, 10_000), 1500],
    size: [sizeWithin('a mean size of an object', 16, 4096), 64],
    survival: [whole('how many of a hundred objects are kept', 0, 100), 20],
    seed: [whole('a seed'), 1],
  },
  forms: collectorsForms,
  create: (settings) => new Comparison(settings, [], new Map()),
};

/**
 * A step notes the sizes; the streams run when somebody looks, and each at most once for all copies of
 * an engine. So a trace costs nothing until it is drawn, and a seek costs nothing again.
 */
class Comparison implements Engine<CollectorsState, CollectorsStatement, CollectorsEvent> {
  private readonly settings: CollectorsSettings;
  private sizes: readonly Size[];
  private readonly known: Map<string, readonly CollectorRun[]>;

  constructor(
    settings: CollectorsSettings,
    sizes: readonly Size[],
    known: Map<string, readonly CollectorRun[]>,
  ) {
    this.settings = settings;
    this.sizes = sizes;
    this.known = known;
  }

  clone(): Comparison {
    return new Comparison(this.settings, this.sizes, this.known);
  }

  step({ kind, bytes }: CollectorsStatement): Step<CollectorsEvent> {
    const { heap, live } = this.sizes.at(-1) ?? this.settings;
    const next = { heap, live, [kind]: bytes };
    this.sizes = [...this.sizes, next];
    return { events: [{ kind: 'measured', ...next }], done: true };
  }

  view(): CollectorsState {
    return {
      collectors: this.settings.collector,
      points: this.sizes.map((size) => ({ ...size, runs: this.runsAt(size) })),
    };
  }

  private runsAt({ heap, live }: Size): readonly CollectorRun[] {
    const key = `${heap} ${live}`;
    const found = this.known.get(key) ?? measure(this.settings, { heap, live });
    this.known.set(key, found);
    return found;
  }
}

function measure(settings: CollectorsSettings, { heap, live }: Size): CollectorRun[] {
  const { collector, nursery, budget, objects, size, survival, seed } = settings;
  const stream = {
    ...{ ...usualStream, seed, live },
    ...{ allocations: objects, objectBytes: size, survival: survival / 100 },
  };
  return collector.map((one) => {
    const ran = runStream(stream, { collector: one, heap, nursery, barrier: 'on', budget });
    const { outOfMemory, allocations, pauses, longestPause, throughput, peak } = ran;
    const numbers = { pauses: pauses.length, longestPause, throughput, peak };
    return { collector: one, outOfMemory, objects: allocations, ...numbers };
  });
}
