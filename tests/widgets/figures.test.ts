import { readdirSync, readFileSync } from 'node:fs';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { encode } from '../../src/widgets/kit/address.ts';
import type { FigureSpec, Scenario } from '../../src/widgets/kit/figure-spec.ts';
import type { Moment, Play } from '../../src/widgets/kit/moment.ts';
import { onOneLine, playOf } from '../../src/widgets/kit/play.ts';
import { figureFolders, figureOf } from './all-figures.ts';

type AnyMoment = Moment<unknown, unknown>;

const whole = process.env.PAGEFAULT_WHOLE === '1';
/** Steps of a trace that are looked at where tests gate: spread over it, with both its ends. */
const sampled = 12;

function stepsOf(last: number): number[] {
  const count = whole ? last + 1 : Math.min(last + 1, sampled);
  const steps = Array.from({ length: count }, (_, i) =>
    Math.round((i * last) / Math.max(count - 1, 1)),
  );
  return [...new Set(steps)];
}

function playing(spec: FigureSpec<unknown, unknown>, script: string): Play<unknown, unknown> {
  const played = playOf<unknown, unknown>(spec.models, script);
  if (!played.ok) throw new Error(`${script}\n${JSON.stringify(played.error)}`);
  return played.play;
}

/** What no reader should ever see. */
const unsaid = /undefined|NaN|null,|\[object|Infinity| {2}/;

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, one) =>
    typeof one === 'bigint' ? `${one}n` : one instanceof Map || one instanceof Set ? [...one] : one,
  );

test('every figure has its place in the order of the course', () => {
  const list = readFileSync(
    new URL('../../src/components/figure-list.ts', import.meta.url),
    'utf8',
  );
  const order = [...list.slice(0, list.indexOf('];')).matchAll(/^ {2}'([a-z-]+)',$/gm)].map(
    ([, name]) => name,
  );
  expect(figureFolders.length).toBeGreaterThan(0);
  expect(order).toEqual(expect.arrayContaining([...figureFolders]));
  expect(new Set(order).size).toBe(order.length);
});

describe.each(figureFolders)('%s', async (folder) => {
  const spec = await figureOf(folder);
  const css = ['../../src/widgets/draw/draw.css', `../../src/widgets/${folder}/${folder}.css`]
    .map((path) => {
      try {
        return readFileSync(new URL(path, import.meta.url), 'utf8');
      } catch {
        return '';
      }
    })
    .join('\n');
  const scenarios = spec.scenarios.map((one): [string, Scenario] => [one.name, one]);

  test('has its folder’s name, at least three scenarios, and a swatch for each word of its legend', () => {
    expect(spec.name).toBe(folder);
    expect(scenarios.length).toBeGreaterThanOrEqual(3);
    expect(new Set(scenarios.map(([name]) => name)).size).toBe(scenarios.length);
    for (const [name, { title, about }] of scenarios) {
      expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(title).toMatch(/^\S.*\S$/);
      expect(about).toMatch(/^[A-Z"0-9`].*[.?]$/s);
    }
    for (const { swatch } of spec.legend) expect(css).toContain(`.sw.${swatch.split(' ')[0]}`);
  });

  test('brings its sheet by its place alone, so that no other page gets it', () => {
    for (const file of readdirSync(new URL(`../../src/widgets/${folder}/`, import.meta.url))) {
      if (!/\.tsx?$/.test(file)) continue;
      const path = new URL(`../../src/widgets/${folder}/${file}`, import.meta.url);
      expect(readFileSync(path, 'utf8'), file).not.toMatch(/^import '.*\.css'/m);
    }
  });

  test.each(scenarios)('%s: each step is told, in words and in tables', (_, { script, step }) => {
    const play = playing(spec, script);
    expect(step ?? 0).toBeLessThanOrEqual(play.last);
    for (const at of stepsOf(play.last)) {
      const moment = play.at(at);
      const said = spec.narrate(moment);
      expect(said, `step ${at}`).toMatch(/\S.*[.?:]$/s);
      expect(said).not.toMatch(unsaid);
      expect(said.length, said).toBeLessThanOrEqual(420);
      expect(spec.word(moment)).toMatch(/^\S.{0,18}$/);
      const readings = spec.readings(moment);
      expect(readings.length).toBeLessThanOrEqual(4);
      for (const { name, value } of readings) expect(`${name}: ${value}`).not.toMatch(unsaid);
      const tables = spec.twin(moment);
      expect(tables.length).toBeGreaterThan(0);
      expect(new Set(tables.map(({ caption }) => caption)).size).toBe(tables.length);
      for (const { columns, rows, caption } of tables) {
        expect(caption).toMatch(/\S/);
        for (const column of columns) expect(column, caption).toMatch(/\S/);
        for (const row of rows) {
          expect(row, caption).toHaveLength(columns.length);
          expect(row.join(' | ')).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    }
  });

  test.each(scenarios)('%s: a step is the same from either side', (_, { script }) => {
    const play = playing(spec, script);
    const steps = stepsOf(play.last).slice(-5);
    const forward = steps.map((at) => plain(play.at(at).frame));
    const back = steps.map((_, i) => {
      const at = steps.at(-1 - i)!;
      play.at(at + 1);
      play.at(at - 1);
      return plain(play.at(at).frame);
    });
    expect(back.reverse()).toEqual(forward);
  });

  test.each(scenarios)(
    '%s: is drawn at every width, in a box that no step changes',
    (_, scenario) => {
      const play = playing(spec, scenario.script);
      for (const width of whole ? [288, 320, 432, 560, 704, 832] : [320, 832]) {
        const heights = new Set<string>();
        for (const at of stepsOf(play.last)) {
          const drawn = draw(spec, play.at(at), width);
          expect(drawn, `step ${at}, ${width} px`).not.toMatch(/="[^"]*(?:undefined|NaN|Infinity)/);
          const [, wide, high] =
            /<(?:svg|canvas)[^>]*? width="([\d.]+)"[^>]*? height="([\d.]+)"/.exec(drawn)!;
          expect(Number(wide)).toBeLessThanOrEqual(width);
          heights.add(high!);
        }
        expect([...heights], `${width} px`).toHaveLength(1);
      }
    },
  );

  test.each(scenarios)(
    '%s: a question has its answer among its options, and a reason for each',
    (_, { script }) => {
      if (!spec.predict) return;
      const play = playing(spec, script);
      for (let step = 0; step < Math.min(play.last, whole ? play.last : 60); step += 1) {
        const question = spec.predict(play.at(step), play.at(step + 1));
        if (!question) continue;
        const ids = question.options.map(({ id }) => id);
        expect(ids.length).toBeGreaterThan(1);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of question.right) expect(ids).toContain(id);
        if (!question.many) expect(question.right).toHaveLength(1);
        expect(question.prompt).toMatch(/\?$/);
        for (const id of ids) {
          const why = question.explain([id]);
          expect(why).toMatch(/^\S.*[.]$/s);
          expect(why).not.toMatch(unsaid);
        }
      }
    },
  );

  test('its picture at a key step is as it was', async () => {
    const [{ script, step }] = spec.scenarios as readonly [Scenario, ...Scenario[]];
    const play = playing(spec, script);
    const svg = draw(spec, play.at(step ?? Math.ceil(play.last / 2)), 560);
    const lines = svg.replaceAll(/(?<=>)(?=<)/g, '\n');
    await expect(`${lines}\n`).toMatchFileSnapshot(`__pictures__/${folder}.svg`);
  });

  test('something is asked somewhere', () => {
    if (!spec.predict) return;
    const asked = spec.scenarios.some(({ script }) => {
      const play = playing(spec, script);
      return Array.from({ length: play.last }, (_, step) => step).some(
        (step) => spec.predict!(play.at(step), play.at(step + 1)) !== undefined,
      );
    });
    expect(asked).toBe(true);
  });

  test('other numbers make other scripts, the same for the same seed', () => {
    for (const { name, vary } of spec.scenarios) {
      if (!vary) continue;
      const seeds = Array.from({ length: whole ? 50 : 10 }, (_, seed) => seed + 1);
      const scripts = seeds.map((seed) => vary(seed));
      expect(seeds.map((seed) => vary(seed))).toEqual(scripts);
      expect(new Set(scripts).size, name).toBeGreaterThan(seeds.length / 2);
      for (const script of scripts) expect(playing(spec, script).last).toBeGreaterThan(0);
    }
  });

  test('every state has an address of at most 2,000 characters', () => {
    for (const { name, script } of spec.scenarios) {
      const play = playing(spec, script);
      expect(encode({ script: name, step: play.last })).toBeDefined();
      expect(encode({ script: onOneLine(play), step: play.last }), name).toBeDefined();
    }
  });
});

function draw(spec: FigureSpec<unknown, unknown>, moment: AnyMoment, width: number): string {
  const { Picture } = spec;
  return render(h(Picture, { id: 'test', moment, width, ask: undefined, seek: () => {} }));
}
