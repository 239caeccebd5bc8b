import { EngineError } from './engine-error.ts';
import type { EventLoop } from './event-loop.ts';
import type { JudgeRealm } from './judge-realm.ts';
import type { Machine } from './machine.ts';
import type { ProgramError } from './program-error.ts';

/** Objects that make a collection certain in a realm of this size, many times over. */
const PRESSURE = 200_000;
const MAX_PASSES = 5;

/** Collects until it leaves nothing to do: a finaliser that ran may have made garbage of its own. */
export function settle(
  machine: Machine,
  judge: JudgeRealm,
  loop: EventLoop,
): ProgramError | undefined {
  for (let pass = 0; pass < MAX_PASSES; pass += 1) {
    machine.aside(() => collect(machine, judge));
    if (!machine.runtime.hasPendingJob()) return undefined;
    const error = loop.drain();
    if (error) return error;
  }
  return undefined;
}

/**
 * Forces a full collection: a threshold of 0 makes the next object collect. A canary that only a
 * cycle collection frees proves that it did; where it did not (another build), pressure does.
 */
function collect(machine: Machine, judge: JudgeRealm): void {
  judge.call('arm');
  machine.dropGcThreshold();
  if (judge.call('churn', 1) === 1) return;
  if (judge.call('churn', PRESSURE) === 1) return;
  throw new EngineError(
    'collection: expected the canary to be freed, found it alive; nothing was measured',
  );
}
