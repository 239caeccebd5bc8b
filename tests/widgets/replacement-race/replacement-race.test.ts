import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import type { RaceState } from '../../../src/model/replacement/race-model.ts';
import { raceModel } from '../../../src/model/replacement/race-model.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { spec } from '../../../src/widgets/replacement-race/figure.tsx';
import {
  readFrames,
  readReferences,
  written,
} from '../../../src/widgets/replacement-race/own-references.ts';
import { predictVictim } from '../../../src/widgets/replacement-race/predict-victim.ts';
import { columnsAt, type RaceEvent } from '../../../src/widgets/replacement-race/race-columns.ts';
import { layoutOf } from '../../../src/widgets/replacement-race/race-layout.ts';
import { boundOf, referencesOf } from '../../../src/widgets/replacement-race/references.ts';

function playing(script: string) {
  const played = playOf<RaceState, RaceEvent>([raceModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}

const scripted = (name: string) => playing(spec.scenarios.find((one) => one.name === name)!.script);
const faultsIn = (name: string): number[] => {
  const play = scripted(name);
  return play.at(play.last).state.lanes.map(({ state }) => state.counts.misses);
};
const drawn = (name: string, step: number, width: number): string =>
  render(
    h(spec.Picture, {
      ...{ id: 'race', moment: scripted(name).at(step), width },
      ask: undefined,
      seek: () => {},
    }),
  );

describe('the scenarios show what they say', () => {
  test.each([
    ['textbook', [15, 12, 9]],
    ['clock', [9, 8, 7]],
    ['loop', [20, 8, 8]],
    ['belady', [9, 10]],
    ['scan', [14, 10, 10, 10]],
  ])('%s ends with %j faults', (name, faults) => {
    expect(faultsIn(name)).toEqual(faults);
  });

  test('with other numbers, too', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
      const last = (name: string): number[] => {
        const play = playing(spec.scenarios.find((one) => one.name === name)!.vary!(seed));
        return play.at(play.last).state.lanes.map(({ state }) => state.counts.misses);
      };
      const [three, four] = last('belady');
      expect(four).toBeGreaterThan(three!);
      const [lru, mru, opt] = last('loop');
      expect([lru, mru]).toEqual([20, opt]);
      const [scanned, ...others] = last('scan');
      for (const other of others) expect(other).toBeLessThan(scanned!);
    }
  });
});

describe('the drawing', () => {
  test('has every reference of a string that fits, and a window of one that does not', () => {
    const play = scripted('textbook');
    const { state } = play.at(0);
    expect(layoutOf(play, state, 0, 832)).toMatchObject({ first: 1, columns: 20 });
    expect(layoutOf(play, state, 12, 320)).toMatchObject({ first: 5, columns: 10 });
    expect(layoutOf(play, state, 20, 320)).toMatchObject({ first: 11, columns: 10 });
  });

  test.each([320, 832])('keeps a page in its frame until it goes, at %i px', (width) => {
    expect(drawn('belady', 8, width)).toMatchSnapshot();
  });

  test('shows the hand where the next search begins', () => {
    const play = scripted('clock');
    const clock = (step: number) => columnsAt(play, step)[1]!;
    expect(clock(4)).toMatchObject({ hand: 0, out: [] });
    expect(clock(5)).toMatchObject({ hand: 1, out: [2], at: 0 });
    expect(clock(5).cells.map((one) => one?.mark)).toEqual(['1', '0', '0']);
  });

  test('stays in its box with many frames, long numbers and no end of references', () => {
    const pages = Array.from({ length: 300 }, (_, at) => 1_000_000 + ((at * 7) % 60));
    const play = playing(
      `model race policy=clock,working-set,opt frames=40,1024\nrefer ${pages.join(' ')}`,
    );
    for (const width of [288, 832]) {
      const html = render(
        h(spec.Picture, {
          ...{ id: 'race', moment: play.at(200), width },
          ask: undefined,
          seek: () => {},
        }),
      );
      for (const [, x, wide] of html.matchAll(/ x="(-?[\d.]+)" y="[\d.]+" width="([\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x) + Number(wide)).toBeLessThanOrEqual(width);
      }
      expect(html).toContain('24 not drawn');
    }
  });

  test('has OPT’s faults at every lane, whether OPT races or not', () => {
    const [with3, with4] = [3, 4].map((frames) => boundOf(scripted('belady'), frames));
    expect(with3).toEqual([0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 6, 7, 7]);
    expect(with4).toEqual([0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6]);
    const play = scripted('textbook');
    expect(boundOf(play, 3)[20]).toBe(9);
  });
});

describe('a prediction', () => {
  test('asks each lane in turn', () => {
    const play = scripted('loop');
    const asked = Array.from({ length: play.last }, (_, step) =>
      predictVictim(play.at(step), play.at(step + 1)),
    ).flatMap((question) => (question ? [question.prompt] : []));
    expect(asked[0]).toBe('Page 5 is next, and memory is full. Which page will OPT put out?');
    expect(new Set(asked.map((prompt) => /page will (\w+)/.exec(prompt)![1]))).toEqual(
      new Set(['LRU', 'MRU', 'OPT']),
    );
  });

  test('tells a wrong answer whose rule it was', () => {
    const play = playing('model race policy=fifo\nrefer 7 0 1 7 2 0');
    const question = predictVictim(play.at(4), play.at(5))!;
    expect(question.right).toEqual(['0-7']);
    expect(question.explain(['0-7'])).toBe(
      'FIFO puts out page 7, which was loaded first, at step 1.',
    );
    expect(question.explain(['0-0'])).toBe(
      'Page 0 is what LRU would put out of this memory. FIFO puts out page 7, which was loaded first, at step 1.',
    );
    expect(question.explain(['0-1'])).toMatch(/^(?:LFU|OPT).* could put out page 1, which ties/);
  });

  test('asks nothing of chance, and nothing of a working set', () => {
    const play = playing('model race policy=random,working-set,random-clock\nrefer 1 2 3 4 5 6');
    for (let step = 0; step < play.last; step += 1) {
      expect(predictVictim(play.at(step), play.at(step + 1))).toBeUndefined();
    }
  });
});

describe('what is told', () => {
  test('of lanes that differ', () => {
    const play = scripted('textbook');
    expect([0, 1, 7, 8, 20].map((step) => spec.narrate(play.at(step)))).toMatchInlineSnapshot(`
      [
        "20 references will go through FIFO, LRU and OPT. No page is in memory yet.",
        "Page 7 is needed: a fault in every lane, and a free frame takes it.",
        "Page 0 is needed. A hit with LRU and OPT. FIFO: a fault; page 1 goes, which was loaded first, at step 3.",
        "Page 4 is needed. FIFO: a fault; page 2 goes, which was loaded first, at step 4. LRU: a fault; page 2 goes, which was used longest ago, at step 4. OPT: a fault; page 0 goes, which is used again 3 references from now, later than any other.",
        "Page 1 is needed. A hit with LRU and OPT. FIFO: a fault; page 2 goes, which was loaded first, at step 15.",
      ]
    `);
  });

  test('of six lanes, without each one’s reasons', () => {
    const play = playing(
      'model race policy=fifo,lru,mru,lfu,clock,opt frames=2\nwrite 1 2 3\nrefer 2 3 1 4',
    );
    for (let step = 0; step <= play.last; step += 1) {
      expect(spec.narrate(play.at(step)).length).toBeLessThanOrEqual(420);
      expect(spec.word(play.at(step)).length).toBeLessThanOrEqual(19);
    }
  });

  test('of one lane as replacement is told', () => {
    const play = playing('model race policy=lru frames=1\nrefer 1 2');
    expect(spec.narrate(play.at(2))).toBe(
      'Page 2 is needed for the first time: a fault. It takes the frame of page 1, which was used longest ago, at step 1.',
    );
  });
});

describe('a string of one’s own', () => {
  test('is read as it is written', () => {
    const text = '7 0 1w 2w 7';
    const read = readReferences(text);
    if (!read.ok) throw new Error(read.why);
    expect(read.value).toEqual([
      { kind: 'refer', pages: [7, 0] },
      { kind: 'write', pages: [1, 2] },
      { kind: 'refer', pages: [7] },
    ]);
    expect(written(referencesOf(playing('model race\nrefer 7 0; write 1 2; refer 7')))).toBe(text);
    expect(readReferences(' 1,2;3 ').ok).toBe(true);
  });

  test.each([
    ['', 'Expected page numbers such as 7 0 1, found nothing.'],
    ['1 x 2', 'Expected page numbers such as 7 0 1, found x.'],
    ['1 -2', 'Expected page numbers such as 7 0 1, found -2.'],
  ])('%j is a mistake', (text, why) => {
    expect(readReferences(text)).toEqual({ ok: false, why });
  });

  test('has frames that are numbers', () => {
    expect(readFrames('3, 4')).toEqual({ ok: true, value: [3, 4] });
    expect(readFrames('0')).toMatchObject({ why: expect.stringContaining('found 0') });
    expect(readFrames('')).toMatchObject({ why: expect.stringContaining('found 0') });
    expect(readFrames('1 2 3 4 5 6 7')).toMatchObject({ why: expect.stringContaining('found 7') });
  });
});
