import { describe, expect, it } from 'vitest';
import { models } from '../../../src/model/models.ts';
import { randomOf } from '../../../src/model/random.ts';
import { parse } from '../../../src/model/script/parse.ts';
import { withDefaults } from '../../../src/model/script/settings.ts';
import { traceOf } from '../../../src/model/trace.ts';
import { grown } from './grown.ts';

const runs = 1000;
const length = 8;
/** Statements that take so many steps are left to the models' own tests. */
const mostSteps = 400;

/** A stack of 8 MiB holds more frames than a thousand runs should make. */
const chosen: Readonly<Record<string, object>> = { stack: { limit: 65536 } };

// The machine has scripts of its own, that make more sense (tests/model/machine).
describe.each(models.filter(({ name }) => name !== 'machine'))('any seek in $name', (model) => {
  it(`is the same as stepping there, ${runs} scripts`, () => {
    for (let seed = 0; seed < runs; seed += 1) {
      const text = Array.from({ length }, (_, at) => grown(model.forms, seed * length + at));
      const parsed = parse(model.forms, text.join('\n'));
      if (!parsed.ok) throw new Error(text.join('\n'));
      const settings = withDefaults<object>(model.settings, chosen[model.name] ?? {});
      const engine = model.create(settings, parsed.statements);
      const frames = [{ events: [] as readonly unknown[], state: JSON.stringify(engine.view()) }];
      for (const statement of parsed.statements) {
        for (let done = false; !done && frames.length < mostSteps; ) {
          const { done: ended, ...made } = engine.step(statement);
          frames.push({ ...made, state: JSON.stringify(engine.view()) });
          done = ended;
        }
      }
      if (frames.length === mostSteps) continue;

      const start = model.create(settings, parsed.statements);
      const random = randomOf(seed);
      const trace = traceOf(start, parsed.statements, 1 + random.below(5));
      expect(trace.last).toBe(frames.length - 1);
      for (let seek = 0; seek < 6; seek += 1) {
        const step = random.below(frames.length);
        const { step: found, state, ...made } = trace.frame(step);
        expect(found).toBe(step);
        expect({ ...made, state: JSON.stringify(state) }).toEqual(frames[step]);
      }
    }
  }, 120_000);
});
