import { BrokenInvariant } from './broken-invariant.ts';
import { EDGE, INTERNAL } from './edges.ts';
import { GraphBuilder } from './graph-builder.ts';
import { HeapWords } from './heap-words.ts';
import { KIND } from './kinds.ts';
import { OFFSETS } from './offsets.ts';
import { readRegistration, readWeakEntry } from './read-collections.ts';
import {
  addHandles,
  addNodes,
  expectRest,
  readEngine,
  readHandle,
  readJob,
} from './read-engine.ts';
import { readBytecode, readFrame, readVariable } from './read-functions.ts';
import { readObject, readShape } from './read-object.ts';
import { readContext, readModule } from './read-realms.ts';
import { readBigInt, readRope, readString } from './read-values.ts';
import type { HeapSnapshot, SnapshotResult, SnapshotSource } from './snapshot.ts';

/** Blocks of libc's and the host's that nobody owns may take this much for each realm. */
const REMAINDER = 256;

/**
 * Reads the object graph of a program at rest, from its memory alone: nothing in it changes. Where
 * something is not as the layout says there is a fault instead.
 */
export function takeSnapshot(source: SnapshotSource): SnapshotResult {
  try {
    return { snapshot: read(source) };
  } catch (error) {
    if (!(error instanceof BrokenInvariant)) throw error;
    return { fault: { invariant: error.invariant, message: error.message } };
  }
}

function read({ memory, runtime, learner, isDiscarded }: SnapshotSource): HeapSnapshot {
  if (isDiscarded) {
    const what = "the host's stack overflowed in the middle of a call";
    throw new BrokenInvariant('rest', `${what}: this machine was thrown away`);
  }
  const heap = new HeapWords(memory.buffer);
  expectRest(heap, runtime);
  const graph = new GraphBuilder(heap, runtime);
  const engine = addNodes(graph, runtime);
  const jobs = [...heap.list(runtime + OFFSETS.runtime.jobs)].map((job) =>
    graph.add(KIND.job, job),
  );
  const readFrom = reader(graph, runtime);
  const queued = readFrom(0);
  addHandles(graph);
  const count = readFrom(queued);

  const root = graph.add(KIND.root, 0);
  graph.first.push(graph.to.length);
  const realms = addRoots(graph, { runtime, learner, engine, jobs, handles: [queued, count] });
  const outside = balance(graph, count);
  graph.first.push(graph.to.length);

  const remainder = heap.bytesInUse - heap.bytesOwned;
  if (remainder > REMAINDER * realms) {
    const limit = `expected at most ${REMAINDER} a realm`;
    throw new BrokenInvariant('bytes', `${remainder} bytes have no owner; ${limit}`);
  }
  return {
    heap,
    source: { runtime, learner },
    nodeCount: graph.nodeCount,
    root,
    kinds: graph.kinds.done(),
    addresses: graph.addresses.done(),
    shallow: graph.sizes.done(),
    fresh: graph.fresh.done(),
    blocksOf: graph.blocks.done(),
    blockNodes: graph.blockNodes,
    edges: { first: graph.first.done(), to: graph.to.done() },
    edgeTypes: graph.types.done(),
    edgeNames: graph.names.done(),
    bytes: heap.bytesInUse,
    blocks: heap.blocksInUse,
    remainder: { bytes: remainder, blocks: [...heap.unowned()].length },
    realms,
    outside,
  };
}

/**
 * Reads nodes from a number on, and those that this adds, to the last; gives how many there are.
 */
function reader(graph: GraphBuilder, runtime: number): (from: number) => number {
  const classCount = graph.heap.word(runtime + OFFSETS.runtime.classCount);
  return (from) => {
    for (let node = from; node < graph.nodeCount; node += 1) {
      graph.first.push(graph.to.length);
      const address = graph.addresses.at(node);
      const kind = graph.kinds.at(node);
      if (kind === KIND.context) readContext(graph, node, address, classCount);
      else if (kind === KIND.engine) readEngine(graph, node, runtime);
      else READERS[kind]!(graph, node, address);
    }
    return graph.nodeCount;
  };
}

type NodeReader = (graph: GraphBuilder, node: number, address: number) => void;

/** How a node of each kind is read; realms and the engine need more than their address. */
const READERS: Readonly<Record<number, NodeReader>> = {
  [KIND.object]: readObject,
  [KIND.shape]: readShape,
  [KIND.variable]: readVariable,
  [KIND.bytecode]: readBytecode,
  [KIND.frame]: readFrame,
  [KIND.module]: readModule,
  [KIND.string]: readString,
  [KIND.symbol]: readString,
  [KIND.rope]: readRope,
  [KIND.bigint]: readBigInt,
  [KIND.weakEntry]: readWeakEntry,
  [KIND.registration]: readRegistration,
  [KIND.job]: readJob,
  [KIND.handle]: readHandle,
  [KIND.flag]: (graph, node, address) => graph.own(node, address, 8),
  [KIND.shell]: (graph, node, address) => graph.own(node, address, OFFSETS.object.size),
};

interface Roots {
  readonly runtime: number;
  readonly learner: number;
  readonly engine: number;
  readonly jobs: readonly number[];
  /** The first handle's node, and the one after the last. */
  readonly handles: readonly [number, number];
}

/** The root's edges, read last of all; gives the number of realms. */
function addRoots(graph: GraphBuilder, { runtime, learner, engine, jobs, handles }: Roots): number {
  const { heap } = graph;
  const { contextList, currentException } = OFFSETS.runtime;
  let realms = 0;
  for (const link of heap.list(runtime + contextList)) {
    // The host holds each realm that it made: a reference like any other.
    graph.internal(KIND.context, link - OFFSETS.context.link, 'realm');
    realms += 1;
  }
  // As in V8's snapshots, the global object hangs from the root itself: it never goes before its
  // realm.
  graph.collected(KIND.context, learner);
  const global = graph.heap.word(learner + OFFSETS.context.global);
  graph.edge(graph.collected(KIND.object, global), EDGE.internal, INTERNAL.global);
  for (const job of jobs) graph.edge(job, EDGE.internal, INTERNAL['pending job']);
  graph.internalValue(runtime + currentException, 'exception');
  for (let handle = handles[0]; handle < handles[1]; handle += 1) {
    graph.edge(handle, EDGE.internal, INTERNAL['host handle']);
  }
  graph.edge(engine, EDGE.internal, INTERNAL.engine);
  return realms;
}

/**
 * Compares the references found with those that QuickJS counts, which lie first in each struct.
 * What nobody is known to hold the root holds. Gives how many references that makes.
 */
function balance(graph: GraphBuilder, count: number): number {
  let outside = 0;
  for (let node = 0; node < count; node += 1) {
    const kind = graph.kinds.at(node);
    if (kind > KIND.flag) continue;
    const address = graph.addresses.at(node);
    const counted = graph.heap.int(address);
    const found = graph.refs.at(node);
    if (counted < found) {
      throw new BrokenInvariant(
        'references',
        `${found} references to ${address} were found, ${counted} are counted`,
      );
    }
    if (counted === found) continue;
    outside += counted - found;
    graph.edge(node, EDGE.internal, INTERNAL.outside);
  }
  return outside;
}
