import type { GradableExercise } from '../../course/exercise.ts';
import type { SandboxAssets } from '../../sandbox/assets.ts';
import type { Limits } from '../../sandbox/machine.ts';
import type { ProgramError } from '../../sandbox/program-error.ts';
import { Session } from '../../sandbox/session.ts';
import { MEASURE_LIMITS } from '../measure-limits.ts';
import { seedOf } from '../seed.ts';

/** What can be run: a learner's module, and the workload that uses it, if it is not its own. */
export interface Program {
  readonly source: string;
  readonly workload?: string;
  readonly seed: number;
  readonly size: number;
  readonly limits: Limits;
}

/** A submission under an exercise's workload, or a module that exports `round(i)` itself. */
export function programOf(source: string, exercise?: GradableExercise, variant = 0): Program {
  if (!exercise) return { source, seed: 1, size: 1, limits: MEASURE_LIMITS };
  const { id, workload, size, limits } = exercise;
  return { source, workload, size, limits, seed: seedOf(id, variant) };
}

/** A fresh machine for the program, before it is loaded. */
export function openSession(assets: SandboxAssets, program: Program): Promise<Session> {
  return Session.open(assets, program.limits);
}

/** Loads the program and sets it up; the error where that fails. */
export function begin(session: Session, program: Program): ProgramError | undefined {
  const { source, workload, seed, size } = program;
  // As the measured run does it, so that block after block comes to lie where it lay.
  if (workload === undefined) return session.load(source) ?? session.prepare({ seed, size });
  return session.load(source) ?? session.prepare({ workload, seed, size }) ?? session.setup().error;
}
