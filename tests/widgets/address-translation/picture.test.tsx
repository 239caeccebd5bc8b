import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { Picture } from '../../../src/widgets/address-translation/picture.tsx';
import { predict } from '../../../src/widgets/address-translation/predict.ts';
import { scenarios } from '../../../src/widgets/address-translation/scenarios.ts';
import type { Asking } from '../../../src/widgets/kit/question.ts';
import { playing, scenario } from './playing.ts';

type Play = ReturnType<typeof playing>;

function draw(play: Play, step: number, width: number, ask?: Asking): string {
  return render(h(Picture, { id: 'pic', moment: play.at(step), width, ask, seek: () => {} }));
}

/** The question before a step, open. */
function asking(play: Play, step: number): Asking | undefined {
  if (step >= play.last) return undefined;
  const question = predict(play.at(step), play.at(step + 1));
  if (!question) return undefined;
  const options = new Set(question.options.map(({ id }) => id));
  return { options, picked: new Set(), pick: () => {} };
}

const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? 0);

/** Rectangles, texts with a width as it is reckoned, and corners of lines, each moved as its group is. */
function boxesOf(svg: string) {
  const found: { what: string; x: number; y: number; width: number; height: number }[] = [];
  const moves: [number, number][] = [];
  const tags = svg.replace(/<defs>.*?<\/defs>/s, '');
  for (const match of tags.matchAll(/<(\/?)(g|rect|text)\b[^>]*>/g)) {
    const { index, 0: tag, 1: closing, 2: kind } = match;
    if (kind === 'g') {
      const by = /translate\((-?[\d.]+)px, (-?[\d.]+)px\)/.exec(tag);
      if (closing) moves.pop();
      else moves.push([Number(by?.[1] ?? 0), Number(by?.[2] ?? 0)]);
    }
    if (closing || kind === 'g') continue;
    const dx = moves.reduce((sum, [x]) => sum + x, 0);
    const dy = moves.reduce((sum, [, y]) => sum + y, 0);
    const x = attribute(tag, 'x') + dx;
    const y = attribute(tag, 'y') + dy;
    if (kind === 'rect') {
      const { width, height } = {
        width: attribute(tag, 'width'),
        height: attribute(tag, 'height'),
      };
      found.push({ what: tag, x, y, width, height });
    }
    if (kind === 'text') {
      const start = index + tag.length;
      const text = tags.slice(start, tags.indexOf('<', start)).replaceAll(/&\w+;/g, '.');
      // Notes are set in the narrower sans; what is asked for is the largest.
      const each = tag.includes('asked') ? 10.5 : /w-note|w-head/.test(tag) ? 6 : 7.4;
      const width = text.length * each;
      const back = tag.includes('"end"') ? width : tag.includes('"middle"') ? width / 2 : 0;
      found.push({ what: text, x: x - back, y: y - 10, width, height: 12 });
    }
  }
  return found;
}

/** What leaves the box of a drawing. */
function outside(svg: string, width: number) {
  const height = heightOf(svg);
  return boxesOf(svg).filter(
    (box) =>
      box.x < -1 || box.y < -1 || box.x + box.width > width + 4 || box.y + box.height > height + 1,
  );
}

const heightOf = (svg: string): number => attribute(/<svg[^>]*>/.exec(svg)![0], 'height');

describe.each(scenarios)('$name', ({ script }) => {
  const play = playing(script);
  test.each([288, 448, 656, 832])('nothing leaves the box at %i px', (width) => {
    const heights = new Set<number>();
    for (let step = 0; step <= play.last; step += play.last > 20 ? 5 : 1) {
      for (const ask of [undefined, asking(play, step)]) {
        const svg = draw(play, step, width, ask);
        heights.add(heightOf(svg));
        expect(svg).not.toMatch(/NaN|undefined/);
        expect(outside(svg, width), `step ${step}`).toEqual([]);
      }
    }
    expect(heights.size).toBe(1);
  });
});

test('a question can be answered on the drawing, wide and narrow', () => {
  const play = scenario('first-walk');
  for (const width of [320, 832]) {
    for (const [step, count] of [
      [4, 4],
      [8, 2],
    ] as const) {
      const svg = draw(play, step, width, asking(play, step));
      expect(svg.match(/role="button"/g), `${width} px, step ${step}`).toHaveLength(count);
    }
  }
});

test('while an index is asked for, nothing that was not read yet tells it', () => {
  const play = scenario('first-walk');
  for (const width of [320, 832]) {
    const open = draw(play, 5, width, asking(play, 5));
    expect(draw(play, 5, width)).toContain('0x1fb = 507');
    expect(open).toContain('0x0ff = 255');
    expect(open).not.toMatch(/= 507|= 381|= 511|→ 42</);
    expect(open.match(/>\?</g)).toHaveLength(3);
  }
});

test('each step of the walk adds its stretches to the way, and a hit goes past the tables', () => {
  const play = scenario('first-walk');
  const stretches = (step: number, width: number): number =>
    draw(play, step, width).match(/class="cable way"/g)?.length ?? 0;
  const steps = [3, 4, 5, 6, 7, 8, 9];
  // To the TLB; an index and its place; from the entry before, and again; and the offset, in the page.
  expect(steps.map((step) => stretches(step, 832))).toEqual([0, 1, 3, 6, 9, 15, 3]);
  expect(steps.map((step) => stretches(step, 320))).toEqual([0, 1, 2, 4, 6, 10, 2]);
});

test('of a large TLB as much is drawn as is looked at, on any page', () => {
  const play = playing('model paging tlb=4096 ways=0\nmap 0x1000 -> 5\nread 0x1008\nread 0x1010');
  for (const width of [288, 832]) expect(heightOf(draw(play, play.last, width))).toBeLessThan(1040);
  expect(draw(play, play.last, 832)).toMatch(/16 of 4096 ways a set.*0x1 → 5/s);
});

test('other settings are drawn, too: five levels, one table, no TLB, a large one, tiny pages', () => {
  for (const opening of [
    'scheme=x86-64-5',
    'scheme=linear tlb=0',
    'tlb=1024 ways=8',
    'tlb=64 ways=0',
    'scheme=two-level page=1KB space=1MB',
    'scheme=linear page=4KB space=4KB',
    'scheme=base',
  ]) {
    const base =
      opening === 'scheme=base' ? 'segment all base=0x8000 limit=4KB; ' : 'map 0x0 -> 9; ';
    const play = playing(`model paging ${opening}\n${base}read 0x10; read 0x14; read 0x100000`);
    for (const width of [288, 832]) {
      for (let step = 0; step <= play.last; step += 1) {
        const svg = draw(play, step, width);
        expect(outside(svg, width), `${opening}, ${width} px, step ${step}`).toEqual([]);
      }
    }
  }
});

test.each([
  ['first-walk', 6],
  ['first-walk', 9],
  ['faults', 13],
  ['faults', 24],
  ['huge-page', 6],
  ['switch-tags', 15],
  ['segments', 6],
])('%s at step %i is drawn like this', (name, step) => {
  // What is said where, without the places: those are the box's test.
  const said = [...draw(scenario(name), step, 832).matchAll(/<text class="([^"]*)"[^>]*>([^<]*)/g)];
  const words = said.filter(([, kind]) => !kind!.startsWith('flag'));
  const flags = said.filter(([, kind]) => kind!.startsWith('flag')).map(([, , text]) => text);
  const lines = words.map(([, kind, text]) => `${kind}: ${text}`);
  expect([...lines, `bits and flags: ${flags.join('')}`].join('\n')).toMatchSnapshot();
});
