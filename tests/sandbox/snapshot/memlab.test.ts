import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '@memlab/core';
import { getFullHeapFromFile } from '@memlab/heap-analysis';
import { afterAll, describe, expect, it } from 'vitest';
import { heapSnapshotFile } from '../../../src/sandbox/snapshot/heapsnapshot.ts';
import { sampledPrograms } from '../../corpus-programs.ts';
import { run } from '../program.ts';
import { explain } from './explain.ts';
import { differences, fileNodes } from './file-nodes.ts';
import { ODD_HOLDERS } from './odd-holders.ts';

/** Dead objects that no one holds: what forced the last collection (judge.js, churn). */
const GARBAGE = 3;

describe('memlab reads a .heapsnapshot file as we do', async () => {
  config.muteConsole = true;
  const folder = await mkdtemp(join(tmpdir(), 'pagefault-memlab-'));
  afterAll(() => rm(folder, { recursive: true }));
  const programs = [{ name: 'odd holders', source: ODD_HOLDERS }, ...sampledPrograms(8)];

  it.each(programs)('$name: nodes, names, sizes, retained sizes', async ({ source }) => {
    const { session, error } = await run(source, { rounds: 12, limits: { ticks: 2000 } });
    expect(error).toBeUndefined();
    const explained = explain(session);
    const file = join(folder, 'program.heapsnapshot');
    await writeFile(file, heapSnapshotFile(explained.describer, explained.retention));
    const heap = await getFullHeapFromFile(file);

    // One more than ours: its root, above the one that it calls (GC roots).
    expect(heap.nodes.length).toBe(explained.snapshot.nodeCount + 1);
    const expected = fileNodes(explained);
    const wrong = differences(expected, (id) => {
      const node = heap.getNodeById(id);
      return node && { name: node.name, size: node.self_size, retained: node.retainedSize };
    });
    expect(wrong).toEqual([]);
    const garbage = expected.filter(({ retained }) => retained === undefined).length;
    expect(garbage).toBeLessThanOrEqual(GARBAGE);
  });
});
