import { type Random, randomOf } from '../random.ts';
import type { Collector } from './collector.ts';
import { type CollectorSettings, collectorOf } from './collector-of.ts';
import type { NodeId } from './graph.ts';
import type { HeapCollector, Pause, Scope } from './heap-state.ts';

/**
 * A program that does nothing but allocate, as most programs do: most objects die young ('the weak
 * generational hypothesis': Ungar, 'Generation scavenging', 1984). It is the same for every collector.
 */
export interface Stream {
  readonly seed: number | string;
  readonly allocations: number;
  /** Units of work (cost.ts) that the program does between two allocations. */
  readonly rate: number;
  /** The mean size of an object; sizes are spread evenly from 16 bytes to twice the mean. */
  readonly objectBytes: number;
  /** How many objects are made before a short-lived one is let go. */
  readonly youth: number;
  /** The share of objects that live on, from 0 to 1. */
  readonly survival: number;
  /** Bytes of long-lived objects that are kept; the oldest goes for a new one. */
  readonly live: number;
  /** The share of objects that come in a pair, each holding the other, from 0 to 1. */
  readonly cycles: number;
}

export interface StreamResult {
  readonly collector: HeapCollector;
  /** Objects made; fewer than asked for where memory ran out. */
  readonly allocations: number;
  readonly outOfMemory: boolean;
  readonly pauses: readonly Pause[];
  /** Units of work, as `Work` has them. */
  readonly programWork: number;
  readonly overheadWork: number;
  readonly collectorWork: number;
  readonly longestPause: number;
  /** The program's share of all work, from 0 to 1. */
  readonly throughput: number;
  /** The most bytes in use at once, copies included. */
  readonly peak: number;
  /** What is in memory at the end, in the order it was made. */
  readonly inMemory: readonly NodeId[];
}

export const usualStream: Stream = {
  seed: 1,
  allocations: 4000,
  rate: 40,
  objectBytes: 64,
  youth: 20,
  survival: 0.1,
  live: 32 * 1024,
  cycles: 0.05,
};

/** Old objects that the long-lived ones hang from, so that old memory points to new. */
const buckets = 16;

/** Runs a stream through a collector in a heap of its own. */
export function runStream(stream: Stream, settings: CollectorSettings): StreamResult {
  const collector = collectorOf(settings);
  const program = new Program(stream, collector);
  const outOfMemory = !program.run();
  const { programWork, overheadWork, collectorWork, pauses, peak } = collector;
  const all = programWork + overheadWork + collectorWork;
  return {
    collector: collector.name,
    allocations: program.made,
    outOfMemory,
    pauses,
    programWork,
    overheadWork,
    collectorWork,
    longestPause: pauses.reduce((most, { work }) => Math.max(most, work), 0),
    throughput: all === 0 ? 1 : programWork / all,
    peak,
    inMemory: collector.heap.objects().map(({ id }) => id),
  };
}

interface Kept {
  readonly id: NodeId;
  readonly bytes: number;
  readonly bucket: NodeId;
}

class Program {
  made = 0;
  private readonly stream: Stream;
  private readonly collector: Collector;
  private readonly random: Random;
  /** Short-lived objects in the order they were made; the stack holds them. */
  private readonly young: NodeId[] = [];
  private readonly kept: Kept[] = [];
  private keptBytes = 0;

  constructor(stream: Stream, collector: Collector) {
    this.stream = stream;
    this.collector = collector;
    this.random = randomOf(stream.seed);
  }

  /** `false` where memory ran out. */
  run(): boolean {
    const { collector } = this;
    for (const id of ['stack', 'table']) {
      collector.root({ id, label: id, kind: 'root', bytes: 0 });
    }
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      if (!this.allocate(`bucket${bucket}`, 64)) return false;
      collector.refer('table', `bucket${bucket}`);
    }
    while (this.made < this.stream.allocations) if (!this.next()) return false;
    return true;
  }

  private next(): boolean {
    const { collector, stream, random } = this;
    // All chances are drawn first, so that no collector's answer shifts the stream.
    const words = random.below(Math.max(1, Math.round(stream.objectBytes / 4) - 3));
    const survives = random.next() < stream.survival;
    const pair = random.next() < stream.cycles;
    const bucket = `bucket${random.below(buckets)}`;
    const bytes = 16 + 8 * words;
    const id = `o${this.made}`;
    collector.programWork += stream.rate;
    if (!this.allocate(id, bytes)) return false;
    this.made += 1;
    collector.refer(survives ? bucket : 'stack', id);
    if (survives) {
      this.kept.push({ id, bytes, bucket });
      this.keptBytes += bytes;
    } else {
      this.young.push(id);
    }
    if (pair) {
      if (!this.allocate(`${id}'`, 16)) return false;
      collector.refer(id, `${id}'`);
      collector.refer(`${id}'`, id);
    }
    if (this.young.length > stream.youth) this.cut('stack', this.young.shift()!);
    while (this.keptBytes > stream.live) {
      const oldest = this.kept.shift()!;
      this.keptBytes -= oldest.bytes;
      this.cut(oldest.bucket, oldest.id);
    }
    return true;
  }

  private cut(from: NodeId, to: NodeId): void {
    this.collector.cut(from, to);
    this.collector.finish();
  }

  private allocate(id: NodeId, bytes: number): boolean {
    const { collector } = this;
    let tried: readonly Scope[] = [];
    for (let scope = collector.wants(bytes, tried); scope; scope = collector.wants(bytes, tried)) {
      tried = [...tried, scope];
      collector.begin(scope, id);
      collector.finish();
      // A stream makes thousands of objects; nobody asks for the names of those that are gone.
      collector.heap.freed.clear();
    }
    return collector.allocate({ id, label: id, kind: 'object', bytes }) !== undefined;
  }
}
