import { h, type VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { heapModel } from '../../../src/model/heap/heap-model.ts';
import { heapsModel } from '../../../src/model/heap/heaps-model.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { chainsOf } from '../../../src/widgets/the-allocator/chains.ts';
import { Controls } from '../../../src/widgets/the-allocator/controls.tsx';
import { spec } from '../../../src/widgets/the-allocator/figure.tsx';
import { fewest, gameLine, goalOf } from '../../../src/widgets/the-allocator/game.ts';
import {
  type AnyEvent,
  type AnyPlay,
  type AnyState,
  heapsOf,
  requestOf,
} from '../../../src/widgets/the-allocator/heap-play.ts';
import { predictBlock } from '../../../src/widgets/the-allocator/predict-block.ts';

function playing(script: string): AnyPlay {
  const played = playOf<AnyState, AnyEvent>([heapModel, heapsModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

const scenario = (name: string) => spec.scenarios.find((one) => one.name === name)!;
const scripted = (name: string) => playing(scenario(name).script);
const drawn = (play: AnyPlay, step: number, width: number): string =>
  render(
    h(spec.Picture, {
      ...{ id: 'heap', moment: play.at(step), width },
      ask: undefined,
      seek: () => {},
    }),
  );
const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN);
const faults = (name: string, seed?: number): (string | undefined)[][] => {
  const { script, vary } = scenario(name);
  const play = playing(seed === undefined ? script : vary!(seed));
  const lanes = heapsOf(play.at(0)).length;
  return Array.from({ length: lanes }, (_, lane) =>
    Array.from({ length: play.last }, (_, step) => heapsOf(play.at(step + 1))[lane]!.fault?.code),
  );
};
const fails = (name: string, seed?: number): number[] =>
  faults(name, seed).map((lane) => lane.filter(Boolean).length);

describe('the scenarios show what they say', () => {
  test('first fit leaves 240 bytes of the first hole; best fit 16 inside of the tightest', () => {
    const taken = (name: string) => {
      const moment = scripted(name).at(11);
      const [heap] = heapsOf(moment);
      const { block } = requestOf(moment, heap!)!;
      return heap!.state.blocks.find(({ address }) => address === block)!;
    };
    expect(taken('first-fit')).toMatchObject({ address: 0x5200, size: 416 });
    expect(taken('best-fit')).toMatchObject({ address: 0x5a10, size: 432 });
  });

  test('of four fits some fail at the end, and not the same with other numbers', () => {
    expect(fails('fits')).toEqual([1, 0, 2, 1]);
    const some = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => fails('fits', seed));
    for (const lanes of some) expect(lanes.some((count) => count > 0)).toBe(true);
  });

  test('with Knuth’s numbers best fit fails and first fit does not', () => {
    expect(fails('knuth')).toEqual([0, 1]);
  });

  test('without merging, all that is free is of no use', () => {
    for (const seed of [undefined, 1, 2, 3, 4, 5]) expect(fails('merging', seed)).toEqual([0, 1]);
  });

  test('chunks go through the tcache, a fastbin, the unsorted list and a sorted bin', () => {
    const play = scripted('glibc');
    const lists = (step: number): string[] =>
      chainsOf(heapsOf(play.at(step))[0]!).map(({ name, links }) => `${name}: ${links.length}`);
    expect(lists(9)).toEqual(['tcache 128: 2', 'fastbin 128: 1', 'unsorted: 1']);
    expect(lists(play.last)).toEqual(['small 704: 1', 'mapping: 1']);
  });
});

describe('the game', () => {
  const won = `a = malloc 256; b = malloc 256; c = malloc 512; d = malloc 512
free c; e = malloc 64; free a; f = malloc 512`;

  test('is won with half of the heap free, in as few operations as can be', () => {
    const play = playing(`${gameLine}\n${won}`);
    expect(play.last).toBe(fewest);
    const goals = Array.from({ length: play.last + 1 }, (_, step) => goalOf(play.at(step))!);
    expect(goals.map(({ reached }) => reached)).toEqual([
      ...Array.from({ length: fewest }, () => false),
      true,
    ]);
    expect(goals.at(-1)!.free).toBeGreaterThan(0.5);
  });

  test('is not won by filling the heap, nor played in another one', () => {
    const full = playing(
      `${gameLine}\na = malloc 512; b = malloc 512; c = malloc 512; d = malloc 512`,
    );
    expect(goalOf(full.at(4))).toMatchObject({ reached: false, tooFull: true });
    const third = playing(`${gameLine}
a = malloc 512; b = malloc 256; c = malloc 256; d = malloc 512; free b; e = malloc 512`);
    expect(third.at(6).fault?.code).toBe('fragmented');
    expect(goalOf(third.at(6))).toMatchObject({ reached: false, tooFull: true });
    expect(goalOf(playing(`model heap size=4KB\n${won}`).at(8))).toBeUndefined();
    expect(goalOf(scripted('fits').at(3))).toBeUndefined();
  });

  test('a key adds a statement in place of what followed', () => {
    const played: [string, number | undefined][] = [];
    const play = scripted('first-fit');
    const tree = Controls({
      ...{ id: 'game', moment: play.at(3) },
      play: (script, step) => played.push([script, step]),
    }) as VNode;
    for (const key of ['malloc 128', 'free b']) pressed(tree, key)();
    const [[grown, at], [freed]] = played as [[string, number], [string, number]];
    expect(at).toBe(4);
    expect(grown.split('\n').slice(1)).toEqual([
      'a = malloc 496',
      'b = malloc 640',
      'c = malloc 832',
      'd = malloc 128',
    ]);
    expect(freed).toMatch(/\nfree b$/);
    expect(playing(freed).last).toBe(4);
  });
});

/** What a key of a tree does, by what stands on it. */
function pressed(tree: VNode, text: string): () => void {
  const nodes = [tree];
  for (const node of nodes) {
    const { children, onClick } = node.props as { children?: unknown; onClick?: () => void };
    const inside = [children].flat(3);
    if (onClick && inside.join('') === text) return onClick;
    nodes.push(...(inside.filter((one) => typeof one === 'object' && one !== null) as VNode[]));
  }
  throw new Error(`no key ${text}`);
}

describe('the drawing', () => {
  const others = [
    'model heap size=64KB\na = malloc 1; b = malloc 40KB; c = malloc 3; free b; d = malloc 1KB',
    'model heap size=1KB grow=1KB coalesce=off order=front\na = malloc 900; b = malloc 900; free a',
    'model heap allocator=buddy size=1KB\na = malloc 100; b = malloc 10; free a',
    'model heap allocator=classes size=8KB\na = malloc 100; b = malloc 10; free a',
    'model heap size=8\na = malloc 100; free a',
    'model heap map=64KB\na = malloc 100KB; b = realloc a 10; free b',
    'model heaps fit=first,next coalesce=on,off size=600\na = malloc 100; free a; free a',
  ];
  const scripts = [...spec.scenarios.map(({ script }) => script), ...others];

  test.each(scripts.map((script, at) => [at, script] as const))(
    'stays in its box: %i',
    (_, script) => {
      const play = playing(script);
      for (const width of [288, 560, 832]) {
        for (let step = 0; step <= play.last; step += 2) {
          const svg = drawn(play, step, width);
          expect(svg).not.toMatch(/NaN|undefined|Infinity/);
          for (const [tag] of svg.matchAll(/<rect [^>]*>/g)) {
            expect(attribute(tag, 'x'), tag).toBeGreaterThanOrEqual(-1);
            expect(attribute(tag, 'x') + attribute(tag, 'width'), tag).toBeLessThanOrEqual(
              width + 2,
            );
          }
          for (const [, x] of svg.matchAll(/class="moved" style="transform:translate\((\d+)/g)) {
            expect(Number(x)).toBeLessThan(width);
          }
        }
      }
    },
  );

  test.each([
    ['best-fit', 11, 832],
    ['glibc', 11, 320],
    ['fits', 13, 560],
  ])('%s, step %i at %i px', (name, step, width) => {
    const said = [...drawn(scripted(name), step, width).matchAll(/<text ([^>]*)>([^<]*)/g)];
    const lines = said.map(
      ([, at, text]) => `${attribute(` ${at}`, 'x')} ${attribute(` ${at}`, 'y')} ${text}`,
    );
    expect(lines.join('\n')).toMatchSnapshot();
  });

  test('the request stands over the block that it takes', () => {
    expect(drawn(scripted('best-fit'), 11, 832)).toMatch(
      /class="moved" style="transform:translate\(515\.2px, ?20px\);?"><g class="blk request">/,
    );
  });
});

describe('a prediction', () => {
  const asked = (name: string, step: number) => {
    const play = scripted(name);
    return predictBlock(play.at(step), play.at(step + 1))!;
  };

  test('names the fit that would take a wrong block', () => {
    const question = asked('best-fit', 10);
    expect(question.right).toEqual([String(0x5a10)]);
    expect(question.explain([String(0x5a10)])).toBe(
      'Best fit: 16 left over is the least of 3 candidates.',
    );
    expect(question.explain([String(0x5200)])).toBe(
      'That is what first fit would take. Best fit: 16 left over is the least of 3 candidates.',
    );
    expect(question.explain([String(0x5cb0)])).toMatch(/^That is what worst fit would take\./);
    expect(question.explain([String(0x57e0)])).toBe(
      'That block has 304 B, and 416 B are needed. Best fit: 16 left over is the least of 3 candidates.',
    );
  });

  test('asks each of several heaps in turn', () => {
    const play = scripted('fits');
    const prompts = [10, 11, 12, 13].flatMap((step) => {
      const question = predictBlock(play.at(step), play.at(step + 1));
      return question ? [question.prompt.split(':')[0]] : [];
    });
    expect(new Set(prompts).size).toBeGreaterThan(1);
  });

  test('knows glibc’s lists', () => {
    const question = asked('glibc', 9);
    const right = question.options.find(({ id }) => id === question.right[0])!;
    expect(right.label).toMatch(/, tcache 128$/);
    const top = question.options.find(({ label }) => label.endsWith('top'))!;
    expect(question.explain([top.id])).toMatch(/^Top is the last resort\. It is the newest/);
  });
});

describe('what is told of several heaps', () => {
  test('is the same once, and each one’s own where they differ', () => {
    const play = scripted('fits');
    expect([0, 8, 11, 13].map((step) => spec.narrate(play.at(step)))).toMatchInlineSnapshot(`
      [
        "4 heaps, each with one free block, and one program for all: first fit; best fit; worst fit; next fit.",
        "free b. The same in every heap: one free block more, 656 B.",
        "p = malloc 400. First fit: looks at 1, takes 0x5200, leaves 240 B. Best fit: looks at 4, takes 0x5a10, keeps 16 B more inside. Worst fit: looks at 4, takes 0x5cb0, leaves 432 B. Next fit: looks at 1, takes 0x5cb0, leaves 432 B.",
        "r = malloc 816. First fit: looks at 3, takes 0x5cb0, keeps 16 B more inside. Best fit: looks at 3, takes 0x5cb0, keeps 16 B more inside. Worst fit: looks at 4, finds no 832 B: NULL, with 1.6 KiB free, 432 B in one piece. Next fit: looks at 4, finds no 832 B: NULL, with 1.6 KiB free, 656 B in one piece.",
      ]
    `);
    expect(spec.word(play.at(13))).toBe('NULL in 2 of 4');
  });
});
