import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnyModel } from '../../../src/model/model.ts';
import { models } from '../../../src/model/models.ts';
import { parse } from '../../../src/model/script/parse.ts';
import { withDefaults } from '../../../src/model/script/settings.ts';
import { traceOf } from '../../../src/model/trace.ts';
import { grown } from './grown.ts';

const numRuns = 1000;
/** Statements that take so many steps are left to the models' own tests. */
const mostSteps = 400;

/** Every setting that changes what a model is; the rest as they are otherwise. */
const variants: readonly { name: string; model: AnyModel; chosen: object }[] = [
  { model: 'replacement', key: 'policy', values: ['lru', 'opt', 'clock', 'arc', 'sieve', 'linux'] },
  { model: 'race', key: 'frames', values: [[2, 5]] },
  { model: 'paging', key: 'scheme', values: ['x86-64', 'two-level', 'linear', 'segments'] },
  // A stack of 8 MiB holds more frames than a thousand runs should make.
  { model: 'stack', key: 'limit', values: [65536] },
  { model: 'program', key: 'limit', values: [65536] },
  { model: 'heap', key: 'allocator', values: ['list', 'buddy', 'slab', 'classes', 'glibc'] },
  {
    model: 'gc',
    key: 'collector',
    values: ['mark-sweep', 'refcount-cycles', 'compact', 'copying', 'generational', 'incremental'],
  },
  { model: 'oom', key: 'overcommit', values: [0, 2] },
].flatMap(({ model: of, key, values }) =>
  values.map((value) => ({
    name: `${of} ${key}=${value}`,
    model: models.find(({ name }) => name === of)!,
    chosen: { [key]: value },
  })),
);

/** Every frame of a script by stepping; states as text. Undefined where there are too many. */
function stepped(model: AnyModel, settings: object, statements: readonly { kind: string }[]) {
  const engine = model.create(settings, statements);
  const frames: { events: readonly unknown[]; fault?: unknown; state: string }[] = [
    { events: [], state: JSON.stringify(engine.view()) },
  ];
  for (const statement of statements) {
    for (let ended = false; !ended; ) {
      const { done, ...made } = engine.step(statement);
      frames.push({ ...made, state: JSON.stringify(engine.view()) });
      if (frames.length === mostSteps) return undefined;
      ended = done;
    }
  }
  return frames;
}

// The machine has scripts of its own, that make more sense (tests/model/machine).
describe.each(variants)('any seek in $name', ({ model, chosen }) => {
  it('is the same as stepping there', () => {
    const settings = withDefaults<object>(model.settings, chosen);
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.nat(mostSteps), { minLength: 1, maxLength: 6 }),
        (seeds, every, seeks) => {
          const text = seeds.map((seed) => grown(model.forms, seed)).join('\n');
          const parsed = parse(model.forms, text);
          if (!parsed.ok) throw new Error(`refused: ${text}`);
          const frames = stepped(model, settings, parsed.statements);
          if (!frames) return;
          const engine = model.create(settings, parsed.statements);
          const trace = traceOf(engine, parsed.statements, every);
          expect(trace.last).toBe(frames.length - 1);
          for (const seek of seeks) {
            const wanted = seek % frames.length;
            const { step, state, ...made } = trace.frame(wanted);
            expect(step).toBe(wanted);
            expect({ ...made, state: JSON.stringify(state) }).toEqual(frames[wanted]);
          }
        },
      ),
      { numRuns },
    );
  }, 120_000);
});
