import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { config } from '@memlab/core';
import { getFullHeapFromFile } from '@memlab/heap-analysis';
import { afterAll, describe, expect, it } from 'vitest';
import { retainedSizes } from '../../../src/model/gc/retained.ts';
import { heapSnapshotFile } from '../../../src/sandbox/snapshot/heapsnapshot.ts';
import { KIND } from '../../../src/sandbox/snapshot/kinds.ts';
import { sampledPrograms } from '../corpus-programs.ts';
import { run } from '../program.ts';
import { explain } from './explain.ts';

/** What holds in odd ways: weakly, twice, in a circle, by a name that looks like markup. */
const ODD = `const weak = new WeakMap(), keys = [{}, {}], registry = new FinalizationRegistry(() => {});
const shared = { big: new Uint8Array(3000) };
for (const key of keys) { weak.set(key, { shared }); registry.register(key, { held: 'x'.repeat(900) }); }
const circular = new WeakMap(); { const own = {}; circular.set(own, { own }); }
const cyclic = { text: 'a'.repeat(5000) + 'b'.repeat(5000) }; cyclic.self = cyclic;
const odd = { ['<b>"\\n\\u202e']: [1n << 90n, Symbol('s'), /x+/g, new Date(0)], get x() { return cyclic; } };
class Store { #secret = [1, 2]; static all = new Map([['k', new Store()]]); }
function* walk() { const held = {}; yield held; } const walker = walk(); walker.next();
const waits = (async () => { await new Promise(() => {}); })();
export function round() {}`;

/** Dead objects that no one holds: what forced the last collection (judge.js, churn). */
const GARBAGE = 3;

describe('memlab reads a .heapsnapshot file as we do', async () => {
  config.muteConsole = true;
  const folder = await mkdtemp(join(tmpdir(), 'pagefault-memlab-'));
  afterAll(() => rm(folder, { recursive: true }));
  const programs = [{ name: 'odd holders', source: ODD }, ...sampledPrograms(8)];

  it.each(programs)('$name: nodes, names, sizes, retained sizes', async ({ source }) => {
    const { session, error } = await run(source, { rounds: 12, limits: { ticks: 2000 } });
    expect(error).toBeUndefined();
    const { snapshot, describer, retention } = explain(session);
    const file = join(folder, 'program.heapsnapshot');
    await writeFile(file, heapSnapshotFile(describer, retention));
    const heap = await getFullHeapFromFile(file);

    // One more than ours: its root, above the one that it calls (GC roots).
    expect(heap.nodes.length).toBe(snapshot.nodeCount + 1);
    // An entry of a WeakMap is its key's in the file; ours counts it for the map, too.
    const byTree = retainedSizes(retention.tree, snapshot.shallow);
    if (retention.graph.entries.length === 0) expect(byTree).toEqual(retention.retained);
    const wrong: unknown[] = [];
    let garbage = 0;
    for (let node = 0; node < snapshot.root; node += 1) {
      const theirs = heap.getNodeById(2 * (node + 2) + 1);
      const isReached = retention.tree.idom[node] !== -1;
      if (!isReached) garbage += 1;
      const isNamed = snapshot.kinds[node] === KIND.object && !describer.isFunction(node);
      const found = {
        name: isNamed ? theirs?.name : '',
        size: theirs?.self_size,
        retained: isReached ? theirs?.retainedSize : 0,
      };
      const expected = {
        name: isNamed ? describer.className(node) : '',
        size: snapshot.shallow[node],
        retained: byTree[node],
      };
      const isSame = (Object.keys(found) as (keyof typeof found)[]).every(
        (key) => found[key] === expected[key],
      );
      if (!isSame) wrong.push({ node, found, expected });
    }
    expect(wrong).toEqual([]);
    expect(garbage).toBeLessThanOrEqual(GARBAGE);
  });
});
