import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../src/model/random.ts';
import { LAYOUT } from '../../../src/sandbox/layout.ts';
import { engineFault } from '../../../src/sandbox/snapshot/engine-gate.ts';
import { OFFSETS } from '../../../src/sandbox/snapshot/offsets.ts';
import type { SnapshotSource } from '../../../src/sandbox/snapshot/snapshot.ts';
import { takeSnapshot } from '../../../src/sandbox/snapshot/take-snapshot.ts';
import { assets, run } from '../program.ts';

const SOURCE = `const cache = new Map(); const list = [];
  function* walk() { yield 1; } const walker = walk(); walker.next();
  export function round(i) { cache.set('k' + i, { i, f: () => i }); list.push(10n ** 30n, Symbol('s')); }`;

describe('gate 1: the engine is the one that the table describes', () => {
  it('holds for the file that is installed', () => {
    expect(engineFault(assets.engineHash)).toBeUndefined();
  });

  it('says what it expected of any other', () => {
    expect(engineFault('f00')).toEqual({
      invariant: 'hash',
      message: `QuickJS's wasm file: expected SHA-256 ${LAYOUT.wasmSha256}, found f00; objects can't be told apart in it, only blocks`,
    });
  });
});

describe('gate 2: a heap that is not as the table says', async () => {
  const { session } = await run(SOURCE, { rounds: 6 });
  const source = session.heapSource;
  const end = takeSnapshot(source).snapshot!.heap.places * 8 + LAYOUT.heapBase;
  const copy = new Uint32Array(source.memory.buffer.slice(0, end + 64));
  const broken = (change: (words: Uint32Array) => void) => {
    const words = copy.slice();
    change(words);
    const memory = { buffer: words.buffer } as unknown as SnapshotSource['memory'];
    return takeSnapshot({ ...source, memory });
  };
  const at = (address: number) => address >> 2;
  const { runtime } = source;

  it('is read as it is where nothing changed', () => {
    expect(broken(() => {}).fault).toBeUndefined();
  });

  it('names the list whose links disagree', () => {
    const head = runtime + OFFSETS.runtime.gcObjects;
    const { fault } = broken((words) => {
      words[at(words[at(head + 4)]!)] = head + 8;
    });
    expect(fault?.invariant).toBe('list');
  });

  it('ends where a list does not', () => {
    const head = runtime + OFFSETS.runtime.gcObjects;
    const { fault } = broken((words) => {
      const one = words[at(head + 4)]!;
      words[at(one + 4)] = one;
      words[at(one)] = one;
    });
    expect(fault?.invariant).toBe('list');
  });

  it('names a reference too many', () => {
    const { snapshot } = takeSnapshot(source);
    const address = snapshot!.addresses[5]!;
    const { fault } = broken((words) => {
      words[at(address)] = 0;
    });
    expect(fault).toMatchObject({ invariant: 'references' });
    expect(fault?.message).toMatch(/^\d+ references to \d+ were found, 0 are counted$/);
  });

  it('says that a call is under way', () => {
    const { fault } = broken((words) => {
      words[at(runtime + OFFSETS.runtime.currentFrame)] = 4096;
    });
    expect(fault).toEqual({ invariant: 'rest', message: 'a call is under way' });
  });

  it('names a struct that is larger than its block', () => {
    const { fault } = broken((words) => {
      words[at(runtime + OFFSETS.runtime.atomSize)] = 1e6;
    });
    expect(fault?.invariant).toMatch(/count|pointer/);
  });

  it('never throws and always ends, whichever words are changed', () => {
    const random = randomOf(4);
    const found = new Map<string, number>();
    for (let i = 0; i < 150; i += 1) {
      const { fault } = broken((words) => {
        for (let k = 0; k < 3; k += 1) {
          const word =
            (LAYOUT.heapBase >> 2) +
            Math.floor(random.next() * (words.length - (LAYOUT.heapBase >> 2)));
          words[word] =
            random.next() < 0.5 ? Math.floor(random.next() * 2 ** 32) : words[word]! + 8;
        }
      });
      const name = fault?.invariant ?? 'none';
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    expect(found.size).toBeGreaterThan(2);
  }, 60_000);
});
