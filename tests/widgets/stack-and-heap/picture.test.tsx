import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { ProgramEvent } from '../../../src/model/program/event.ts';
import { programModel } from '../../../src/model/program/model.ts';
import type { ProgramState } from '../../../src/model/program/view.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { Picture } from '../../../src/widgets/stack-and-heap/picture.tsx';
import { scenarios } from '../../../src/widgets/stack-and-heap/scenarios.ts';

function playing(script: string) {
  const played = playOf<ProgramState, ProgramEvent>([programModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

type Play = ReturnType<typeof playing>;

const draw = (play: Play, step: number, width: number): string =>
  render(h(Picture, { id: 'pic', moment: play.at(step), width, ask: undefined, seek: () => {} }));

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? Number.NaN);

/** Every rectangle of a drawing, and every text with a width as it is reckoned. */
function boxesOf(svg: string): Box[] {
  const rects = [...svg.matchAll(/<rect [^>]*>/g)].map(([tag]) => ({
    x: attribute(tag, 'x'),
    y: attribute(tag, 'y'),
    width: attribute(tag, 'width'),
    height: attribute(tag, 'height'),
  }));
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([tag, text]) => {
    // Notes and heads are set in the narrower sans.
    const mono = /class="(?:w-name|w-size|w-address|code|number)/.test(tag);
    const width = text!.replaceAll(/&\w+;/g, '.').length * (mono ? 6.3 : 6);
    const end = tag.includes('text-anchor="end"');
    return {
      x: attribute(tag, 'x') - (end ? width : 0),
      y: attribute(tag, 'y') - 10,
      width,
      height: 12,
    };
  });
  return [...rects, ...texts];
}

describe.each(scenarios)('$name', ({ script }) => {
  const play = playing(script);
  test.each([288, 320, 416, 560, 688, 832])('nothing leaves the box at %i px', (width) => {
    for (let step = 0; step <= play.last; step += 1) {
      const svg = draw(play, step, width);
      const height = attribute(svg, 'height');
      for (const box of boxesOf(svg)) {
        const at = `step ${step}: ${JSON.stringify(box)}`;
        expect(box.x, at).toBeGreaterThanOrEqual(-1);
        expect(box.y, at).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, at).toBeLessThanOrEqual(width + 1);
        expect(box.y + box.height, at).toBeLessThanOrEqual(height + 1);
      }
    }
  });
});

test('a script of a hundred calls and blocks stays in a box that no step changes', () => {
  const calls = Array.from({ length: 40 }, () => 'call f a=8 b=64; a = malloc 200').join('; ');
  const play = playing(`model program\n${calls}; ${'return; '.repeat(39)}return`);
  for (const width of [320, 832]) {
    const heights = new Set<number>();
    for (let step = 0; step <= play.last; step += 9) {
      const svg = draw(play, step, width);
      const height = attribute(svg, 'height');
      heights.add(height);
      for (const { y, height: tall } of boxesOf(svg)) {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y + tall).toBeLessThanOrEqual(height + 1);
      }
    }
    expect(heights.size).toBe(1);
    expect([...heights][0]).toBeLessThan(2400);
  }
});

test.each([
  ['one-call', 7],
  ['overflow', 10],
  ['dangling', 12],
  ['freed-twice', 9],
  ['smashed', 5],
  ['closure', 14],
])('%s at step %i is drawn like this', (name, step) => {
  const { script } = scenarios.find((one) => one.name === name)!;
  // What is said where, without the sizes: those are the box's test.
  const said = [
    ...draw(playing(script), step, 560).matchAll(/<text class="([^"]*)"[^>]*>([^<]*)/g),
  ];
  expect(said.map(([, kind, text]) => `${kind}: ${text}`).join('\n')).toMatchSnapshot();
});
