import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { graphForms } from '../../src/model/gc/graph-statements.ts';
import type { HeapEvent } from '../../src/model/gc/heap-state.ts';
import { run } from '../../src/model/gc/mark.ts';
import type { Statement } from '../../src/model/gc/statements.ts';
import { print } from '../../src/model/script/parse.ts';
import { around, overlaps } from '../../src/widgets/draw/geometry.ts';
import { decode, encode } from '../../src/widgets/kit/address.ts';
import { onOneLine, playOf } from '../../src/widgets/kit/play.ts';
import { narrateGc } from '../../src/widgets/narrate/gc.ts';
import { spec, View } from '../../src/widgets/reachability/figure.tsx';
import { type Drawing, layout } from '../../src/widgets/reachability/layout.ts';
import { scenarios } from '../../src/widgets/reachability/scenarios.ts';
import {
  everGraph,
  lastEdit,
  partOf,
  type ReachPlay,
  type State,
  segmentsOf,
  withEdit,
  withoutEdit,
} from '../../src/widgets/reachability/story.ts';
import { anyScript } from '../model/gc/scripts.ts';

/** A figure's width, a tablet's, a phone's, and the narrowest there is. */
const widths = [832, 672, 320, 288];
/** What the lessons show: every label of it has its place on a phone, too. */
const lessons = ['cache', 'cycle', 'listener'];
const scriptOf = (name: string): string => scenarios.find((one) => one.name === name)!.script;

function playing(script: string): ReachPlay {
  const played = playOf<State, HeapEvent>(spec.models, script, spec.firstStep);
  if (!played.ok) throw new Error(JSON.stringify(played.error));
  return played.play;
}
const told = (name: string): ReachPlay => playing(scriptOf(name));
const drawing = (play: ReachPlay, width: number): Drawing => {
  const { start, ever } = everGraph(play);
  return layout(start, ever, width);
};
const cut = (from: string, to: string): Statement => ({ kind: 'cut', from, to });
const refer = (from: string, to: string): Statement => ({
  kind: 'refer',
  from,
  to,
  label: undefined,
});

/** What an edit at a step, as the figure counts, makes of a play; `at` counts alike. */
function edited(play: ReachPlay, edit: Statement, step = 0) {
  const { script, step: at } = withEdit(play.at(step), edit);
  const next = playing(script);
  return { next, at: at - next.first };
}
const freed = (play: ReachPlay): string[] => [...play.at(play.last).state.freed];

/** What is drawn over a node that should not be. */
function collisions({ nodes, arrows }: Drawing): string[] {
  const found: string[] = [];
  const boxes = [...nodes];
  boxes.forEach(([id, box], i) => {
    for (const [other, second] of boxes.slice(i + 1)) {
      if (overlaps(box, second)) found.push(`${id} on ${other}`);
    }
    for (const { label, corners, reference } of arrows.values()) {
      if (label && overlaps(label.box, box)) found.push(`label ${reference.label} on ${id}`);
      for (let k = 1; k < corners.length; k += 1) {
        const part = around(corners[k - 1]!, corners[k]!, -0.01);
        const line = { ...part, width: Math.abs(part.width), height: Math.abs(part.height) };
        if (overlaps(line, box)) found.push(`${reference.from} to ${reference.to} through ${id}`);
      }
    }
  });
  return found;
}

describe('the layout', () => {
  test.each(scenarios.flatMap(({ name }) => widths.map((width) => [name, width] as const)))(
    'of %s, %i px, keeps nodes, lines and labels apart, and shows every label',
    (name, width) => {
      const found = drawing(told(name), width);
      expect(collisions(found)).toEqual([]);
      for (const { label, reference } of found.arrows.values()) {
        // Between a phone's two columns there is no room for words; the text twin has them.
        if (width >= 400 || (width === 320 && lessons.includes(name)))
          expect(label === undefined, reference.label).toBe(reference.label === '');
      }
      for (const box of found.nodes.values()) {
        expect(box.x % 16, 'on the paper').toBe(0);
        expect(box.y % 16, 'on the paper').toBe(0);
        expect(box.x + box.width).toBeLessThanOrEqual(width);
        expect(box.y + box.height).toBeLessThanOrEqual(found.view.y + found.view.height);
      }
    },
  );

  test('of any graph covers no node', () => {
    fc.assert(
      fc.property(anyScript, fc.constantFrom(...widths), (script, width) => {
        const play = playing(`model gc\n${print(graphForms, script)}`);
        const found = drawing(play, width);
        expect(collisions(found)).toEqual([]);
        expect(found.nodes.size).toBe(play.at(play.last).state.graph.nodes.length);
      }),
      { numRuns: 200 },
    );
  });

  test('of a piece that no root reaches starts with what nobody holds', () => {
    const play = playing('root r; object late; object early; early -> late');
    const { nodes } = drawing(play, 832);
    expect(nodes.get('early')!.x).toBeLessThan(nodes.get('late')!.x);
  });

  test('does not move when a reference is cut or drawn', () => {
    const before = told('cache');
    const once = edited(before, cut('map', 'entry')).next;
    const twice = edited(once, refer('bigBuffer', 'user')).next;
    for (const width of widths) {
      const [a, b] = [before, twice].map((play) => drawing(play, width));
      expect(b!.nodes).toEqual(a!.nodes);
      for (const [key, arrow] of a!.arrows)
        expect(b!.arrows.get(key)?.corners).toEqual(arrow.corners);
    }
  });
});

describe('the story', () => {
  test('folds the program into the start and ends with a collection', () => {
    const play = told('cache');
    expect(play.last).toBe(14);
    expect(play.at(0).state.graph.nodes).toHaveLength(14);
    expect(play.at(0).events).toEqual([]);
    expect(segmentsOf(play)).toEqual([
      { name: 'mark', first: 1 },
      { name: 'sweep', first: 13 },
    ]);
  });

  test('what a scenario cuts itself is its program, and no edit', () => {
    const play = told('listener');
    expect(partOf(play, 1)).toBe('program');
    expect(lastEdit(play)).toBe(-1);
    const { next, at } = edited(play, cut('window', 'onResize'), 1);
    expect(partOf(next, at)).toBe('edit');
    expect(freed(next)).toEqual(['onResize', 'view', 'chart', 'points', 'menu']);
    expect(playing(withoutEdit(next).script).last).toBe(play.last);
  });

  test('puts an edit before the collection, which starts over', () => {
    const { next, at } = edited(told('cache'), cut('map', 'entry'), 5);
    expect(partOf(next, at)).toBe('edit');
    expect(at).toBe(1);
    expect(segmentsOf(next).map((one) => one.name)).toEqual(['edit', 'mark', 'sweep']);
    expect(freed(next)).toEqual(['entry', 'user', 'buffer', 'response', 'stream']);
  });

  test('what a sweep has freed stays freed: a later edit comes after it', () => {
    const play = told('cache');
    const { next, at } = edited(play, refer('map', 'stream'), play.last);
    expect(next.at(at).fault?.code).toBe('freed-object');
    expect(segmentsOf(next).map((one) => one.name)).toEqual([
      'mark',
      'sweep',
      'edit',
      'mark',
      'sweep',
    ]);
  });

  test('an edit that is made already, later, is shown and not made twice', () => {
    const { next, at } = edited(told('cache'), cut('map', 'entry'));
    const again = withEdit(next.at(0), cut('map', 'entry'));
    expect(again).toEqual({ script: next.source, step: next.first + at });
    const drawn = edited(next, refer('map', 'entry')).next;
    expect(withEdit(drawn.at(0), cut('map', 'entry')).script).not.toBe(drawn.source);
  });

  test('undo takes edits back one by one, with the collections they asked for', () => {
    const play = told('cache');
    const one = edited(play, cut('map', 'entry')).next;
    const two = edited(one, refer('timer', 'map'), one.last).next;
    const lines = (of: ReachPlay) => onOneLine(of);
    expect(lines(playing(withoutEdit(two).script))).toBe(lines(one));
    expect(lines(playing(withoutEdit(one).script))).toBe(lines(play));
    expect(lastEdit(play)).toBe(-1);
  });

  test('with counts an edit goes to the end, and frees at once', () => {
    const play = told('counts');
    const { next, at } = edited(play, cut('response', 'stream'), play.last);
    expect(partOf(next, at)).toBe('edit');
    expect(freed(next)).toEqual(['log', 'stream', 'request', 'response']);
  });
});

describe('the address', () => {
  test('of before the figure was one of the kit still reads: no opening line, edits and steps', () => {
    const old =
      'root+cache+in+%22module+scope%22;object+map+4KB+as+%22Map%22;object+user+96;cache+-%3E+map;map+-%3E+user;cut+map+-%3E+user;mark;sweep@7';
    const saved = decode(old);
    if (typeof saved === 'string') throw new Error(saved);
    const play = playing(saved.script);
    expect([play.first, saved.step - play.first]).toEqual([5, 2]);
    expect(play.at(2).events).toMatchObject([{ kind: 'visited', subject: 'cache' }]);
  });

  test('holds every scenario, and what a reader made of it', () => {
    for (const { name } of scenarios) {
      const play = told(name);
      expect(encode({ script: onOneLine(play), step: play.last })).toBeDefined();
    }
    const { next } = edited(told('cache'), cut('map', 'entry'));
    expect(encode({ script: onOneLine(next), step: 25 })!.length).toBeLessThanOrEqual(2000);
  });
});

describe('questions', () => {
  const questions = (play: ReachPlay) =>
    Array.from({ length: play.last }, (_, step) => spec.predict!(play.at(step), play.at(step + 1)));

  test('who survives is what the sweep leaves, and a path says why', () => {
    const [first] = questions(told('cache'));
    expect(first!.right).toHaveLength(9);
    expect(first!.right).not.toContain('stream');
    expect(first!.explain(['stream'])).toContain('No path leads from a root to Stream');
    expect(first!.explain([])).toBe('Map survives by one path: cache → Map.');
  });

  test('who goes with a cut is told by other paths, and counts keep a ring', () => {
    const play = told('listener');
    const [first] = questions(play);
    expect(first!.right).toEqual(['view', 'menu']);
    expect(first!.explain(['chart'])).toBe(
      'Another path still leads to Chart: window → onResize() → Chart.',
    );
    const counts = questions(told('counts')).filter((one) => one !== undefined);
    expect(counts.map(({ right }) => right)).toEqual([['log'], []]);
    expect(counts[1]!.explain(['request'])).toContain('no count falls to 0');
  });

  test('who is next is the first that waits, and a stack would take the last', () => {
    const play = told('colours');
    const next = questions(play).find((one) => one?.prompt.includes('next'))!;
    expect(next.explain([next.options.at(-1)!.id])).toContain('A stack would take');
  });
});

describe('the page', () => {
  const drawn = (props: Partial<Parameters<typeof View>[0]> = {}): string =>
    render(h(View, { id: 'fig3', embedUrl: '/embed/', ...props }));
  const first = told('cache').first;

  test('is drawn without a browser, the same every time', () => {
    expect(drawn()).toBe(drawn());
    expect(drawn()).not.toContain('undefined');
    expect(drawn()).not.toContain('NaN');
  });

  test('says in words what it shows, step by step', () => {
    const sentence = (step: number): string =>
      /<div class="say".*?<p>(.*?)<\/p>/.exec(drawn({ step: first + step }))?.[1] ?? '';
    expect([0, 1, 4, 12, 13, 14].map(sentence)).toMatchInlineSnapshot(`
      [
        "3 roots reach 9 objects. Response and Stream are still in memory, but no path leads there.",
        "Start at the root cache: Map waits its turn.",
        "From cache, mark Map: &quot;user:17&quot; waits its turn.",
        "From User, mark Buffer: nothing new. Nothing waits; Response and Stream have no mark.",
        "Response has no mark, so its 1 KiB are free again.",
        "Stream has no mark, so its 16 KiB are free again. Freed in all: 2 objects, 17 KiB.",
      ]
    `);
    expect(drawn({ step: first + 5 })).toContain('step 5 of 14');
  });

  test('names every part of the picture for those who hear it', () => {
    const html = drawn({ step: first + 2 });
    expect(html).toContain('aria-label="Map 4 KiB, reachable, waiting, place 2"');
    expect(html).toContain('aria-label="Stream 16 KiB, unreachable, no mark"');
    expect(html).toContain('aria-label="Cut the reference User to Buffer, .avatar"');
    // One tab stop in each of the three drawings, of which one is shown.
    expect(html.match(/tabindex="0" data-key/gi)).toHaveLength(3);
  });

  test('has the state as a table', () => {
    const html = drawn({ step: first + 14 });
    expect(html).toMatch(/User<\/th><td class="n">96 B<\/td><td>"?&quot;user:17&quot; \(value\)/);
    expect(html).toMatch(/Stream<\/th><td class="n">16 KiB<\/td><td>nothing<\/td><td>freed/);
    expect(html).toMatch(/User<\/th>.*?<td class="n">64\.1 KiB<\/td><td>&quot;user:17&quot;<\/td>/);
  });

  test('reads out bytes with their unit', () => {
    const values = [...drawn({ step: first + 14 }).matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)];
    expect(values.map(([, what, bytes]) => `${what} ${bytes}`)).toEqual([
      'In memory 326.4 KiB',
      'Reachable 326.4 KiB',
      'Unreachable 0 B',
      'Freed 17 KiB',
    ]);
  });

  test('counts are written in the nodes, and an open question hides what it asks for', () => {
    const counts = told('counts');
    const picture = (play: ReachPlay, step: number, ids: string[] = []): string =>
      render(
        h(spec.Picture, {
          ...{ id: 'pic', moment: play.at(step), width: 832, seek: () => {} },
          ask:
            ids.length > 0
              ? { options: new Set(ids), picked: new Set<string>(), pick: () => {} }
              : undefined,
        }),
      );
    expect(picture(counts, counts.last)).toContain('Request count 1, unreachable');
    const asked = picture(counts, counts.last, ['request', 'stream']);
    expect(asked).not.toContain('unreachable');
    expect(asked.match(/class="target"/g)).toHaveLength(2);
    expect(asked).not.toContain('Cut the reference');
  });

  test('a lesson with a broken script fails the build', () => {
    expect(() => drawn({ script: 'objet a' })).toThrow('Line 1, column 1');
  });

  test('names from a script are text, never markup', () => {
    const html = drawn({ script: 'root "<img src=x>" as "<b>bold"; object "\\"\'&"' });
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>bold');
  });
});

test('every step of every script has its sentence', () => {
  fc.assert(
    fc.property(anyScript, (script) => {
      const trace = run([...script, { kind: 'mark' }, { kind: 'sweep' }]);
      for (let step = 1; step <= trace.last; step += 1) {
        expect(narrateGc(trace.frame(step)), print(graphForms, script)).toMatch(/^.+\.$/su);
      }
    }),
  );
});
