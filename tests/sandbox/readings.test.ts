import { describe, expect, it } from 'vitest';
import { BlockAges } from '../../src/sandbox/block-ages.ts';
import type { HeapReading } from '../../src/sandbox/chunks.ts';
import { run } from './program.ts';

/** What each round adds, after two in which tables are made. */
function steps(readings: readonly HeapReading[]) {
  return readings.slice(2).map(({ bytes, blocks }, i) => ({
    bytes: bytes - readings[i + 1]!.bytes,
    blocks: blocks - readings[i + 1]!.blocks,
  }));
}

describe('a reading', () => {
  it('keeps its blocks while nothing happens', async () => {
    const { readings } = await run('export function round() {}', { rounds: 20 });
    expect(new Set(readings.map(({ blocks }) => blocks)).size).toBe(1);
  });

  // The judge's own texts, freed and made again, leave 8 bytes of slack in every fourth round or so.
  it('stays exactly the same while nothing happens', async () => {
    const { readings } = await run('export function round() {}', { rounds: 20 });
    expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(1);
  });

  it.each([
    ['garbage', 'for (let n = 0; n < 500; n++) ({ n });'],
    [
      'cycles, which only a collection frees',
      'for (let n = 0; n < 500; n++) { const a = {}; a.a = a; }',
    ],
    ['dead promises', 'for (let n = 0; n < 50; n++) new Promise(() => {}).then(() => n);'],
    ['texts', 'let s = ""; for (let n = 0; n < 500; n++) s += n;'],
    [
      'clones and events',
      'structuredClone({ a: new Map([[1, 2]]) }); new EventTarget().dispatchEvent(new Event("a"));',
    ],
    [
      'aborted controllers',
      'const t = new EventTarget(); const c = new AbortController(); t.addEventListener("a", () => {}, { signal: c.signal }); c.abort();',
    ],
  ])('shows no block of %s', async (_what, body) => {
    const { readings } = await run(`export function round() { ${body} }`, { rounds: 8 });
    expect(steps(readings).map(({ blocks }) => blocks)).toEqual(new Array(6).fill(0));
    for (const { bytes } of steps(readings)) expect(Math.abs(bytes)).toBeLessThanOrEqual(32);
  });

  // Sizes: QuickJS's structs for wasm32, each block with its header of 4 bytes and rounded up to 8;
  // dlmalloc may give each 8 bytes more, or have given them to the one before.
  it.each([
    ['an empty object', '{}', 2, 80],
    ['a function', '() => 1', 2, 88],
    ['a symbol', 'Symbol()', 1, 24],
    ['a promise', 'new Promise(() => {})', 3, 128],
    ['a text of 800 characters', '"abcdefgh".repeat(100) + i', 1, 824],
    ['a buffer of 4,096 bytes', 'new ArrayBuffer(4096)', 4, 4232],
    ['a bigint', '10n ** 200n + BigInt(i)', 1, 96],
    ['a number', 'i + 0.5', 0, 0],
  ])('grows by the blocks of %s', async (_what, value, blocks, bytes) => {
    const { readings } = await run(
      `const kept = new Array(20).fill(null); export function round(i) { kept[i] = ${value}; }`,
      { rounds: 10 },
    );
    for (const step of steps(readings)) {
      expect(step.blocks).toBe(blocks);
      expect(Math.abs(step.bytes - bytes)).toBeLessThanOrEqual(16 * Math.max(1, blocks));
    }
    const total = readings.at(-1)!.bytes - readings[1]!.bytes;
    expect(Math.abs(total / 8 - bytes)).toBeLessThanOrEqual(8 * Math.max(1, blocks));
  });

  it('sees what QuickJS’s own statistic misses: the entries of a Map of numbers', async () => {
    const { readings } = await run(
      'const map = new Map(); export function round(i) { for (let n = 0; n < 100; n++) map.set(100 * i + n, n); }',
      { rounds: 6 },
    );
    for (const { bytes, blocks } of steps(readings)) {
      expect(blocks).toBe(100);
      expect(bytes).toBeGreaterThan(4000);
    }
  });

  it('goes back when what was held is let go', async () => {
    const { readings } = await run(
      'let kept = []; export function round(i) { if (i === 5) kept = []; else kept.push({ i }); }',
      { rounds: 6 },
    );
    expect(readings[5]!.blocks).toBeLessThanOrEqual(readings[0]!.blocks);
  });

  it('is the same in every run, to the byte', async () => {
    const source = `const all = new Map(); export async function round(i) {
      await new Promise((resolve) => setTimeout(resolve, 3));
      for (let n = 0; n < 20; n++) all.set(Math.random(), { i, when: new Date(), text: 'x'.repeat(n) });
    }`;
    const [first, second] = [await run(source, { rounds: 6 }), await run(source, { rounds: 6 })];
    expect(second.readings).toEqual(first.readings);
    expect(second.session.peakBytes).toBe(first.session.peakBytes);
  });

  it('is taken after jobs that a finaliser made have run', async () => {
    const { printed, readings } = await run(
      `const registry = new FinalizationRegistry((n) => console.log('gone', n));
       export function round(i) { registry.register({}, i); }`,
      { rounds: 4 },
    );
    expect(printed).toEqual(['gone 0', 'gone 1', 'gone 2', 'gone 3']);
    expect(steps(readings).map(({ blocks }) => blocks)).toEqual([0, 0]);
  });

  it('has a peak that is at least what was read, and sees what was let go again', async () => {
    const { session, readings } = await run(
      `export function round() { let all = []; for (let n = 0; n < 2e4; n++) all.push({ n }); }`,
    );
    expect(readings[0]!.bytes).toBeLessThan(10_000);
    expect(session.peakBytes).toBeGreaterThan(1_000_000);
  });

  it('has sizes and ages that add up to its blocks', async () => {
    const { session, readings } = await run('export function round() {}', { rounds: 2 });
    const ages = new BlockAges();
    session.noteAges(ages, 1);
    const bySize = [...session.sizes().values()].reduce((sum, count) => sum + count, 0);
    expect(ages.survivors(1)).toEqual([bySize]);
    expect(bySize).toBeGreaterThan(readings[0]!.blocks);
  });
});
