import { describe, expect, test } from 'vitest';
import { scenarios } from '../../../src/widgets/two-houses/scenarios.ts';
import { draw, playing, scenario } from './playing.ts';

const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN);

/** Rectangles, and texts as wide as they are reckoned; what glides stands at its own place. */
function boxesOf(svg: string) {
  const rects = [...svg.matchAll(/<rect [^>]*>/g)].map(([tag]) => ({
    tag,
    x: attribute(tag, 'x'),
    y: attribute(tag, 'y'),
    right: attribute(tag, 'x') + attribute(tag, 'width'),
    bottom: attribute(tag, 'y') + attribute(tag, 'height'),
  }));
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([tag, text]) => {
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
  ['isolation', 10],
  ['fork', 7],
  ['shared', 8],
  ['library', 9],
  ['snapshot', 20],
  ['limit', 12],
])('%s at step %i says this', (name, step) => {
  const said = [...draw(scenario(name), step, 832).matchAll(/<text class="([^"]*)"[^>]*>([^<]*)/g)];
  expect(said.map(([, kind, text]) => `${kind}: ${text}`).join('\n')).toMatchSnapshot();
});

test('a cable is dashed while a write would be copied, and no longer when nobody else has the page', () => {
  const play = scenario('fork');
  const cow = (step: number) => draw(play, step, 832).match(/class="cable cow/g)?.length ?? 0;
  expect(cow(4)).toBe(0);
  expect(cow(5)).toBe(6);
  expect(cow(7)).toBe(4);
  expect(cow(10)).toBe(0);
});

test('a script with more pages, processes and frames than there is room for is still drawn', () => {
  const many = Array.from(
    { length: 6 },
    (_, i) => `spawn p${i}; p${i}: m = mmap 200KB; p${i}: write m 40KB`,
  );
  const play = playing(`model machine ram=1MB\na = mmap 1GB; write a+512MB\n${many.join('\n')}`);
  for (const width of [288, 832]) {
    const svg = draw(play, play.last, width);
    expect(svg).not.toMatch(/NaN|undefined/);
    expect(attribute(svg, 'height')).toBeLessThan(2000);
    if (width > 600) expect(svg).toMatch(/3 of the processes/);
  }
});
