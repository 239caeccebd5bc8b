import { MAX_ROUNDS } from '../../src/grader/rounds.ts';
import type { Graph } from '../../src/model/gc/graph.ts';
import { gcModel } from '../../src/model/gc/model.ts';
import { dominationOf } from '../../src/model/gc/retained.ts';
import type { MachineEvent } from '../../src/model/machine/event.ts';
import { machineModel } from '../../src/model/machine/model.ts';
import type { MachineState } from '../../src/model/machine/state.ts';
import { run } from '../../src/model/model.ts';
import { parseScript } from '../../src/model/script/script.ts';
import type { Trace } from '../../src/model/trace.ts';
import { formatBytes } from '../../src/model/units.ts';
import { bytesOf } from '../../src/widgets/leak-over-a-day/day-course.ts';
import { scenarios as days } from '../../src/widgets/leak-over-a-day/scenarios.ts';
import { scenarios as graphs } from '../../src/widgets/reachability/scenarios.ts';

type AnyModel = Parameters<typeof parseScript>[0][number];

/** A scenario as its figure plays it. */
function traced<State, Event>(
  model: unknown,
  scenarios: readonly { readonly name: string; readonly script: string }[],
  name: string,
): Trace<State, Event> {
  const { script } = scenarios.find((one) => one.name === name)!;
  const read = parseScript([model as AnyModel], script);
  if (!read.ok) throw new Error(`numbers: expected a script, found a mistake in ${name}`);
  return run(read.model, read.statements, read.chosen) as Trace<State, Event>;
}

// 01-leaks
export const mostRounds = String(MAX_ROUNDS);

// 02-finding-a-leak
const day = (name: string) => traced<MachineState, MachineEvent>(machineModel, days, name);
const heapAt = (trace: Trace<MachineState, MachineEvent>, step: number): string =>
  formatBytes(bytesOf(trace.frame(step).state).heap);
const leak = day('leak');
export const floorFirst = heapAt(leak, 25);
export const floorSecond = heapAt(leak, 48);
export const floorLast = heapAt(leak, 278);
export const floorHealthy = heapAt(day('healthy'), 288);

const retained = traced<{ readonly graph: Graph }, unknown>(gcModel, graphs, 'retained');
const held = dominationOf(retained.frame(16).state.graph);
const keeps = (id: string): string => formatBytes(held.get(id)!.retained);
export const usersKeeps = keeps('users');
export const ordersKeeps = keeps('orders');
export const annKeeps = keeps('ann');
