import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { spec } from '../../../src/widgets/collectors/figure.tsx';
import type { Event, State } from '../../../src/widgets/collectors/look.ts';
import { playOf } from '../../../src/widgets/kit/play.ts';
import type { Question } from '../../../src/widgets/kit/question.ts';

function playing(script: string) {
  const played = playOf<State, Event>(spec.models, script);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}
const scenario = (name: string) => spec.scenarios.find((one) => one.name === name)!;
const playOfScenario = (name: string) => playing(scenario(name).script);
type Play = ReturnType<typeof playing>;

const draw = (play: Play, step: number, width: number): string =>
  render(
    h(spec.Picture, { id: 'pic', moment: play.at(step), width, ask: undefined, seek: () => {} }),
  );
const steps = (play: Play) => Array.from({ length: play.last + 1 }, (_, step) => step);
const asked = (play: Play): { step: number; question: Question }[] =>
  steps(play)
    .slice(0, -1)
    .flatMap((step) => {
      const question = spec.predict!(play.at(step), play.at(step + 1));
      return question ? [{ step, question }] : [];
    });
/** What lies where at the end, by address. */
const end = (play: Play): string => {
  const { state } = play.at(play.last);
  if (!('spaces' in state)) throw new Error('no heap');
  return state.graph.nodes
    .filter(({ address }) => address !== undefined)
    .sort((a, b) => a.address! - b.address!)
    .map(({ id, address }) => `${id} ${address}`)
    .join(', ');
};

describe('the scenarios tell what they say', () => {
  test('one program, three collectors: holes, a slide, and a copy breadth first', () => {
    const [holes, slide, evacuate] = ['holes', 'slide', 'evacuate'].map(playOfScenario);
    expect(end(holes!)).toBe('a 0, c 48, e 96, f 112');
    expect(holes!.at(holes!.last).fault?.code).toBe('out-of-memory');
    expect(end(slide!)).toBe('a 0, c 32, e 64, f 80, h 96');
    expect(end(evacuate!)).toBe('c 176, a 208, f 240, e 256, h 272');
  });

  test('two generations: copied, promoted, kept by the remembered set, and gone in the end', () => {
    const play = playOfScenario('nursery');
    const kinds = steps(play).flatMap((step) => play.at(step).events.map(({ kind }) => kind));
    for (const kind of ['copied', 'promoted', 'remembered', 'flipped', 'freed'] as const) {
      expect(kinds).toContain(kind);
    }
    expect(end(play)).toBe('');
  });

  test('a collector on its own is told by its numbers, and not as the best of one', () => {
    const play = playing('model collectors collector=mark-sweep objects=200; live 2KB');
    const alone = play.at(1);
    expect(spec.narrate(alone)).toMatch(/the longest pause of mark-sweep takes [\d,]+ units/);
    const values = spec.readings(alone).map(({ value }) => value);
    expect(values).not.toContain('mark-sweep');
    expect(values[1]).toMatch(/^[\d,]+ units$/);
  });

  test('a live object is lost without a barrier, and none with it', () => {
    const lost = (name: string): number => {
      const play = playOfScenario(name);
      const { state } = play.at(play.last);
      return 'dangling' in state ? state.dangling.length : -1;
    };
    expect(['no-barrier', 'nursery', 'lost', 'slices'].map(lost)).toEqual([1, 0, 1, 0]);
    const play = playOfScenario('lost');
    expect(draw(play, play.last, 832)).toContain('c is lost');
    const nursery = playOfScenario('no-barrier');
    expect(draw(nursery, nursery.last, 320)).toContain('v (lost)');
  });

  test('the work of a pause is told by what it grows with', () => {
    const slide = playOfScenario('slide');
    const svg = draw(slide, slide.last, 832);
    for (const text of [
      'marking 28: grows with what lives',
      'new addresses 7: grows with every block',
      'moving 12: grows with what lives',
    ]) {
      expect(svg).toContain(text);
    }
  });
});

describe('questions', () => {
  test('which objects move is answered by the addresses after the collection', () => {
    const [first] = asked(playOfScenario('slide'));
    expect(first!.question.prompt).toBe('Which objects will this collection move?');
    expect(first!.question.right).toEqual(['c', 'e', 'f']);
    expect(first!.question.explain(['b'])).toContain('No root reaches b');
    expect(first!.question.explain(['a'])).toContain('so it stays where it is');
  });

  test('the lost object is among those that go, and the barrier would have kept it', () => {
    const questions = asked(playOfScenario('lost')).filter(({ question }) => question.many);
    const { question } = questions.at(-1)!;
    expect(question.right).toEqual(['c']);
    expect(question.explain([])).toBe(
      'c goes although a refers to it: nobody noted that reference, and with the barrier it would have stayed.',
    );
    expect(asked(playOfScenario('no-barrier')).at(-1)!.question.explain([])).toMatch(
      /v goes although m refers to it.*would have stayed/,
    );
  });

  test('who is visited next is the first that waits, and a stack would take the last', () => {
    const question = asked(playOfScenario('evacuate')).find(({ question: { prompt } }) =>
      prompt.includes('next'),
    )!.question;
    const [right] = question.right;
    const last = question.options.at(-1)!.id;
    expect(last).not.toBe(right);
    expect(question.explain([last])).toContain(`A stack would take ${last}`);
  });

  test('the longest pause is the model’s, and each wrong answer has its own reason', () => {
    const all = asked(playOfScenario('more-lives'));
    expect(all).toHaveLength(5);
    for (const { question } of all) {
      expect(question.right).toEqual(['compact']);
      const reasons = question.options.map(({ id }) => question.explain([id]));
      expect(new Set(reasons).size).toBe(reasons.length);
    }
  });
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
const attribute = (tag: string, name: string): number =>
  Number(new RegExp(` ${name}="(-?[\\d.]+)"`).exec(tag)?.[1] ?? '0');

/** Rectangles with their groups' shifts left out, and texts with a width as it is reckoned. */
function boxesOf(svg: string): Box[] {
  const rects = [...svg.matchAll(/<rect [^>]*>/g)].map(([tag]) => ({
    x: attribute(tag, 'x'),
    y: attribute(tag, 'y'),
    width: attribute(tag, 'width'),
    height: attribute(tag, 'height'),
  }));
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([tag, text]) => {
    const mono = /class="w-(?:name|size|address)/.test(tag);
    const width = text!.replaceAll(/&\w+;/g, '.').length * (mono ? 6.3 : 6);
    const shift = tag.includes('"end"') ? width : tag.includes('"middle"') ? width / 2 : 0;
    return { x: attribute(tag, 'x') - shift, y: attribute(tag, 'y') - 10, width, height: 12 };
  });
  return [...rects, ...texts];
}

describe.each(spec.scenarios)('$name', ({ script }) => {
  const play = playing(script);
  test.each([288, 320, 416, 560, 688, 832])('nothing leaves the box at %i px', (width) => {
    for (const step of steps(play)) {
      const svg = draw(play, step, width);
      const height = attribute(svg, 'height');
      for (const box of boxesOf(svg)) {
        const at = `step ${step}: ${JSON.stringify(box)}`;
        expect(box.x, at).toBeGreaterThanOrEqual(-4);
        expect(box.x + box.width, at).toBeLessThanOrEqual(width + 4);
        expect(box.y + box.height, at).toBeLessThanOrEqual(height + 1);
      }
    }
  });
});

describe('scripts of one’s own', () => {
  test.each([
    ['a plain graph without a heap', 'model gc\nroot r\nobject a; object b\nr -> a\nmark; sweep'],
    [
      'a heap of which little is used',
      'model gc collector=copying\nroot r\nobject a 64\nr -> a\ncollect',
    ],
    ['counts', 'model gc collector=refcount heap=1KB\nroot r\nobject a 64\nr -> a\ncut r -> a'],
    ['nothing at all', 'model gc heap=256'],
    ['sizes and what lives in one script', 'model collectors objects=100\nheap 8KB; live 1KB'],
    ['one collector', 'model collectors collector=copying objects=100\nheap 8KB'],
  ])('%s is drawn and told', (_, script) => {
    const play = playing(script);
    for (const width of [320, 832]) {
      const heights = new Set<number>();
      for (const step of steps(play)) {
        const svg = draw(play, step, width);
        expect(svg).not.toMatch(/="[^"]*(?:undefined|NaN|Infinity)/);
        heights.add(attribute(svg, 'height'));
        expect(spec.narrate(play.at(step))).toMatch(/\.$/);
        expect(JSON.stringify(spec.twin(play.at(step)))).not.toMatch(/undefined|NaN/);
      }
      expect(heights.size).toBe(1);
    }
  });
});

test.each([
  ['evacuate', 20],
  ['nursery', 12],
  ['heap-sizes', 1],
])('%s at step %i is drawn as it was', async (name, step) => {
  const play = playOfScenario(name);
  for (const width of [320, 832]) {
    await expect(draw(play, step, width).replaceAll('><', '>\n<')).toMatchFileSnapshot(
      `__snapshots__/${name}-${width}.html.snap`,
    );
  }
});
