import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';
import { Session } from '../../src/sandbox/session.ts';
import { nearestRoots } from '../../src/sandbox/snapshot/nearest-roots.ts';
import { retentionOf } from '../../src/sandbox/snapshot/retention.ts';
import { takeSnapshot } from '../../src/sandbox/snapshot/take-snapshot.ts';
import { v8Heaps } from './v8-heap.ts';

const RUNS = 9;
/** Of Node and memlab, which take seconds. */
const V8_RUNS = 3;
const SIZES = [
  { objects: 10_000, goal: 40 },
  { objects: 100_000, goal: 300 },
] as const;

/** Users in a map and a list, each with an array and a closure: five objects. */
const program = (objects: number) => `const users = new Map(); const list = [];
  class User { constructor(i) { this.name = 'user' + i; this.tags = [i, i + 1]; this.f = () => i; } }
  export function round() {
    for (let i = 0; i < ${objects / 5}; i++) { const u = new User(i); users.set('k' + i, u); list.push(u); }
  }`;

/**
 * What it takes to read a heap from outside, with dominators and paths, and beside it what Node's
 * own snapshot and memlab take for the same program run in Node, whose file has Node's own objects,
 * too.
 */
export async function benchSnapshot(): Promise<string[]> {
  const assets = await loadSandboxAssets();
  const lines: string[] = [];
  for (const { objects, goal } of SIZES) {
    const limits = { memoryBytes: 128 * 1024 ** 2, stackBytes: 256 * 1024, ticks: 5000 };
    const session = await Session.open(assets, limits);
    session.load(program(objects));
    session.prepare({ workload: undefined, seed: 1, size: 1 });
    session.setup();
    session.round(0);
    session.read();
    const times = Array.from({ length: RUNS }, () => {
      const start = performance.now();
      const { snapshot, fault } = takeSnapshot(session.heapSource);
      if (!snapshot) throw new Error(`no snapshot: ${JSON.stringify(fault)}`);
      nearestRoots(snapshot, retentionOf(snapshot).graph);
      return performance.now() - start;
    });
    const ours = median(times);
    lines.push(
      `Heap snapshot of ${objects} objects, dominators and paths: ${ours.toFixed(1)} ms, median of ${RUNS} (goal: ${goal})`,
    );
    const theirs = await v8Heaps(program(objects), V8_RUNS);
    const write = median(theirs.map((heap) => heap.write));
    const read = median(theirs.map((heap) => heap.read));
    const { nodeCount } = takeSnapshot(session.heapSource).snapshot!;
    lines.push(
      `  the same in Node: v8.writeHeapSnapshot ${write.toFixed(0)} ms + memlab ${read.toFixed(0)} ms, median of ${V8_RUNS}: ${((write + read) / ours).toFixed(1)} times ours (${theirs[0]!.nodes} nodes with Node's own, ours ${nodeCount})`,
    );
  }
  return lines;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
