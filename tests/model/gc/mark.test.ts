import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  graphForms,
  type GraphStatement as Statement,
} from '../../../src/model/gc/graph-statements.ts';
import { type GcFrame, type GcTrace, run } from '../../../src/model/gc/mark.ts';
import { pathTo, reachable } from '../../../src/model/gc/reachable.ts';
import { parse } from '../../../src/model/script/parse.ts';
import { anyScript } from './scripts.ts';

function trace(script: string): GcTrace {
  const parsed = parse(graphForms, script);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return run(parsed.statements);
}

const frames = (of: GcTrace): GcFrame[] =>
  Array.from({ length: of.last + 1 }, (_, step) => of.frame(step));
const end = (script: readonly Statement[]): GcFrame => {
  const whole = run(script);
  return whole.frame(whole.last);
};

const chain = `
  root cache; object map 64; object user 96; object buffer 64KB
  cache -> map as "="; map -> user as "entry"; user -> buffer as ".avatar"
  object response 2KB; object stream 4KB; response -> stream; stream -> response`;

describe('marking', () => {
  test('visits one object a step, breadth-first from the roots in declared order', () => {
    const of = trace('root b; root a; object x; object y; object z; a->x; b->y; y->z; mark');
    const visits = frames(of).flatMap((frame) =>
      frame.events.flatMap((event) => (event.kind === 'visited' ? [event] : [])),
    );
    expect(visits.map((visit) => visit.subject)).toEqual(['b', 'a', 'y', 'x', 'z']);
    expect(visits.map((visit) => visit.cause)).toEqual([undefined, undefined, 'b', 'a', 'y']);
    expect(visits.map((visit) => visit.found)).toEqual([['y'], ['x'], ['z'], [], []]);
  });

  test('ends with every reachable object marked, and no other', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const { state } = end([...script, { kind: 'mark' }]);
        expect(state.marked).toEqual(reachable(state.graph));
        expect(state.worklist).toEqual([]);
        expect(state.phase).toBe('marked');
      }),
    );
  });

  test('an object is never marked and waiting at once, and marks only grow', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        let before = 0;
        for (const { state } of frames(run([...script, { kind: 'mark' }]))) {
          expect(state.worklist.some((id) => state.marked.has(id))).toBe(false);
          expect(new Set(state.worklist).size).toBe(state.worklist.length);
          if (state.phase === 'marking') expect(state.marked.size).toBeGreaterThan(before);
          before = state.phase === 'marking' ? state.marked.size : 0;
        }
      }),
    );
  });

  test('with no root there is nothing to visit', () => {
    const of = trace('object a; mark');
    expect(of.last).toBe(2);
    expect(of.frame(2).events).toEqual([{ kind: 'mark-ended', unmarked: ['a'] }]);
  });
});

describe('sweeping', () => {
  test('frees exactly what was not marked, one a step, and takes its references', () => {
    const of = trace(`${chain}; mark; sweep`);
    const last = of.frame(of.last);
    expect([...of.frame(of.last - 1).state.freed]).toEqual(['response']);
    expect([...last.state.freed]).toEqual(['response', 'stream']);
    expect(last.state.graph.references).toHaveLength(3);
    expect(last.events).toEqual([
      { kind: 'freed', subject: 'stream', bytes: 4096 },
      { kind: 'sweep-ended', objects: 2, bytes: 6144 },
    ]);
  });

  test('never frees what a root can reach', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const { state } = end([...script, { kind: 'mark' }, { kind: 'sweep' }]);
        for (const id of reachable(state.graph)) expect(state.freed.has(id)).toBe(false);
        expect(state.freed.size + reachable(state.graph).size).toBe(state.graph.nodes.length);
      }),
    );
  });

  test('frees everything but the roots when they hold nothing', () => {
    const of = trace(`${chain}; cut cache -> map; mark; sweep`);
    expect(of.frame(of.last).state.freed.size).toBe(5);
  });
});

describe('the program', () => {
  test('cutting never makes more reachable, and says what it lost', () => {
    fc.assert(
      fc.property(anyScript, fc.nat(), (script, pick) => {
        const before = end(script).state;
        const { references } = before.graph;
        fc.pre(references.length > 0);
        const { from, to } = references[pick % references.length]!;
        const { state, events } = end([...script, { kind: 'cut', from, to }]);
        const still = reachable(state.graph);
        const was = reachable(before.graph);
        expect([...still].filter((id) => !was.has(id))).toEqual([]);
        expect(events[0]).toMatchObject({
          kind: 'cut',
          changed: [...was].filter((id) => !still.has(id)),
        });
      }),
    );
  });

  test('a cycle does not keep itself alive', () => {
    const { graph } = trace(chain).frame(99).state;
    expect([...reachable(graph)]).toEqual(['cache', 'map', 'user', 'buffer']);
    expect(pathTo(graph, 'stream')).toBeUndefined();
  });

  test.each([
    ['cut a -> b', 'unknown-name', 'a'],
    ['root a; a -> b', 'unknown-name', 'b'],
    ['object a; object a', 'already-declared', 'a'],
    ['root a; object b; cut a -> b', 'no-such-reference', 'a'],
    ['root a; object b; a -> b; a -> b', 'already-referred', 'a'],
    ['root a; object b; b -> a', 'root-as-target', 'a'],
    ['root a; object b; mark; sweep; a -> b', 'freed-object', 'b'],
    ['root a; object b; object c; b -> c; mark; sweep; cut b -> c', 'freed-object', 'b'],
    ['root a; sweep', 'not-marked', undefined],
    ['root a; object b; mark; a -> b; sweep', 'not-marked', undefined],
  ])('%s is a mistake: %s', (script, code, subject) => {
    const of = trace(script);
    const { fault, state } = of.frame(of.last);
    expect(fault?.code).toBe(code);
    expect(fault?.subject).toBe(subject);
    expect(fault?.message).toMatch(/\.$/);
    expect(state).toEqual(of.frame(of.last - 1).state);
  });

  test('a mistake does not stop the script', () => {
    const of = trace('root a; cut a -> x; object x; a -> x; mark');
    expect(of.frame(2).fault?.message).toBe('Nothing is named x.');
    expect(of.frame(of.last).state.marked).toEqual(new Set(['a', 'x']));
  });
});

describe('the path to an object', () => {
  test('is a chain of references from a root, as short as any', () => {
    fc.assert(
      fc.property(anyScript, (script) => {
        const { graph } = end(script).state;
        const roots = graph.nodes.filter((node) => node.kind === 'root').map((node) => node.id);
        let ring = new Set(roots);
        const seen = new Set(roots);
        for (let distance = 0; ring.size > 0; distance += 1) {
          for (const id of ring) {
            const path = pathTo(graph, id)!;
            expect(path).toHaveLength(distance);
            expect(distance === 0 || roots.includes(path[0]!.from)).toBe(true);
            path.forEach((one, i) => {
              expect(graph.references).toContainEqual(one);
              expect(one.to).toBe(path[i + 1]?.from ?? id);
            });
          }
          const next = graph.references.filter((one) => ring.has(one.from) && !seen.has(one.to));
          ring = new Set(next.map((one) => one.to));
          for (const id of ring) seen.add(id);
        }
        expect(seen).toEqual(new Set(reachable(graph)));
      }),
    );
  });
});

test('any seek gives what stepping gives', () => {
  fc.assert(
    fc.property(anyScript, (script) => {
      const whole = run([...script, { kind: 'mark' }, { kind: 'sweep' }]);
      const stepped = frames(whole);
      for (const frame of [...stepped].reverse()) expect(whole.frame(frame.step)).toEqual(frame);
    }),
  );
});
