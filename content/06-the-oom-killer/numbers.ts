import { run } from '../../src/model/model.ts';
import type { OomEvent } from '../../src/model/oom/events.ts';
import { oomModel } from '../../src/model/oom/oom-model.ts';
import type { OomState } from '../../src/model/oom/state.ts';
import { pageBytes } from '../../src/model/oom/task.ts';
import { parseScript } from '../../src/model/script/script.ts';
import type { Trace } from '../../src/model/trace.ts';
import { formatBytes } from '../../src/model/units.ts';
import { scenarios as promises } from '../../src/widgets/overcommit/scenarios.ts';

const traces = new Map<string, Trace<OomState, OomEvent>>();

/** A script of `model oom` as a figure plays it. */
function traced(script: string): Trace<OomState, OomEvent> {
  const known = traces.get(script);
  if (known) return known;
  const read = parseScript([oomModel as never], script);
  if (!read.ok) throw new Error(`numbers: expected a script, found a mistake in ${script}`);
  const trace = run(read.model, read.statements, read.chosen) as Trace<OomState, OomEvent>;
  traces.set(script, trace);
  return trace;
}

const of = (scenarios: typeof promises, name: string): Trace<OomState, OomEvent> =>
  traced(scenarios.find((one) => one.name === name)!.script);

/** The first event of a kind from a step on, the step itself included. */
function event<Kind extends OomEvent['kind']>(
  trace: Trace<OomState, OomEvent>,
  step: number,
  kind: Kind,
): Extract<OomEvent, { kind: Kind }> {
  for (let at = step; at <= trace.last; at += 1) {
    const found = trace.frame(at).events.find((one) => one.kind === kind);
    if (found) return found as Extract<OomEvent, { kind: Kind }>;
  }
  throw new Error(`numbers: expected the event ${kind} from step ${step} on`);
}

const pages = (count: number | null): string => formatBytes((count ?? 0) * pageBytes);

// 01-overcommit
const guess = of(promises, 'mode-0');
const count = of(promises, 'mode-2');
export const ramAndSwap = pages(event(guess, 3, 'mapped').allowed);
export const commitLimit = formatBytes(count.frame(count.last).state.commitLimit);
export const commitAllowed = pages(event(count, 4, 'refused').allowed);
export const commitWouldBe = pages(event(count, 4, 'refused').asked);
export const commitPromised = pages(event(count, 4, 'refused').committed);
const fork = of(promises, 'fork-refused');
export const forkAsked = pages(event(fork, 3, 'refused').asked);
export const forkAllowed = pages(event(fork, 3, 'refused').allowed);
export const forkFree = formatBytes(fork.frame(fork.last).state.freeRam);
export const forkRam = formatBytes(fork.frame(fork.last).state.ram);
