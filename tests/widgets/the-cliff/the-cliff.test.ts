import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { cliffModel } from '../../../src/model/cliff/cliff-model.ts';
import type { CliffState } from '../../../src/model/cliff/state.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import { withSetting, withValue } from '../../../src/widgets/the-cliff/controls.tsx';
import { extentOf } from '../../../src/widgets/the-cliff/course.ts';
import { spec } from '../../../src/widgets/the-cliff/figure.tsx';
import { predictCourse } from '../../../src/widgets/the-cliff/predict-course.ts';

function playing(script: string) {
  const played = playOf<CliffState, never>([cliffModel], script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}
type CliffPlay = ReturnType<typeof playing>;

const scripted = (name: string): CliffPlay =>
  playing(spec.scenarios.find((one) => one.name === name)!.script);
const done = (play: CliffPlay): number[] =>
  play.at(play.last).state.intervals.map(({ references }) => references);

describe('the scenarios show what they say', () => {
  test('what fits costs nothing, with any numbers', () => {
    const { vary, script } = spec.scenarios.find(({ name }) => name === 'fits')!;
    for (const text of [script, ...[1, 2].map((seed) => vary!(seed))]) {
      expect(new Set(done(playing(text)))).toEqual(new Set([1000]));
    }
  });

  test('just over it falls to a quarter and less, with any numbers', () => {
    const { vary, script } = spec.scenarios.find(({ name }) => name === 'over')!;
    for (const text of [script, ...[1, 2].map((seed) => vary!(seed))]) {
      const references = done(playing(text));
      expect(references.slice(0, 2)).toEqual([1000, 1000]);
      const atRam = references.slice(11, 14).reduce((sum, one) => sum + one, 0) / 3;
      expect(atRam).toBeLessThan(850);
      expect(references.at(-1)).toBeLessThan(330);
    }
  });

  test('one more program helps up to five, and hurts from six on', () => {
    const references = done(scripted('one-more'));
    expect(references.slice(0, 10)).toEqual([200, 200, 400, 400, 600, 600, 800, 800, 1000, 1000]);
    expect(references[12]!).toBeLessThan(800);
    expect(references[18]!).toBeLessThan(references[12]!);
    expect(references.at(-1)).toBe(800);
  });

  test('a scan swaps nothing, with any numbers', () => {
    const { vary, script } = spec.scenarios.find(({ name }) => name === 'scan')!;
    for (const text of [script, ...[1, 2].map((seed) => vary!(seed))]) {
      const play = playing(text);
      const { intervals } = play.at(play.last).state;
      for (const { vmstat } of intervals) expect([vmstat.si, vmstat.so]).toEqual([0, 0]);
      expect(intervals[3]!.vmstat.bi).toBeGreaterThan(300);
    }
  });

  test('swappiness leaves throughput as it is', () => {
    const { intervals } = scripted('swappiness').at(23).state;
    const mean = (from: number, of: (one: (typeof intervals)[number]) => number): number =>
      intervals.slice(from, from + 4).reduce((sum, one) => sum + of(one), 0) / 4;
    const [files, anon] = [1, 16].map((from) => mean(from, ({ references }) => references));
    expect(Math.abs(files! - anon!)).toBeLessThan(0.15 * files!);
    expect(mean(1, ({ vmstat }) => vmstat.si)).toBe(0);
    expect(mean(16, ({ vmstat }) => vmstat.si)).toBeGreaterThan(200);
  });
});

describe('the drawing', () => {
  const drawn = (play: CliffPlay, step: number, width: number): string =>
    render(
      h(spec.Picture, {
        ...{ id: 'cliff', moment: play.at(step), width },
        ask: undefined,
        seek: () => {},
      }),
    );

  test.each([320, 832])('has each frame once, at %i px', (width) => {
    const play = scripted('over');
    const html = drawn(play, 14, width);
    const [, frames] = /<g class="frames">(.*?)<g class="programs"/s.exec(html)!;
    const squares = [...frames!.matchAll(/class="pgs[^>]*><path d="([^"]*)"/g)].flatMap(
      ([, path]) => path!.match(/M[\d.]+ [\d.]+/g)!,
    );
    expect(new Set(squares).size).toBe(256);
    expect(squares).toHaveLength(256);
  });

  test.each([288, 432, 560, 832])('stays in its box, at %i px', (width) => {
    for (const name of ['over', 'one-more', 'scan']) {
      const play = scripted(name);
      const html = drawn(play, play.last, width);
      for (const [, x, wide] of html.matchAll(/<rect[^>]* x="(-?[\d.]+)"[^>]* width="([\d.]+)"/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x) + Number(wide)).toBeLessThanOrEqual(width + 0.5);
      }
      for (const [, x] of html.matchAll(/ x="([\d.]+)" y="[\d.]+" text-anchor="end"/g)) {
        expect(Number(x)).toBeLessThanOrEqual(width);
      }
    }
  });

  test('of a moment of the cliff', () => {
    expect(drawn(scripted('one-more'), 19, 560)).toMatchSnapshot();
  });

  test('has room for all that a script asks for', () => {
    expect(extentOf(playing('model cliff programs=2 set=256KB\nrun 1'))).toEqual({
      programs: 2,
      share: 0.5,
      pages: 64,
    });
    expect(
      extentOf(playing('model cliff set=256KB files=256KB\nprograms 5; set 512KB; scan 1MB')),
    ).toEqual({ programs: 6, share: 3.75, pages: 192 });
  });
});

describe('what is told', () => {
  test('in a second that fits, one that swaps, one that thrashes, and a scan', () => {
    const said = (name: string, ...steps: number[]) =>
      steps.map((step) => {
        const moment = scripted(name).at(step);
        return `${spec.word(moment)} | ${spec.narrate(moment)}`;
      });
    expect([
      ...said('over', 0, 1, 2, 3, 10, 27),
      ...said('one-more', 2, 3),
      ...said('scan', 4, 5),
      ...said('swappiness', 6),
    ]).toMatchInlineSnapshot(`
      [
        "Start | 1 MiB of RAM and 3 programs. Together they keep using 768 KiB, 75 % of RAM.",
        "It fits | 1,000 pages of work, 0 major faults. 188 minor faults, for pages that are new. All that is used is in memory, and the CPU never waits.",
        "It fits | 1,000 pages of work, 0 major faults. 4 minor faults, for pages that are new. All that is used is in memory, and the CPU never waits.",
        "Working set | Each program keeps using 272 KiB of its own memory now. Together they keep using 816 KiB, 80 % of RAM.",
        "Swapping | 982 pages of work, 58 major faults. Pages that are in use don’t all fit: 420 KiB came back from swap, and 412 KiB went there.",
        "Thrashing | 217 pages of work, 100 major faults. Thrashing: for 78 % of the second everybody waits for the disk, and each page that comes in puts out one that is needed soon.",
        "It fits | 200 pages of work, 0 major faults. All that is used is in memory, and for 80 % of the second nobody had work for the CPU.",
        "Programs | 2 programs run now. Together they keep using 320 KiB, 31 % of RAM.",
        "Scan | Somebody begins to read a file, page after page, and will need none of them again.",
        "Reading | 835 pages of work, 42 major faults. 680 KiB of files were read, and nothing went to swap.",
        "Swappiness | Swappiness is 60 now: pages of files go sooner than anonymous memory.",
      ]
    `);
  });

  test('when there is no swap and somebody is killed', () => {
    const play = playing('model cliff swap=0 set=512KB\nrun 3');
    const words = [1, 2, 3].map((step) => spec.narrate(play.at(step)));
    expect(words.join(' ')).toMatch(/[A-C] held most, and was killed\./);
  });

  test('when a script is too long', () => {
    const play = playing('model cliff programs=1 set=4KB\nrun 300; run 1');
    expect(spec.narrate(play.at(301))).toMatch(/at most 300 seconds/);
    expect(spec.word(play.at(301))).toBe('Too long');
  });
});

describe('a prediction', () => {
  const asked = (name: string) => {
    const play = scripted(name);
    return Array.from({ length: play.last }, (_, step) => ({
      step,
      question: predictCourse(play.at(step), play.at(step + 1)),
    })).flatMap(({ step, question }) => (question ? [{ step, question }] : []));
  };

  test('asks what throughput does when one more program starts, and knows', () => {
    const courses = asked('one-more')
      .filter(({ question }) => !question.many)
      .map(({ question }) => question.right[0]);
    expect(courses).toEqual([
      'rises',
      'rises',
      'rises',
      'rises',
      'falls',
      'falls',
      'rises',
      'rises',
    ]);
  });

  test('tells a wrong answer with which memory it would be right', () => {
    const sixth = asked('one-more').find(({ question }) =>
      /6 in place of 5/.test(question.prompt),
    )!;
    expect(sixth.question.right).toEqual(['falls']);
    expect(sixth.question.explain(['falls'])).toMatch(
      /^Throughput falls from 1,000 to \d+ pages a second: what is used no longer fits\. /,
    );
    expect(sixth.question.explain(['stays'])).toMatch(
      /With 2 MiB of RAM you would be right: it goes from 1,000 to 1,000 there\.$/,
    );
  });

  test('asks for the columns that rise as swapping sets in', () => {
    const many = [...asked('over'), ...asked('one-more')].filter(({ question }) => question.many);
    expect(many.length).toBeGreaterThan(0);
    for (const { question } of many) {
      expect(question.explain(question.right)).toMatch(/^Higher: /);
      expect(question.explain(['us', 'wa', 'si', 'so', 'b', 'swpd'])).toMatch(
        /(goes down|stays at)/,
      );
    }
  });
});

describe('a slider rewrites the script', () => {
  const play = playing(
    'model cliff programs=2 set=256KB\nrun 2; programs 4; run 2; programs 6; run 2',
  );

  test('where the value that holds now was set', () => {
    expect(withValue(play.at(1), 'programs', 3)).toBe(
      'model cliff programs=3 set=256KB\nrun 2\nprograms 4\nrun 2\nprograms 6\nrun 2',
    );
    expect(withValue(play.at(4), 'programs', 5)).toBe(
      'model cliff programs=2 set=256KB\nrun 2\nprograms 5\nrun 2\nprograms 6\nrun 2',
    );
    expect(withValue(play.at(4), 'set', 131072)).toMatch(/^model cliff programs=2 set=128KB\n/);
    expect(withSetting(play.at(4), 'ram', 2 ** 21)).toMatch(/^model cliff ram=2MB programs=2/);
  });
});
