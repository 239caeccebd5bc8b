import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineEvent } from '../../../src/model/machine/event.ts';
import { machineModel } from '../../../src/model/machine/model.ts';
import type { MachineState } from '../../../src/model/machine/state.ts';
import type { MachineStatement } from '../../../src/model/machine/statements.ts';
import { run } from '../../../src/model/model.ts';
import { randomOf } from '../../../src/model/random.ts';
import { parse } from '../../../src/model/script/parse.ts';
import { withDefaults } from '../../../src/model/script/settings.ts';
import { randomScript } from './random-script.ts';

const numRuns = 1000;

/** Holds for the script of any seed. */
const forAnySeed = (holds: (seed: number) => void): void =>
  fc.assert(
    fc.property(fc.nat(), (seed) => holds(seed)),
    { numRuns },
  );
const small = { ram: 192 * 1024, swap: 96 * 1024 };

const read = (script: string): readonly MachineStatement[] => {
  const parsed = parse(machineModel.forms, script);
  if (!parsed.ok) throw new Error(`${parsed.error.expected} in ${script}`);
  return parsed.statements;
};
const engine = () => machineModel.create(withDefaults(machineModel.settings, small), []);

/** Every frame is free or in use by somebody that says so. */
function expectWhole(state: MachineState): void {
  expect(state.ram.free + state.frames.length).toBe(state.ram.pages);
  const living = state.processes.filter(({ ended }) => ended === null);
  for (const { pid, pages, usage } of living) {
    const resident = pages.filter(({ frame }) => frame !== undefined && frame !== 0);
    expect(usage!.resident).toBe(resident.length);
    expect(usage!.swapped).toBe(pages.filter(({ slot }) => slot !== undefined).length);
    for (const { page, frame } of resident) {
      const of = state.frames.find((one) => one.frame === frame);
      expect(of?.mapped).toContainEqual({ pid, page });
    }
  }
  const charged = state.groups.reduce((sum, group) => sum + group.charged, 0);
  expect(charged).toBeLessThanOrEqual(state.ram.pages - state.ram.free);
  expect(state.swap.free).toBeGreaterThanOrEqual(0);
}

describe('the machine under random scripts', () => {
  it('never throws, loses no frame, and gives every killed process its cause', () => {
    const seen = new Set<string>();
    forAnySeed((seed) => {
      const machine = engine();
      for (const statement of read(randomScript(seed, 25))) {
        for (let done = false; !done; ) {
          const step = machine.step(statement);
          done = step.done;
          for (const { kind } of step.events) seen.add(kind);
          if (step.fault) seen.add(step.fault.code);
          for (const event of step.events) expectCause(event, step.events);
        }
      }
      expectWhole(machine.view());
    });
    for (const kind of [
      'oom-chosen',
      'swapped-out',
      'swapped-in',
      'copied',
      'reused',
      'refaulted',
    ]) {
      expect([...seen]).toContain(kind);
    }
    for (const code of ['signal', 'lost-block', 'use-after-free', 'out-of-bounds', 'refused']) {
      expect([...seen]).toContain(code);
    }
  }, 120_000);

  it('gives at any seek what stepping there gives', () => {
    forAnySeed((seed) => {
      const statements = read(randomScript(seed, 12));
      const trace = run(machineModel, statements, small);
      const random = randomOf(seed);
      const wanted = new Set([
        random.below(trace.last + 1),
        trace.last,
        random.below(trace.last + 1),
      ]);
      const machine = engine();
      let step = 0;
      for (const statement of statements) {
        for (let done = false; !done; ) {
          const made = machine.step(statement);
          done = made.done;
          step += 1;
          if (!wanted.has(step)) continue;
          const { state, events, fault } = trace.frame(step);
          expect(events).toEqual(made.events);
          expect(fault).toEqual(made.fault);
          expect(state).toEqual(machine.view());
        }
      }
      expect(step).toBe(trace.last);
    });
  }, 120_000);

  it('goes on in a clone as in the original', () => {
    forAnySeed((seed) => {
      const statements = read(randomScript(seed, 10));
      const machine = engine();
      const half = statements.length >> 1;
      const all = (on: ReturnType<typeof engine>, from: number, to: number) => {
        for (const statement of statements.slice(from, to)) while (!on.step(statement).done);
      };
      all(machine, 0, half);
      const before = JSON.stringify(machine.view());
      const clone = machine.clone();
      all(clone, half, statements.length);
      expect(JSON.stringify(machine.view())).toBe(before);
      all(machine, half, statements.length);
      expect(machine.view()).toEqual(clone.view());
    });
  }, 120_000);
});

/** What ends a process stands beside it, and so does what made the killer look. */
function expectCause(event: MachineEvent, all: readonly MachineEvent[]): void {
  if (event.kind !== 'ended') return;
  const kinds = all.map(({ kind }) => kind);
  if (event.ending === 'oom-killed') {
    expect(kinds).toContain('oom-judged');
    expect(kinds).toContain('oom-chosen');
    expect(event.exitCode).toBe(137);
  }
  if (event.ending === 'signal' && event.exitCode !== 134) expect(kinds).toContain('signalled');
}
