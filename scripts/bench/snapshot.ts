import { loadSandboxAssets } from '../../src/sandbox/assets-node.ts';
import { Session } from '../../src/sandbox/session.ts';
import { nearestRoots } from '../../src/sandbox/snapshot/nearest-roots.ts';
import { retentionOf } from '../../src/sandbox/snapshot/retention.ts';
import { takeSnapshot } from '../../src/sandbox/snapshot/take-snapshot.ts';

const RUNS = 9;
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

/** What it takes to read a heap from outside, with dominators and paths. */
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
    const median = times.sort((a, b) => a - b)[RUNS >> 1]!;
    lines.push(
      `Heap snapshot of ${objects} objects, dominators and paths: ${median.toFixed(1)} ms, median of ${RUNS} (goal: ${goal})`,
    );
  }
  return lines;
}
