import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkKernel, condition } from './invariants.ts';
import { anyMachine, anyOp, Programs } from './random-program.ts';

const numRuns = 1000;
const anyOps = fc.array(anyOp, { minLength: 20, maxLength: 80, size: 'max' });
const fewOps = fc.array(anyOp, { minLength: 5, maxLength: 30, size: 'max' });

test('after anything that programs do, every frame, entry and slot is accounted for', () => {
  fc.assert(
    fc.property(anyMachine, anyOps, (machine, ops) => {
      const programs = new Programs(machine);
      for (const op of ops) programs.run(op);
      checkKernel(programs.kernel);
    }),
    { numRuns },
  );
});

test('a page holds what its process wrote last, through copies, swap, files and fork', () => {
  fc.assert(
    fc.property(anyMachine, anyOps, (machine, ops) => {
      const programs = new Programs(machine);
      for (const op of ops) {
        const wrong = programs.run(op) ?? programs.wrong();
        if (wrong !== undefined) throw new Error(wrong);
      }
    }),
    { numRuns },
  );
});

test('a clone goes on as the original does, and neither changes the other', () => {
  fc.assert(
    fc.property(anyMachine, fewOps, fewOps, (machine, before, after) => {
      const programs = new Programs(machine);
      for (const op of before) programs.run(op);
      const kept = condition(programs.kernel);
      const clone = programs.clone();
      const other = programs.clone();
      for (const op of after) programs.run(op);
      expect(condition(other.kernel)).toEqual(kept);
      for (const op of after) clone.run(op);
      expect(condition(clone.kernel)).toEqual(condition(programs.kernel));
      checkKernel(clone.kernel);
      checkKernel(other.kernel);
    }),
    { numRuns },
  );
});
