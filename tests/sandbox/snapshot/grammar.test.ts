import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainHeap } from '../../../src/sandbox/snapshot/explained.ts';
import { heapSnapshotFile } from '../../../src/sandbox/snapshot/heapsnapshot.ts';
import { whole } from '../../corpus-programs.ts';
import { run } from '../program.ts';
import { randomProgram } from './random-program.ts';

const RUNS = whole ? 2000 : 60;

it(`${RUNS} programs from a grammar: every byte and reference is accounted for`, async () => {
  const endings = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(randomProgram, async (source) => {
      const { session, error } = await run(source, { rounds: 4, limits: { ticks: 100 } });
      const ending = error?.name ?? 'ok';
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
      const { heap, fault } = explainHeap(session.heapSource);
      expect(fault).toBeUndefined();
      const { shallow, remainder, bytes, outside, nodeCount } = heap!.snapshot;
      expect(shallow.reduce((sum, size) => sum + size, 0) + remainder.bytes).toBe(bytes);
      expect(outside).toBe(0);
      for (let node = 0; node < nodeCount; node += 31) {
        expect(heap!.path(node).length).toBeLessThanOrEqual(2000);
      }
      expect(heap!.tally().size).toBeGreaterThan(0);
      const file = heapSnapshotFile(heap!.describer, heap!.retention);
      expect(JSON.parse(file).snapshot.node_count).toBe(nodeCount + 1);
    }),
    { numRuns: RUNS },
  );
  // What the grammar makes runs: else it would test nothing.
  expect(endings.get('ok')).toBeGreaterThan(RUNS / 2);
}, 900_000);
