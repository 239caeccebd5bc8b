import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it, test } from 'vitest';
import { latencyModel } from '../../../src/model/latency/latency-model.ts';
import { rungs } from '../../../src/model/latency/rungs.ts';
import type { LatencyEvent, LatencyState } from '../../../src/model/latency/state.ts';
import type { Play } from '../../../src/widgets/kit/moment.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { TwinTables } from '../../../src/widgets/kit/twin-tables.tsx';
import { Controls } from '../../../src/widgets/latency-ladder/controls.tsx';
import { spec } from '../../../src/widgets/latency-ladder/figure.tsx';
import {
  oneInN,
  placeOf,
  places,
  readOneInN,
} from '../../../src/widgets/latency-ladder/one-in-n.ts';
import { Picture } from '../../../src/widgets/latency-ladder/picture.tsx';
import { predict } from '../../../src/widgets/latency-ladder/predict.ts';
import { scenarios } from '../../../src/widgets/latency-ladder/scenarios.ts';
import { shareOf } from '../../../src/widgets/latency-ladder/share.ts';
import { squaresOf, unbroken } from '../../../src/widgets/latency-ladder/to-scale.tsx';

type LatencyPlay = Play<LatencyState, LatencyEvent>;

function playing(script: string): LatencyPlay {
  const played = playOf<LatencyState, LatencyEvent>([latencyModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}
const scripted = (name: string) => playing(scenarios.find((one) => one.name === name)!.script);

const questionAt = (play: LatencyPlay, step: number) => predict(play.at(step), play.at(step + 1));

function draw(play: LatencyPlay, step: number, width: number, options?: readonly string[]) {
  const ask = options && { options: new Set(options), picked: new Set<string>(), pick: () => {} };
  return render(h(Picture, { id: 't', moment: play.at(step), width, ask, seek: () => {} }));
}

describe('what is asked', () => {
  it('is, on the ladder, how many times as long as which rung the next one takes', () => {
    const play = scripted('ladder');
    const asked = Array.from({ length: play.last }, (_, step) => questionAt(play, step)).filter(
      (question) => question !== undefined,
    );
    expect(asked.map(({ prompt, right }) => `${prompt} ${right}`)).toMatchInlineSnapshot(`
      [
        "Next is access ram. That takes about 9.1 times as long as which rung? rung-l3",
        "Next is fault minor. That takes about 130 times as long as which rung? rung-l2",
        "Next is read zram. That takes about 50 times as long as which rung? rung-ram",
        "Next is read nvme. That takes about 20 times as long as which rung? rung-zram",
        "Next is read ssd. That takes about 1,100 times as long as which rung? rung-ram",
        "Next is read disk. That takes about 24,000 times as long as which rung? rung-minor",
      ]
    `);
  });

  it('tells what a wrong rung would make of it', () => {
    const question = questionAt(scripted('ladder'), 8)!;
    const wrong = question.options.filter(({ id }) => !question.right.includes(id));
    expect(question.explain(question.right)).toMatchInlineSnapshot(
      `"24,000 × 500 ns are 12 ms, and a hard disk takes 12 ms."`,
    );
    expect(question.explain([wrong.at(-1)!.id])).toMatchInlineSnapshot(
      `"24,000 × 110 µs are 2.6 s, but a hard disk takes 12 ms: 110 times as long as a SATA SSD."`,
    );
  });

  it('is which part takes most of the time, and often is not the one that most waits are for', () => {
    const question = questionAt(scripted('one-in-a-million'), 1)!;
    expect(question.right).toEqual(['spent-disk']);
    expect(question.explain(['spent-disk'])).toMatchInlineSnapshot(
      `"Hard disk: one wait of 12 ms, 92.3% of all."`,
    );
    expect(question.explain(['spent-l1'])).toMatchInlineSnapshot(
      `"L1 cache is waited for most often, but 999,999 × 1 ns are 1 ms, 7.7% of all. Hard disk: one wait of 12 ms, 92.3% of all."`,
    );
    expect(question.explain(['spent-minor'])).toMatchInlineSnapshot(
      `"The fault itself: one wait of 500 ns, under 0.1% of all. Hard disk: one wait of 12 ms, 92.3% of all."`,
    );
    const drives = scripted('nvme-or-disk');
    expect([1, 2, 3].map((step) => questionAt(drives, step)!.right[0])).toEqual([
      'spent-ram',
      'spent-ram',
      'spent-disk',
    ]);
    expect(questionAt(drives, 1)!.explain(['spent-zram'])).toMatchInlineSnapshot(
      `"Compressed RAM is the longest single wait, but 100 × 5 µs are 500 µs, 0.5% of all. RAM: 1,000,000 × 100 ns are 100 ms, 99.5% of all."`,
    );
  });

  it('never has two right answers, in any order of the rungs', () => {
    const { vary } = scenarios.find(({ name }) => name === 'ladder')!;
    let count = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const play = playing(vary!(seed));
      for (let step = 0; step < play.last; step += 1) {
        const question = questionAt(play, step);
        if (!question) continue;
        count += 1;
        const { each } = play.at(step + 1).events[0]!;
        const times = Number(
          /about ([\d,.]+) times/.exec(question.prompt)![1]!.replaceAll(',', ''),
        );
        const fits = question.options
          .map(({ id }) => rungs.find((rung) => `rung-${rung.id}` === id)!)
          .filter((rung) => Math.abs(Math.log(each / rung.each / times)) < Math.log(1.3));
        expect(fits.map(({ id }) => `rung-${id}`)).toEqual(question.right);
      }
    }
    expect(count).toBeGreaterThan(200);
  });
});

describe('the drawing', () => {
  test('says how long a bar would be without its break', () => {
    // 120,000 squares of 16 px, of which 96 are an inch.
    expect(unbroken()).toBe('508 m');
    expect(rungs.map(({ each }) => squaresOf(each))).toEqual([
      '1/100 of a square',
      '1/25 of a square',
      '1/9 of a square',
      '1 square',
      '5 squares',
      '50 squares',
      '1,000 squares',
      '1,100 squares',
      '120,000 squares',
    ]);
    // A slash for each power of ten: 5, 100, 110 and 12,000 times.
    const breaks = [...draw(scripted('ladder'), 9, 832).matchAll(/class="break" d="([^"]+)"/g)];
    expect(breaks.map(([, d]) => d!.split('l4').length - 1)).toEqual([1, 2, 2, 4]);
    // As often as it says, what is drawn makes the whole.
    expect(draw(scripted('ladder'), 9, 832)).toContain('120,000: 12,000 × as drawn');
    expect(draw(scripted('ladder'), 9, 288)).toContain('120,000: 12,000 × as drawn');
  });

  test('keeps to itself what a question is about', () => {
    const play = scripted('ladder');
    expect(draw(play, 6, 832)).toContain('>1.4 days<');
    const asked = draw(
      play,
      6,
      832,
      questionAt(play, 6)!.options.map(({ id }) => id),
    );
    expect(asked).not.toMatch(/1\.4 days|12 ms|120,000|508 m/);
    expect(asked).toContain('>about 5 µs<');
    expect(asked.match(/role="button"/g)).toHaveLength(6);
  });

  test('marks the mean where the model has it', () => {
    const play = scripted('one-in-a-million');
    expect(draw(play, 0, 832)).toContain('No reference to memory yet');
    expect(draw(play, 1, 832)).toContain('mean of all references 1 ns');
    expect(draw(play, 2, 832)).toContain('mean of all references 13 ns');
  });

  test.each([320, 832])('stays in its box of %d px', async (width) => {
    for (const { name, script } of scenarios) {
      const play = playing(script);
      for (let step = 0; step <= play.last; step += 1) {
        const drawn = draw(play, step, width);
        for (const [, x, wide] of drawn.matchAll(
          /<rect[^>]* x="([-\d.]+)"[^>]* width="([\d.]+)"/g,
        )) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(wide), `${name} ${step}`).toBeLessThanOrEqual(width);
        }
      }
    }
    await expect(draw(scripted('one-in-a-million'), 2, width)).toMatchFileSnapshot(
      `__snapshots__/one-in-a-million-${width}.html.snap`,
    );
  });
});

describe('the slider', () => {
  it('writes scripts that it reads again', () => {
    for (const n of places) {
      const one = { hit: 'l3', from: 'nvme', n } as const;
      const play = playing(oneInN(one));
      expect(readOneInN(play.script.statements)).toEqual(one);
      expect(places[placeOf(n)]).toBe(n);
      const { references, faults } = play.at(play.last).state;
      expect([references, faults]).toEqual([n, 1]);
    }
    expect(places.at(-1)).toBe(1_000_000_000);
  });

  it.each([
    'access l1',
    'access l1 times 9; read disk',
    'fault disk; access l1 times 9',
    'access l1 times 9; fault disk times 2',
    'access l1 times 9; fault disk; fault disk',
  ])('takes %s for a script of another kind', (text) => {
    const { script } = playing(`model latency\n${text.replaceAll('; ', '\n')}`);
    expect(readOneInN(script.statements)).toBeUndefined();
  });

  it('stands over the sources of the step, as links', () => {
    const play = scripted('nvme-or-disk');
    const html = render(h(Controls, { id: 't', moment: play.at(3), play: () => {} }));
    expect(html).toContain('Try one fault in');
    const { sources } = rungs.find(({ id }) => id === 'nvme')!;
    for (const { href } of sources) expect(html).toContain(`<a href="${href}">`);
  });
});

test('the text twin names each source and links to it', () => {
  const tables = spec.twin(scripted('ladder').at(0));
  const html = render(h(TwinTables, { tables }));
  const links = [...html.matchAll(/<td><a href="([^"]+)">\1<\/a><\/td>/g)].map(([, href]) => href);
  expect(links).toEqual(rungs.flatMap(({ sources }) => sources.map(({ href }) => href)));
});

test.each([
  [0, 100, '0%'],
  [1, 1e9, 'under 0.1%'],
  [923, 1000, '92.3%'],
  [1e9 - 1, 1e9, 'over 99.9%'],
  [5, 5, '100%'],
])('%d of %d is %s', (part, whole, text) => {
  expect(shareOf(part, whole)).toBe(text);
});
