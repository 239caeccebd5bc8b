import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { readExercise } from '../../../src/course/disk.ts';
import { gradable } from '../../../src/course/exercise.ts';
import { explainProgram } from '../../../src/grader/explaining/explain-program.ts';
import { programOf } from '../../../src/grader/explaining/program.ts';
import { explanationSchema } from '../../../src/grader/explanation.ts';
import { grade } from '../../../src/grader/grade.ts';
import { pageChunks } from '../../../src/grader/inspect/page-chunks.ts';
import { measure } from '../../../src/grader/measure.ts';
import { LAYOUT } from '../../../src/sandbox/layout.ts';
import { Session } from '../../../src/sandbox/session.ts';
import { sampledPrograms } from '../../corpus-programs.ts';
import { assets } from '../exercise.ts';

const explain = (source: string, measured: number, since?: number) =>
  explainProgram(assets, programOf(source), { measured, leaks: true, since });

describe('a second run of a program of the corpus', () => {
  it.each(sampledPrograms(30))(
    '$name: does what the first did, and maps and films it',
    async ({ source }) => {
      const { rounds: readings } = await measure(assets, source, { rounds: 24 });
      const { explanation } = await explain(source, 24);
      expect(explanationSchema.parse(structuredClone(explanation))).toEqual(explanation);
      const { film, maps, rounds, snapshot } = explanation;

      expect(rounds).toBe(24);
      expect(film.rounds.map(({ round, after }) => [round, after])).toEqual(
        readings.map(({ bytes }, i) => [i + 1, bytes]),
      );
      for (const { from, to, peak, before, after } of film.rounds) {
        expect(to).toBeGreaterThanOrEqual(from);
        expect(peak).toBeGreaterThanOrEqual(Math.max(before, after));
      }
      expect(film.samples.length).toBeLessThanOrEqual(400);
      const times = film.samples.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));

      expect(maps[0]!.round).toBe(0);
      expect(maps.at(-1)!.round).toBe(24);
      const used = (i: number) => maps[i]!.engineBytes + maps[i]!.liveBytes;
      for (const [i, map] of maps.entries()) {
        const inPages = map.pages.flat().reduce((sum, bytes) => sum + bytes, 0);
        expect(inPages).toBe(used(i));
        expect(map.fragmentation).toBeGreaterThanOrEqual(0);
        expect(map.fragmentation).toBeLessThan(1);
        expect(map.largestHole).toBeLessThanOrEqual(map.freeBytes);
        if (map.round === 0) continue;
        // What the readings say, block by block.
        expect(used(i) - used(1)).toBe(
          readings[map.round - 1]!.bytes - readings[maps[1]!.round - 1]!.bytes,
        );
      }
      expect(snapshot!.bytes).toBe(used(maps.length - 1));
    },
  );
});

describe('a page of the map', () => {
  it('names the object that owns each block, and says which are its tables', async () => {
    const source = 'const kept = new Map(); export function round(i) { kept.set("k" + i, { i }); }';
    const { explanation, kept } = await explain(source, 30);
    const { pages } = explanation.maps.at(-1)!;
    const live = pages
      .flatMap((_, page) => pageChunks(kept, 30, page))
      .filter(({ state }) => state === 'live');
    expect(live.filter(({ what }) => what === undefined)).toEqual([]);
    const named = live.map(({ what }) => what!);
    expect(named).toEqual(expect.arrayContaining(['Map(30)', 'part of Map(30)', '"k17"']));
    expect(named.filter((what) => what === 'Object').length).toBeGreaterThanOrEqual(30);
    // Before the last round the heap is another.
    expect(pageChunks(kept, 1, 100).every(({ what }) => what === undefined)).toBe(true);
  });

  it('has the chunks that reach into it, without a gap', async () => {
    const source =
      'const kept = []; class Kept {} export function round() { kept.push(new Kept()); }';
    const { explanation, kept } = await explain(source, 30);
    const { pages } = explanation.maps.at(-1)!;
    let found = 0;
    for (const [page, [engine, live]] of pages.entries()) {
      const chunks = kept.maps.chunks(30, page);
      const from = ((LAYOUT.heapBase >> 12) + page) << 12;
      const within = (state: string) =>
        chunks
          .filter((chunk) => chunk.state === state)
          .reduce(
            (sum, { address, size }) =>
              sum + Math.min(address + size, from + 4096) - Math.max(address, from),
            0,
          );
      expect([within('engine'), within('live')]).toEqual([engine, live]);
      chunks.slice(1).forEach((chunk, i) => {
        expect(chunk.address).toBe(chunks[i]!.address + chunks[i]!.size);
      });
      found += chunks.filter(({ state }) => state === 'live').length;
    }
    expect(found).toBeGreaterThan(30);
  });
});

describe('what is fresh in the snapshot', () => {
  const source =
    'const kept = []; class Kept {} export function round() { kept.push(new Kept()); }';
  it.each([0, 1, 10, 29])('was made after round %i', async (since) => {
    const { explanation, kept } = await explain(source, 30, since);
    const { snapshot, describer } = kept.heap!;
    const fresh = Array.from({ length: snapshot.nodeCount }, (_, node) => node).filter(
      (node) => snapshot.fresh[node]! > 0 && describer.className(node) === 'Kept',
    );
    expect(fresh).toHaveLength(30 - since);
    expect(explanation.snapshot!.since).toBe(since);
  });

  it('and the engine’s blocks stay the engine’s in the map when blocks are marked anew', async () => {
    const [early, late] = [await explain(source, 30, 0), await explain(source, 30, 20)];
    expect(late.explanation.maps).toEqual(early.explanation.maps);
  });
});

describe('watched objects that stay', () => {
  it('are named first, with the path that holds them', async () => {
    const root = fileURLToPath(new URL('../../../exercises', import.meta.url));
    const { exercise } = await readExercise(root, 'close-the-panels');
    const { retainers, checks, rounds } = await grade(
      assets,
      gradable(exercise!),
      exercise!.starter,
    );
    expect(checks.find(({ kind }) => kind === 'collected')!.passed).toBe(false);
    // What grew between the looks after rounds 8 and 42 is told once.
    const grown = rounds[41]!.bytes - rounds[7]!.bytes;
    expect(Math.abs(retainers[1]!.retainedBytes - grown) / grown).toBeLessThan(0.01);
    expect(retainers[0]).toMatchObject({
      path: expect.stringMatching(
        /^the workload’s bus\.subscribe → ƒ subscribe \(line 8\) → closure variable "listeners"\[\d+\] → .*"panel" = Object$/,
      ),
      count: expect.any(Number),
    });
  });
});

describe('a program that does not leak', () => {
  it('has nothing told that only warmed up or moved by the allocator’s slack', async () => {
    const source = `const cache = new Map();
      export function round(i) {
        for (let n = 0; n < 5; n++) {
          const key = 'k'.repeat(1 + ((i * 7 + n * 3) % 40)) + ((i * 5 + n) % 100);
          cache.delete(key);
          cache.set(key, 'v'.repeat((i * 11 + n) % 64));
          if (cache.size > 60) cache.delete(cache.keys().next().value);
        }
      }`;
    const { explanation } = await explainProgram(assets, programOf(source), {
      ...{ measured: 130, leaks: false },
    });
    expect(explanation.held).toEqual([]);
    expect(explanation.advice).toBeUndefined();
  });
});

describe('what explaining costs', () => {
  const machines = async (source: string) => {
    const open = vi.spyOn(Session, 'open');
    const { verdict } = await measure(assets, source);
    const count = open.mock.calls.length;
    open.mockRestore();
    return { verdict, machines: count };
  };

  it('is nothing where there is nothing to explain: no second machine', async () => {
    const clean = await machines('export function round(i) { return [i]; }');
    expect(clean).toEqual({ verdict: 'stable', machines: 1 });
    const leak = await machines('const kept = []; export function round(i) { kept.push({ i }); }');
    expect(leak).toEqual({ verdict: 'leak', machines: 2 });
  });
});

describe('an engine that is another build', () => {
  const other = { ...assets, engineHash: 'f00' };
  const source = 'const kept = []; export function round(i) { kept.push({ i }); }';

  it('gives chunk totals and maps, no objects, and says why', async () => {
    const { explanation, kept } = await explainProgram(other, programOf(source), {
      measured: 30,
      leaks: true,
    });
    expect(explanation.fault).toMatchObject({
      invariant: 'hash',
      message: expect.stringContaining('found f00'),
    });
    expect(explanation.held).toEqual([]);
    expect(explanation.snapshot).toBeUndefined();
    expect(kept.heap).toBeUndefined();
    expect(explanation.maps.at(-1)!.liveBytes).toBeGreaterThan(explanation.maps[0]!.liveBytes);
    expect(explanation.film.rounds).toHaveLength(30);
  });

  it('leaves the verdict as it is, but for the retainers', async () => {
    const found = await measure(other, source);
    const expected = await measure(assets, source);
    expect(found).toEqual({
      ...expected,
      retainers: [],
      unexplained: expect.stringContaining('only blocks'),
    });
  });
});

describe('a program that fills its memory', () => {
  it('is looked at while it still fits', async () => {
    const source = `const hoard = [];
      export function round() { for (let i = 0; i < 40000; i++) hoard.push({ i }); }`;
    const found = await measure(assets, source);
    expect(found.verdict).toBe('leak');
    expect(found.retainers[0]!.path).toMatch(/^hoard\[\d+\] = Object$/);
  });
});
