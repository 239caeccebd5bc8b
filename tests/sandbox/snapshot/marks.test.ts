import { describe, expect, it } from 'vitest';
import { markBlocks } from '../../../src/sandbox/snapshot/marks.ts';
import { run } from '../program.ts';
import { explain } from './explain.ts';

const CHURN = `const kept = []; let text = ''; const ring = new Array(20);
  class Item { constructor(i) { this.i = i; this.s = 'item' + i; } }
  export function round(i) {
    for (let k = 0; k < 30; k++) ring[k % 20] = { k, s: 'x'.repeat((i * 7 + k) % 90), f: () => i };
    kept.push(new Item(i)); text += 'abc'; JSON.parse('{"a":[1,2,{"b":' + i + '}]}');
  }`;

describe('allocated since', () => {
  it('is what was made after the marking, exactly, whatever addresses it got', async () => {
    const { session } = await run(CHURN, { rounds: 10 });
    markBlocks(session.heapSource.memory);
    for (let i = 10; i < 14; i += 1) {
      session.round(i);
      session.read();
    }
    const heap = explain(session);
    const { snapshot, describer } = heap;
    const items: string[] = [];
    for (let node = 0; node < snapshot.nodeCount; node += 1) {
      if (describer.className(node) !== 'Item' || snapshot.kinds[node] !== 0) continue;
      const isNew = snapshot.fresh[node] === snapshot.shallow[node];
      const isOld = snapshot.fresh[node] === 0;
      if (isNew) items.push(heap.path(node));
      expect(isNew || isOld).toBe(true);
    }
    const expected = [10, 11, 12, 13].map((i) => `kept[${i}] = Item`);
    expect(items.sort()).toEqual(expected);
  });

  it('leaves the run as it was: the same blocks, and every byte but the marks', async () => {
    const [plain, marked] = await Promise.all([
      run(CHURN, { rounds: 5 }),
      run(CHURN, { rounds: 5 }),
    ]);
    for (let i = 5; i < 25; i += 1) {
      if (i % 4 === 1) markBlocks(marked.session.heapSource.memory);
      for (const { session } of [plain, marked]) session.round(i);
      expect(marked.session.read()).toEqual(plain.session.read());
    }
    const [one, other] = [plain, marked].map(
      ({ session }) => new Uint32Array(session.heapSource.memory.buffer),
    );
    const differences = new Set<number>();
    for (const [i, word] of one!.entries())
      if (word !== other![i]) differences.add(word ^ other![i]!);
    expect([...differences]).toEqual([4]);
  });
});
