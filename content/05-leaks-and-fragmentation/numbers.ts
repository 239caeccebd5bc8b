import { MAX_ROUNDS } from '../../src/grader/rounds.ts';
import type { Graph } from '../../src/model/gc/graph.ts';
import { gcModel } from '../../src/model/gc/model.ts';
import { dominationOf } from '../../src/model/gc/retained.ts';
import { heapModel } from '../../src/model/heap/heap-model.ts';
import { type HeapsState, heapsModel } from '../../src/model/heap/heaps-model.ts';
import type { HeapModelEvent, HeapState } from '../../src/model/heap/state.ts';
import type { MachineEvent } from '../../src/model/machine/event.ts';
import { machineModel } from '../../src/model/machine/model.ts';
import type { MachineState } from '../../src/model/machine/state.ts';
import { run } from '../../src/model/model.ts';
import { parseScript } from '../../src/model/script/script.ts';
import type { Trace } from '../../src/model/trace.ts';
import { formatBytes, formatNumber } from '../../src/model/units.ts';
import { scenarios as slabs } from '../../src/widgets/buddy-and-slab/scenarios.ts';
import { bytesOf } from '../../src/widgets/leak-over-a-day/day-course.ts';
import { scenarios as days } from '../../src/widgets/leak-over-a-day/scenarios.ts';
import { scenarios as graphs } from '../../src/widgets/reachability/scenarios.ts';
import { scenarios as heaps } from '../../src/widgets/the-allocator/scenarios.ts';

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

const bytes = (count: number): string => `${formatNumber(count)} bytes`;
const perCent = (part: number): string => `${Math.round(part * 100)}%`;

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

// 04-fragmentation
const inside = traced<HeapState, HeapModelEvent>(heapModel, slabs, 'inside').frame(4).state;
export const insideAsked = bytes(inside.fragmentation.asked);
export const insideGiven = bytes(inside.fragmentation.handedOut);
export const insideShare = perCent(inside.fragmentation.internal);
const fits = traced<HeapsState, unknown>(heapsModel, heaps, 'fits');
const worst = fits.frame(13).state.lanes[2]!.state.fragmentation;
export const worstFree = bytes(worst.free);
export const worstLargest = bytes(worst.largestFree);

// 05-what-allocators-do-about-it
const merging = traced<HeapsState, unknown>(heapsModel, heaps, 'merging');
const apart = merging.frame(14).state.lanes[1]!.state.fragmentation;
export const mergeFree = bytes(apart.free);
export const mergeBlocks = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'][
  apart.freeBlocks
]!;
export const mergeLargest = bytes(apart.largestFree);
const wasteOf = (name: string): string =>
  perCent(
    traced<HeapState, HeapModelEvent>(heapModel, slabs, name).frame(7).state.fragmentation.internal,
  );
export const classesWaste = wasteOf('classes');
export const powersWaste = wasteOf('powers');
