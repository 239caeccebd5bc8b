import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heapModel } from '../../../src/model/heap/heap-model.ts';
import type { HeapSettings } from '../../../src/model/heap/settings.ts';
import { parse } from '../../../src/model/script/parse.ts';
import { withDefaults } from '../../../src/model/script/settings.ts';
import { endOf, lastEvents, traceOf } from './script.ts';

const holes = 'a = malloc 40; b = malloc 8; c = malloc 24; d = malloc 8; free a; free c;';

describe('a search', () => {
  const because = (script: string, settings: Partial<HeapSettings> = {}) =>
    lastEvents(script, { size: 256, ...settings }).find(({ kind }) => kind === 'search')?.because;

  it('says why it chose the block it chose', () => {
    expect(because(`${holes} e = malloc 16`)).toBe(
      'first fit: the first one in the list is large enough',
    );
    expect(because(`${holes} e = malloc 48`)).toBe(
      'first fit: number 3 in the list is large enough',
    );
    expect(because(`${holes} e = malloc 16`, { fit: 'best' })).toBe(
      'best fit: 8 left over is the least of 3 candidates',
    );
    expect(because(`${holes} e = malloc 16`, { fit: 'worst' })).toBe(
      'worst fit: 120 left over is the most of 3 candidates',
    );
    expect(because(`${holes} e = malloc 48`, { fit: 'best' })).toBe(
      'best fit: it is the only one that is large enough',
    );
    expect(because(`${holes} e = malloc 16`, { fit: 'next' })).toBe(
      'next fit: the first one from where the last search ended is large enough',
    );
    expect(because(`${holes} e = malloc 999`)).toBe('none of 3 free has 1008 bytes');
  });

  it('shows what it looked at, in order, until the next step', () => {
    const { search } = endOf(`${holes} e = malloc 24`, { size: 256, order: 'back' });
    expect(search).toMatchObject({ block: 112, looked: [{ block: 112, size: 144 }] });
    expect(endOf(`${holes} e = malloc 24; free e`, { size: 256 }).search).toBeUndefined();
  });

  it('begins at the rover in next fit, and goes round', () => {
    const script = `${holes} e = malloc 120; f = malloc 16; g = malloc 8`;
    const { search } = endOf(script, { size: 256, fit: 'next' });
    expect(search!.looked!.map(({ block }) => block)).toEqual([24]);
    const round = endOf(`${holes} e = malloc 8; f = malloc 8; g = malloc 120`, {
      size: 256,
      fit: 'next',
    });
    expect(round.search!.looked!.map(({ block }) => block)).toEqual([144, 0, 64]);
  });
});

describe('the view', () => {
  it('tiles the region with the blocks and names who holds them', () => {
    const { blocks, freeOrder, fragmentation } = endOf(`${holes} e = malloc 10`, { size: 256 });
    expect(
      blocks.map(({ address, size, state, asked, names }) => [address, size, state, asked, names]),
    ).toEqual([
      [0, 24, 'live', 10, ['e']],
      [24, 24, 'free', 0, []],
      [48, 16, 'live', 8, ['b']],
      [64, 32, 'free', 0, []],
      [96, 16, 'live', 8, ['d']],
      [112, 144, 'free', 0, []],
    ]);
    expect(freeOrder).toEqual([24, 64, 112]);
    expect(fragmentation).toEqual({
      asked: 26,
      handedOut: 56,
      internal: 1 - 26 / 56,
      free: 200,
      freeBlocks: 3,
      largestFree: 144,
      external: 1 - 144 / 200,
      own: 0,
    });
  });

  it('measures external fragmentation by the largest free block, wherever it is', () => {
    const { fragmentation } = endOf('a = malloc 40; b = malloc 200; free a', { size: 272 });
    expect(fragmentation).toMatchObject({ free: 64, largestFree: 48, external: 0.25 });
  });

  it('of a buddy allocator has its orders with what Linux says of them', () => {
    const script = 'a = malloc 1; b = malloc 1; c = malloc 1; d = malloc 1; free a; free c';
    const { orders } = endOf(script, { allocator: 'buddy', size: 4, unit: 1 });
    expect(orders).toEqual([
      { free: 2, extfragIndexMilli: -1000, unusableIndexMilli: 0, extfragPct: 0 },
      { free: 0, extfragIndexMilli: 0, unusableIndexMilli: 1000, extfragPct: 100 },
      { free: 0, extfragIndexMilli: 250, unusableIndexMilli: 1000, extfragPct: 100 },
    ]);
  });

  it('of slabs has each of them', () => {
    const { slabs, fragmentation } = endOf('a = malloc 90', {
      allocator: 'slab',
      object: 100,
      slab: 256,
      size: 256,
    });
    expect(slabs).toEqual([
      { address: 0, size: 256, object: 100, objects: 2, used: 1, state: 'partial', tail: 56 },
    ]);
    expect(fragmentation.own).toBe(56);
  });

  it('is left alone by later steps', () => {
    const trace = traceOf(`${holes} e = malloc 16; free b; exit`, { size: 256 });
    const views = Array.from({ length: trace.last + 1 }, (_, step) => trace.frame(step).state);
    const texts = views.map((view) => JSON.stringify(view));
    for (let step = trace.last; step >= 0; step -= 1) {
      expect(JSON.stringify(trace.frame(step).state)).toBe(texts[step]);
      expect(JSON.stringify(views[step])).toBe(texts[step]);
    }
  });
});

describe('growth', () => {
  it('extends the region by whole steps where nothing fits, up to its most', () => {
    const grow = { size: 64, grow: 64, most: 256 };
    const script = 'a = malloc 100; b = malloc 200';
    expect(lastEvents('a = malloc 100', grow)).toMatchObject([
      { kind: 'search' },
      { kind: 'grow', block: 64, size: 128, because: 'no free block has 112 bytes' },
      { kind: 'search', block: 0 },
      { kind: 'take', block: 0, size: 112 },
      { kind: 'split', block: 112, size: 80 },
      { kind: 'assign', subject: 'a' },
    ]);
    const trace = traceOf(script, grow);
    expect(trace.frame(2).fault?.code).toBe('out-of-memory');
    const atMost = (most: number) => endOf('a = malloc 100', { ...grow, most }).pointers[0]!.state;
    expect([atMost(192), atMost(191)]).toEqual(['live', 'null']);
  });

  it('gives a large request a mapping of its own, and takes it back', () => {
    const map = { map: 128 };
    const [mapping] = lastEvents('a = malloc 5000', map);
    expect(mapping).toMatchObject({ kind: 'map', size: 8192, block: 2 ** 40 });
    expect(endOf('a = malloc 5000', map).blocks.at(-1)).toMatchObject({
      place: 'mapping',
      names: ['a'],
      asked: 5000,
      usable: 8184,
    });
    expect(lastEvents('a = malloc 5000; free a', map)).toMatchObject([
      { kind: 'unmap' },
      { kind: 'free', subject: 'a', size: 5000 },
    ]);
    expect(endOf('a = malloc 5000; free a', map).blocks).toHaveLength(1);
    expect(lastEvents('a = malloc 2TB', map)).toMatchObject([{ kind: 'refuse' }, { kind: 'null' }]);
    expect(lastEvents('a = malloc 5000; a = realloc a 8000', map)[0]).toMatchObject({
      kind: 'keep',
    });
  });
});

describe('realloc', () => {
  it('stays, takes the free block behind it, or moves', () => {
    const kinds = (script: string) =>
      lastEvents(script, { size: 256 })
        .map(({ kind }) => kind)
        .filter((kind) => kind === 'keep' || kind === 'move');
    expect(kinds('a = malloc 9; a = realloc a 16')).toEqual(['keep']);
    expect(kinds('a = malloc 9; b = malloc 9; free b; a = realloc a 40')).toEqual(['keep']);
    expect(kinds('a = malloc 9; b = malloc 9; a = realloc a 40')).toEqual(['move']);
    const { blocks } = endOf('a = malloc 9; b = realloc a 40', { size: 256 });
    expect(blocks[0]).toMatchObject({ size: 48, asked: 40, names: ['a', 'b'] });
  });

  it('of NULL allocates, and to nothing frees', () => {
    const script = 'a = malloc 1MB; b = realloc a 8; b = realloc b 0; b = realloc b 0';
    expect(endOf(script).pointers).toEqual([
      { name: 'a', address: null, state: 'null' },
      { name: 'b', address: 8, state: 'live' },
    ]);
  });
});

describe('a clone', () => {
  const words = fc.oneof(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(300))
      .map(([name, size]) => `${name} = malloc ${size}`),
    fc.constantFrom('a', 'b', 'c', 'd').map((name) => `free ${name}`),
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('b', 'c', 'd'), fc.nat(300))
      .map(([name, of, size]) => `${name} = realloc ${of} ${size}`),
    fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd', '0x40'), fc.integer({ min: 1, max: 40 }))
      .map(([place, size]) => `write ${place} ${size}`),
  );
  const settings = fc.record({
    allocator: fc.constantFrom(
      'list' as const,
      'buddy' as const,
      'slab' as const,
      'classes' as const,
    ),
    fit: fc.constantFrom('first' as const, 'best' as const, 'next' as const),
    object: fc.constantFrom(16, 100),
    slab: fc.constant(256),
    size: fc.constant(1024),
  });

  it('goes on as the original, also after mistakes', () => {
    fc.assert(
      fc.property(settings, fc.array(words, { maxLength: 30 }), fc.nat(30), (chosen, lines, at) => {
        const parsed = parse(heapModel.forms, lines.join('\n'));
        if (!parsed.ok) throw new Error('the script cannot be read');
        const engine = heapModel.create(withDefaults(heapModel.settings, chosen), []);
        let copy = engine.clone();
        parsed.statements.forEach((statement, index) => {
          if (index === at) copy = engine.clone();
          const step = engine.step(statement);
          if (index >= at) expect(copy.step(statement)).toEqual(step);
        });
        if (parsed.statements.length > at) expect(copy.view()).toEqual(engine.view());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('free', () => {
  const freed = (script: string) => lastEvents(script).filter(({ kind }) => kind === 'free');

  it('tells whose block was given back, and none where none was', () => {
    expect(freed('a = malloc 8; free a')).toEqual([
      { kind: 'free', subject: 'a', address: 8, size: 8, because: 'free gives 0x8 back' },
    ]);
    expect(freed('a = malloc 8; free 0x8')).toMatchObject([{ address: 8, size: 8 }]);
    expect(freed('a = malloc 8; free 0x8')[0]).not.toHaveProperty('subject');
    expect(freed('a = malloc 8; free a; free a')).toEqual([]);
    expect(freed('a = malloc 8; free a; b = malloc 8; free a')).toMatchObject([{ subject: 'a' }]);
  });
});
