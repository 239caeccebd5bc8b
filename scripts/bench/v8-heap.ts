import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { config } from '@memlab/core';
import { getFullHeapFromFile } from '@memlab/heap-analysis';

/** How long Node and memlab take for a program's heap, in milliseconds. */
export interface V8Heap {
  /** `v8.writeHeapSnapshot` to a file. */
  readonly write: number;
  /** memlab reads that file, with shortest paths, dominators and retained sizes. */
  readonly read: number;
  /** Nodes in the file: the program's and Node's own. */
  readonly nodes: number;
}

/** Runs in a Node of its own, so that the heap is the program's and not that of the benches. */
const CHILD = `import { writeHeapSnapshot } from 'node:v8';
import { round } from './program.mjs';
round(0);
const start = performance.now();
writeHeapSnapshot('heap.heapsnapshot');
console.log(performance.now() - start);`;

/** Runs a module's `round(0)` in Node and takes and reads a snapshot of it as many times. */
export async function v8Heaps(program: string, runs: number): Promise<V8Heap[]> {
  config.muteConsole = true;
  const folder = await mkdtemp(join(tmpdir(), 'pagefault-v8-heap-'));
  try {
    await writeFile(join(folder, 'program.mjs'), program);
    await writeFile(join(folder, 'child.mjs'), CHILD);
    const heaps: V8Heap[] = [];
    for (let run = 0; run < runs; run += 1) {
      const node = promisify(execFile)(process.execPath, ['child.mjs'], { cwd: folder });
      const write = Number((await node).stdout);
      const start = performance.now();
      const heap = await getFullHeapFromFile(join(folder, 'heap.heapsnapshot'));
      heaps.push({ write, read: performance.now() - start, nodes: heap.nodes.length });
    }
    return heaps;
  } finally {
    await rm(folder, { recursive: true });
  }
}
