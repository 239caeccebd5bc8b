import { describe, expect, test } from 'vitest';
import { scenarios } from '../../../src/widgets/first-touch/scenarios.ts';
import { stripsOf } from '../../../src/widgets/first-touch/strips.ts';
import { draw, playing, scenario } from './playing.ts';

const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN);

/** Rectangles, and texts as wide as they are reckoned. */
function boxesOf(svg: string) {
  const rects = [...svg.matchAll(/<rect [^>]*>/g)].map(([tag]) => ({
    tag,
    x: attribute(tag, 'x'),
    y: attribute(tag, 'y'),
    right: attribute(tag, 'x') + attribute(tag, 'width'),
    bottom: attribute(tag, 'y') + attribute(tag, 'height'),
  }));
  const texts = [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([tag, , text]) => {
    const mono = /class="(?:w-name|w-size|w-address)/.test(tag);
    const width = text!.replaceAll(/&\w+;/g, '.').length * (mono ? 6.8 : 6);
    const anchor = /text-anchor="(\w+)"/.exec(tag)?.[1];
    const x = attribute(tag, 'x') - { end: width, middle: width / 2, start: 0 }[anchor ?? 'start']!;
    const y = attribute(tag, 'y');
    return { tag, x, y: y - 10, right: x + width, bottom: y + 2 };
  });
  return [...rects, ...texts];
}

describe.each(scenarios)('$name', ({ script }) => {
  const play = playing(script);
  test.each([288, 320, 432, 560, 688, 832])('nothing leaves the box at %i px', (width) => {
    for (let step = 0; step <= play.last; step += 1) {
      const svg = draw(play, step, width);
      const height = attribute(svg, 'height');
      for (const { tag, x, y, right, bottom } of boxesOf(svg)) {
        const at = `step ${step}: ${tag}`;
        expect(x, at).toBeGreaterThanOrEqual(-1);
        expect(y, at).toBeGreaterThanOrEqual(-1);
        expect(right, at).toBeLessThanOrEqual(width + 1);
        expect(bottom, at).toBeLessThanOrEqual(height + 1);
      }
    }
  });
});

test.each([
  ['malloc', 8],
  ['read-first', 6],
  ['file', 10],
  ['calloc', 4],
  ['private-file', 7],
  ['warm', 8],
])('%s at step %i says this', (name, step) => {
  const said = [...draw(scenario(name), step, 832).matchAll(/<text class="([^"]*)"[^>]*>([^<]*)/g)];
  expect(said.map(([, kind, text]) => `${kind}: ${text}`).join('\n')).toMatchSnapshot();
});

test('what was read ahead lies in the cache, and no entry names it yet', () => {
  const svg = draw(scenario('file'), 2, 832);
  expect(svg.match(/class="cached ahead"/g)).toHaveLength(7);
  expect(svg.match(/class="entry filled"/g)).toHaveLength(1);
  const next = draw(scenario('file'), 3, 832);
  expect(next.match(/class="cached/g)).toBeNull();
  expect(next.match(/class="entry filled"/g)).toHaveLength(7);
});

test('a run of pages that nothing happens to is one column, however long', () => {
  const play = playing('model machine ram=64MB\na = calloc 40MB\nwrite a+20MB');
  for (const width of [288, 832]) {
    const svg = draw(play, play.last, width);
    expect(svg).toMatch(/\+5119</);
    expect(attribute(svg, 'height')).toBeLessThan(600);
  }
});

test('a script with more than there is room for, or nothing at all, is still drawn', () => {
  const many = Array.from({ length: 6 }, (_, i) => `m${i} = mmap 200KB; touch m${i}`).join('\n');
  for (const script of [`model machine ram=2MB\n${many}`, 'spawn web', 'web: a = malloc 4']) {
    const play = playing(script);
    for (const width of [288, 832]) {
      const svg = draw(play, play.last, width);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(attribute(svg, 'height')).toBeLessThan(3000);
    }
  }
});

test('blocks that had the same bytes one after the other are counted once', () => {
  const again = playing('model machine\na = malloc 64KB\nfree a\nb = malloc 64KB');
  expect(stripsOf(again).strips).toMatchObject([{ names: ['a', 'b'], bytes: 64 * 1024 }]);
  const both = playing('model machine\na = malloc 64\nb = malloc 100');
  expect(stripsOf(both).strips).toMatchObject([{ names: ['a', 'b'], bytes: 164 }]);
});
