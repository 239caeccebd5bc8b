import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { heapModel } from '../../../src/model/heap/heap-model.ts';
import type { HeapModelEvent, HeapState } from '../../../src/model/heap/state.ts';
import { treeOf } from '../../../src/widgets/buddy-and-slab/buddy-tree.ts';
import { spec } from '../../../src/widgets/buddy-and-slab/figure.tsx';
import { predict } from '../../../src/widgets/buddy-and-slab/predict.ts';
import { drawnSlabs } from '../../../src/widgets/buddy-and-slab/slab-bands.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import type { Question } from '../../../src/widgets/kit/question.ts';

function playing(script: string) {
  const played = playOf<HeapState, HeapModelEvent>([heapModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

const scripted = (name: string) => playing(spec.scenarios.find((one) => one.name === name)!.script);
const drawn = (play: ReturnType<typeof playing>, step: number, width: number): string =>
  render(
    h(spec.Picture, {
      ...{ id: 'buddy', moment: play.at(step), width },
      ask: undefined,
      seek: () => {},
    }),
  );
const asked = (name: string, step: number): Question => {
  const play = scripted(name);
  return predict(play.at(step), play.at(step + 1))!;
};
const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN);

describe('the scenarios show what they say', () => {
  test('one block of 64 bytes halves the whole four times', () => {
    const { state, events } = scripted('split').at(1);
    expect(events.filter(({ kind }) => kind === 'split')).toHaveLength(4);
    expect(state.orders!.map(({ free }) => free)).toEqual([1, 1, 1, 1, 0]);
  });

  test('a free neighbour is no buddy, and one free too many merges up to the whole', () => {
    const play = scripted('merge');
    const merges = (step: number): number =>
      play.at(step).events.filter(({ kind }) => kind === 'merge').length;
    expect([5, 6, 7, 8].map(merges)).toEqual([0, 0, 2, 2]);
    expect(play.at(8).state.blocks).toHaveLength(1);
  });

  test('100 bytes get 128, and what is lost inside is what a later request lacks', () => {
    const play = scripted('inside');
    expect(play.at(1).state.blocks[0]).toMatchObject({ asked: 100, size: 128 });
    const { fault, state } = play.at(5);
    expect(fault?.code).toBe('out-of-memory');
    const { free, handedOut, asked: wanted } = state.fragmentation;
    expect(free).toBeLessThan(512);
    expect(free + handedOut - wanted).toBeGreaterThan(512);
  });

  test('half is free and nothing fits, until the right pages are free, too', () => {
    for (const seed of [0, 1, 2, 3, 4, 5, 6, 7]) {
      const one = spec.scenarios.find(({ name }) => name === 'buddyinfo')!;
      const play = playing(seed === 0 ? one.script : one.vary!(seed));
      expect(play.at(25).fault?.code).toBe('fragmented');
      expect(play.at(25).state.fragmentation).toMatchObject({ free: 32 * 1024, largestFree: 4096 });
      expect(play.at(play.last).fault).toBeUndefined();
      expect(play.at(play.last).state.pointers.find(({ name }) => name === 'big')?.state).toBe(
        'live',
      );
    }
  });

  test('objects come from one slab, then from a partial one, then from a new one; an empty one goes', () => {
    const play = scripted('slab');
    const next = (step: number): number[] =>
      drawnSlabs(play.at(step).state).flatMap((slab) => (slab.next ? [slab.address] : []));
    expect([4, 6, 7, 9, 10, 11].map(next)).toEqual([
      [],
      [0x81000],
      [0x81000],
      [0x80000],
      [],
      [0x82000],
    ]);
    expect(play.at(play.last).events.map(({ kind }) => kind)).toContain('drop-slab');
  });

  test('four sizes to a doubling lose less than powers of two', () => {
    const lost = ['classes', 'powers'].map((name) => {
      const play = scripted(name);
      return play.at(7).state.fragmentation.internal;
    });
    expect(lost.map((part) => Math.round(part * 100))).toEqual([15, 39]);
  });
});

describe('the tree', () => {
  test('is of blocks that tile the region, and of what they were split from', () => {
    for (const name of ['split', 'merge', 'inside', 'buddyinfo']) {
      const play = scripted(name);
      for (let step = 0; step <= play.last; step += 1) {
        const tree = treeOf(play.at(step));
        const leaves = tree.nodes.filter(({ block }) => block);
        expect(leaves.reduce((sum, { size }) => sum + size, 0)).toBe(tree.bytes);
        expect(tree.nodes.filter(({ state }) => state === 'split')).toHaveLength(leaves.length - 1);
      }
    }
  });

  test('of a region that is no power of two has no node beyond its end', () => {
    const play = playing('model heap allocator=buddy unit=64 size=800 base=0x5000\na = malloc 1');
    const { nodes, bytes } = treeOf(play.at(1));
    expect(bytes).toBe(768);
    for (const { address, size } of nodes) expect(address + size).toBeLessThanOrEqual(0x5300);
  });
});

describe('the drawing', () => {
  const others = [
    'model heap allocator=buddy unit=64 size=800 base=0x5000\na = malloc 700\nb = malloc 100\nfree a',
    'model heap allocator=buddy unit=16 size=1MB\na = malloc 1; b = malloc 100KB; free a',
    'model heap allocator=buddy size=32\na = malloc 1',
    'model heap allocator=slab object=24\na = malloc 20; b = malloc 24; c = malloc 25; free b',
    'model heap allocator=classes size=700\na = malloc 20; b = malloc 600',
    'model heap\na = malloc 20; b = malloc 600; free a',
  ];
  const scripts = [...spec.scenarios.map(({ script }) => script), ...others];

  test.each(scripts.map((script, at) => [at, script] as const))(
    'stays in its box: %i',
    (_, script) => {
      const play = playing(script);
      for (const width of [288, 560, 832]) {
        for (let step = 0; step <= play.last; step += play.last > 20 ? 3 : 1) {
          const svg = drawn(play, step, width);
          const height = attribute(svg, 'height');
          expect(svg).not.toMatch(/NaN|undefined|Infinity/);
          for (const [tag] of svg.matchAll(/<rect [^>]*>/g)) {
            expect(attribute(tag, 'x'), tag).toBeGreaterThanOrEqual(-1);
            expect(attribute(tag, 'x') + attribute(tag, 'width'), tag).toBeLessThanOrEqual(
              width + 2,
            );
            expect(attribute(tag, 'y') + attribute(tag, 'height'), tag).toBeLessThanOrEqual(height);
          }
        }
      }
    },
  );

  test.each([
    ['split', 5, 832],
    ['merge', 7, 320],
    ['slab', 10, 320],
  ])('%s, step %i at %i px', (name, step, width) => {
    const { script } = spec.scenarios.find((one) => one.name === name)!;
    expect(drawn(playing(script), step, width)).toMatchSnapshot();
  });
});

describe('a prediction', () => {
  test('of the block that is split names the rule that would take a wrong one', () => {
    const question = asked('split', 1);
    expect(question.prompt).toBe('b = malloc 256 takes 256 B: which free block is it taken from?');
    expect(question.right).toEqual([String(0x5100)]);
    expect(question.explain([String(0x5080)])).toMatch(/^128 B are too few\./);
    const play = playing(`model heap allocator=buddy placement=lifo size=1KB
a = malloc 256; b = malloc 64; free a; c = malloc 64; d = malloc 64`);
    const other = predict(play.at(4), play.at(5))!;
    expect(other.right).toEqual([String(0x180)]);
    expect(other.explain(['0'])).toBe(
      'That is what the rule lowest would take: the block at the lowest address that is large enough is taken. Here the smallest block that is large enough is taken, and of those the one freed last, as in Linux.',
    );
    expect(other.explain([String(0x200)])).toMatch(/^That block is larger than need be\./);
  });

  test('of a merge tells a neighbour from a buddy', () => {
    const question = asked('merge', 5);
    expect(question.prompt).toBe('c is freed: which block does it merge with first?');
    expect(question.right).toEqual(['none']);
    expect(question.explain([String(0x5040)])).toBe(
      'That block is free and a neighbour, but not of the same size. The buddy of c would be the block at 0x5000, 128 B, and that is not free as a whole.',
    );
    expect(asked('merge', 6).right).toEqual([String(0x5040)]);
  });

  test('of a slab and of a class', () => {
    expect(asked('slab', 9).right).toEqual([String(0x80000)]);
    expect(asked('slab', 10).right).toEqual(['new']);
    const question = asked('classes', 2);
    expect(question.right).toEqual(['class-48']);
    expect(question.explain(['class-64'])).toBe(
      'That is what classes of powers of two alone would give. 48 B is the smallest class that holds 36 B.',
    );
  });
});

test('Linux’s index is read as what Linux would do', () => {
  const index = (name: string, step: number) =>
    spec.readings(scripted(name).at(step)).find((one) => one.name.startsWith('Linux'));
  expect(index('buddyinfo', 25)).toEqual({
    ...{ name: 'Linux’s index for 32 KiB', value: '0.750, compact', bad: true },
  });
  expect(index('split', 0)?.value).toBe('fits');
});
