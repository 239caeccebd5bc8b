import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import {
  graphForms,
  type GraphStatement as Statement,
} from '../../src/model/gc/graph-statements.ts';
import { run } from '../../src/model/gc/mark.ts';
import { parse, print } from '../../src/model/script/parse.ts';
import { around, overlaps } from '../../src/widgets/draw/geometry.ts';
import { narrateGc } from '../../src/widgets/narrate/gc.ts';
import { decode, encode, partIn, withPart } from '../../src/widgets/reachability/address.ts';
import { examples } from '../../src/widgets/reachability/examples.ts';
import { type Drawing, type Format, layout } from '../../src/widgets/reachability/layout.ts';
import { Reachability } from '../../src/widgets/reachability/reachability.tsx';
import {
  alreadyAt,
  everGraph,
  frameOf,
  lastEdit,
  partOf,
  type Story,
  segmentsOf,
  stepOf,
  storyOf,
  withEdit,
  withoutEdit,
} from '../../src/widgets/reachability/story.ts';
import { anyScript } from '../model/gc/scripts.ts';

const formats: readonly Format[] = ['wide', 'medium', 'narrow'];
const names = Object.keys(examples) as (keyof typeof examples)[];

function read(script: string): readonly Statement[] {
  const parsed = parse(graphForms, script);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.statements;
}

const told = (script: string): Story => storyOf(read(script), read(script));
const cut = (from: string, to: string): Statement => ({ kind: 'cut', from, to });
const refer = (from: string, to: string): Statement => ({ kind: 'refer', from, to });

function edited(story: Story, lesson: readonly Statement[], edit: Statement, step = story.first) {
  const after = withEdit(story, step, edit);
  const next = storyOf(lesson, after.statements);
  return { next, at: stepOf(next, after.edit) };
}

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
  test.each(names.flatMap((name) => formats.map((format) => [name, format] as const)))(
    'of %s, %s, keeps nodes, lines and labels apart, and shows every label',
    (name, format) => {
      const story = told(examples[name]);
      const drawing = layout(frameOf(story, 0).state.graph, everGraph(story), format);
      expect(collisions(drawing)).toEqual([]);
      for (const { label, reference } of drawing.arrows.values()) {
        expect(label === undefined, `label ${reference.label}`).toBe(reference.label === '');
      }
      for (const box of drawing.nodes.values()) {
        expect(box.x % 16, 'on the paper').toBe(0);
        expect(box.y % 16, 'on the paper').toBe(0);
        expect(box.x + box.width).toBeLessThanOrEqual(drawing.view.width);
        expect(box.y + box.height).toBeLessThanOrEqual(drawing.view.y + drawing.view.height);
      }
    },
  );

  test('of any graph covers no node', () => {
    fc.assert(
      fc.property(anyScript, fc.constantFrom(...formats), (script, format) => {
        const story = storyOf(script, script);
        const drawing = layout(frameOf(story, 0).state.graph, everGraph(story), format);
        expect(collisions(drawing)).toEqual([]);
        expect(drawing.nodes.size).toBe(
          story.trace.frame(story.trace.last).state.graph.nodes.length,
        );
      }),
      { numRuns: 300 },
    );
  });

  test('of a piece that no root reaches starts with what nobody holds', () => {
    const story = told('root r; object late; object early; early -> late');
    const { nodes } = layout(frameOf(story, 0).state.graph, everGraph(story), 'wide');
    expect(nodes.get('early')!.x).toBeLessThan(nodes.get('late')!.x);
  });

  test('does not move when a reference is cut or drawn', () => {
    const lesson = read(examples.cache);
    const before = told(examples.cache);
    const once = edited(before, lesson, cut('map', 'entry')).next;
    const twice = edited(once, lesson, refer('bigBuffer', 'user')).next;
    for (const format of formats) {
      const [a, b] = [before, twice].map((story) =>
        layout(frameOf(story, 0).state.graph, everGraph(story), format),
      );
      expect(b!.nodes).toEqual(a!.nodes);
      for (const [key, arrow] of a!.arrows)
        expect(b!.arrows.get(key)?.corners).toEqual(arrow.corners);
    }
  });
});

describe('the story', () => {
  const lesson = read(examples.cache);

  test('folds the program into the start and ends with a collection', () => {
    const story = told(examples.cache);
    expect(story.trace.last - story.first).toBe(14);
    expect(frameOf(story, 0).state.graph.nodes).toHaveLength(14);
    expect(frameOf(story, 0).events).toEqual([]);
    expect(segmentsOf(story)).toEqual([
      { name: 'mark', first: 1 },
      { name: 'sweep', first: 13 },
    ]);
  });

  test('puts an edit before the collection, which starts over', () => {
    const story = told(examples.cache);
    const { next, at } = edited(story, lesson, cut('map', 'entry'), story.first + 5);
    expect(partOf(next, at)).toBe('edit');
    expect(at).toBe(next.first + 1);
    expect(segmentsOf(next).map((one) => one.name)).toEqual(['edit', 'mark', 'sweep']);
    expect([...next.trace.frame(next.trace.last).state.freed]).toEqual([
      'entry',
      'user',
      'buffer',
      'response',
      'stream',
    ]);
  });

  test('what a sweep has freed stays freed: a later edit comes after it', () => {
    const story = told(examples.cache);
    const { next, at } = edited(story, lesson, refer('map', 'stream'), story.trace.last);
    expect(next.trace.frame(at).fault?.code).toBe('freed-object');
    expect(segmentsOf(next).map((one) => one.name)).toEqual([
      'mark',
      'sweep',
      'edit',
      'mark',
      'sweep',
    ]);
  });

  test('an edit that is made already, later, is not made twice', () => {
    const story = told(examples.cache);
    const { next, at } = edited(story, lesson, cut('map', 'entry'));
    expect(alreadyAt(next, cut('map', 'entry'))).toBe(at);
    expect(alreadyAt(next, cut('cache', 'map'))).toBeUndefined();
    const drawn = edited(next, lesson, refer('map', 'entry')).next;
    expect(alreadyAt(drawn, cut('map', 'entry'))).toBeUndefined();
  });

  test('undo takes edits back one by one, with the collections they asked for', () => {
    const story = told(examples.cache);
    const one = edited(story, lesson, cut('map', 'entry')).next;
    const two = edited(one, lesson, refer('timer', 'map'), one.trace.last).next;
    expect(storyOf(lesson, withoutEdit(two)).statements).toEqual(one.statements);
    expect(storyOf(lesson, withoutEdit(one)).statements).toEqual(story.statements);
    expect(lastEdit(story)).toBe(-1);
  });
});

describe('the address', () => {
  test('gives script and step back', () => {
    fc.assert(
      fc.property(anyScript, fc.nat(9999), (statements, step) => {
        const text = encode({ statements, step });
        if (text === undefined) return;
        expect(text.length).toBeLessThanOrEqual(2000);
        expect(text).toMatch(/^[\w.~!*'()+;/:@%-]*$/);
        expect(decode(text)).toEqual({ statements, step });
      }),
    );
  });

  test('holds every example, and refuses what is too long', () => {
    for (const name of names) {
      expect(encode({ statements: read(examples[name]), step: 14 })).toBeDefined();
    }
    const long = Array.from({ length: 99 }, (_, i) => refer(`object_number_${i}`, 'x'));
    expect(encode({ statements: long, step: 0 })).toBeUndefined();
  });

  test('reads no script that no address of its own could hold', () => {
    const script = (length: number): string => `mark;${' '.repeat(length - 5)}`;
    expect(decode(`${script(2000)}@0`)).toMatchObject({ step: 0 });
    expect(decode(`${script(2001)}@0`)).toBe('The address of this figure is too long.');
    expect(decode(`${'%20'.repeat(1995)}mark;@0`)).toMatchObject({ step: 0 });
  });

  test('knows nothing that the figure does not draw', () => {
    for (const text of ['weak a -> b', 'entry a -> b in m', 'drop r', 'collect']) {
      expect(decode(`${encodeURIComponent(text)}@0`)).toMatch(/^Line 1, column /);
    }
  });

  test('reads what other encoders write', () => {
    const script = 'root a; object b 64KB; a -> b as "1 + 1"; mark';
    expect(decode(`${encodeURIComponent(script)}@3`)).toEqual({
      statements: read(script),
      step: 3,
    });
  });

  test('says what is wrong with a damaged one', () => {
    expect(['', 'mark', 'mark@', 'mark@x', 'mar@1', '%@1'].map(decode)).toMatchInlineSnapshot(`
      [
        "The address of this figure ends without its step.",
        "The address of this figure ends without its step.",
        "The address of this figure ends without its step.",
        "The address of this figure ends without its step.",
        "Line 1, column 1: expected root, object, cut, mark, sweep or a reference such as a -> b, found mar.",
        "The address of this figure holds a broken % sign.",
      ]
    `);
  });

  test("leaves anchors and other figures' parts alone", () => {
    const hash = '#heading&fig2=mark@1&fig22=sweep@2';
    expect(partIn(hash, 'fig2')).toBe('mark@1');
    expect(partIn(hash, 'fig')).toBeUndefined();
    expect(withPart(hash, 'fig2', 'mark@7')).toBe('#heading&fig22=sweep@2&fig2=mark@7');
    expect(withPart(hash, 'fig2', undefined)).toBe('#heading&fig22=sweep@2');
    expect(withPart('#fig2=mark@1', 'fig2', undefined)).toBe('');
  });
});

describe('the page', () => {
  const drawn = (props: Partial<Parameters<typeof Reachability>[0]> = {}): string =>
    render(h(Reachability, { id: 'fig3', title: 'One path', script: examples.cache, ...props }));

  test('is drawn without a browser, the same every time', () => {
    expect(drawn()).toBe(drawn());
    expect(drawn()).not.toContain('undefined');
    expect(drawn()).not.toContain('NaN');
  });

  test('says in words what it shows, step by step', () => {
    const sentence = (step: number): string =>
      /<div class="say".*?<p>(.*?)<\/p>/.exec(drawn({ step }))?.[1] ?? '';
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
    expect(drawn({ step: 5 })).toContain('step 5 of 14');
  });

  test('names every part of the picture for those who hear it', () => {
    const html = drawn({ step: 2 });
    expect(html).toContain('aria-label="Map 4 KiB, reachable, waiting, place 2"');
    expect(html).toContain('aria-label="Stream 16 KiB, unreachable, no mark"');
    expect(html).toContain('aria-label="Cut the reference User to Buffer, .avatar"');
    expect(html.match(/tabindex="0" data-key/gi)).toHaveLength(formats.length);
  });

  test('has the state as a table', () => {
    const html = drawn({ step: 14 });
    expect(html).toMatch(/User<\/th><td class="n">96 B<\/td><td>"?&quot;user:17&quot; \(value\)/);
    expect(html).toMatch(/Stream<\/th><td class="n">16 KiB<\/td><td>nothing<\/td><td>freed/);
  });

  test('reads out bytes with their unit', () => {
    const values = [...drawn({ step: 14 }).matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)];
    expect(values.map(([, what, bytes]) => `${what} ${bytes}`)).toEqual([
      'In memory 326.4 KiB',
      'Reachable 326.4 KiB',
      'Unreachable 0 B',
      'Freed 17 KiB',
    ]);
  });

  test('a lesson with a broken script fails the build', () => {
    expect(() => drawn({ script: 'objet a' })).toThrow('figure fig3: Line 1, column 1');
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
