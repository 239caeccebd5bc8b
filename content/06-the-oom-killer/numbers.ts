import { run } from '../../src/model/model.ts';
import type { OomEvent } from '../../src/model/oom/events.ts';
import { oomModel } from '../../src/model/oom/oom-model.ts';
import type { OomState } from '../../src/model/oom/state.ts';
import { pageBytes } from '../../src/model/oom/task.ts';
import { parseScript } from '../../src/model/script/script.ts';
import type { Trace } from '../../src/model/trace.ts';
import { formatBytes, formatNumber } from '../../src/model/units.ts';
import { scenarios as crises } from '../../src/widgets/oom-killer/scenarios.ts';
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

/** What the killer counted for a task, from a step on. */
function pointsOf(trace: Trace<OomState, OomEvent>, step: number, task: string): string {
  const one = event(trace, step, 'judged').verdicts.find((verdict) => verdict.task === task);
  if (!one || !('points' in one)) throw new Error(`numbers: expected points for ${task}`);
  return `${one.points < 0 ? '−' : ''}${formatNumber(Math.abs(one.points))}`;
}

const taskOf = (trace: Trace<OomState, OomEvent>, step: number, name: string) =>
  trace.frame(step).state.tasks.find((task) => task.name === name)!;

const sizeOf = (
  trace: Trace<OomState, OomEvent>,
  step: number,
  name: string,
  part: 'rss' | 'swap' | 'tables',
): string => formatBytes(taskOf(trace, step, name)[part]);

function heldBy(trace: Trace<OomState, OomEvent>, step: number, name: string): string {
  const { rss, swap, tables } = taskOf(trace, step, name);
  return formatBytes(rss + swap + tables);
}

/** A database of root's beside a smaller job, under the rules of a release. */
function rootScript(kernel: string): string {
  return `model oom kernel=${kernel} ram=512MB; task db rss=210MB uid=0; task job rss=200MB; task shell rss=20MB; grow shell 100MB`;
}

const pages = (count: number | null): string => formatBytes((count ?? 0) * pageBytes);

// 01-overcommit
const guess = of(promises, 'mode-0');
const count = of(promises, 'mode-2');
export const ramAndSwap = pages(event(guess, 3, 'mapped').allowed);
export const commitAllowed = pages(event(count, 4, 'refused').allowed);
export const commitWouldBe = pages(event(count, 4, 'refused').asked);
export const commitPromised = pages(event(count, 4, 'refused').committed);
const fork = of(promises, 'fork-refused');
export const forkAsked = pages(event(fork, 3, 'refused').asked);
export const forkAllowed = pages(event(fork, 3, 'refused').allowed);
export const forkFree = formatBytes(fork.frame(fork.last).state.freeRam);
export const forkRam = formatBytes(fork.frame(fork.last).state.ram);

// 02-who-dies
const biggest = of(crises, 'the-biggest');
export const dbPoints = pointsOf(biggest, 5, 'db');
export const webPoints = pointsOf(biggest, 5, 'web');
export const webNeeds = formatBytes(event(biggest, 4, 'invoked').needs);
const mixed = of(crises, 'swap-and-tables');
export const mapsHolds = heldBy(mixed, 5, 'maps');
export const mapsRss = sizeOf(mixed, 5, 'maps', 'rss');
export const mapsSwap = sizeOf(mixed, 5, 'maps', 'swap');
export const mapsTables = sizeOf(mixed, 5, 'maps', 'tables');
export const webRss = sizeOf(mixed, 5, 'web', 'rss');
export const rootOld = pointsOf(traced(rootScript('3.10')), 5, 'db');
export const rootNew = pointsOf(traced(rootScript('6.1')), 5, 'db');
export const rootJob = pointsOf(traced(rootScript('6.1')), 5, 'job');

// 03-steering-it
const shielded = of(crises, 'protected');
const shieldedPages = shielded.frame(0).state.totalPages;
const shieldedStep = Math.floor(shieldedPages / 1000);
export const protectedRam = formatBytes(shielded.frame(0).state.ram);
export const protectedStep = pages(shieldedStep);
export const protectedOff = pages(500 * shieldedStep);
export const protectedOn = pages(200 * shieldedStep);
export const protectedDb = pointsOf(shielded, 5, 'db');
export const protectedWeb = pointsOf(shielded, 5, 'web');
export const jobPoints = pointsOf(shielded, 5, 'job');
export const jobHolds = heldBy(shielded, 5, 'job');

// 04-containers
const group = of(crises, 'cgroup');
export const groupRam = formatBytes(group.frame(0).state.ram);
export const groupLimit = formatBytes(group.frame(5).state.groups[0]!.limit!);
export const groupFree = formatBytes(group.frame(6).state.freeRam);

// 05-reading-the-report
export const dbRss = sizeOf(biggest, 5, 'db', 'rss');
const doxygen = { rss: 2308581, swapents: 5225427, tables: Math.floor(60686336 / pageBytes) };
export const doxygenHolds = pages(doxygen.rss + doxygen.swapents + doxygen.tables);
export const doxygenSwap = pages(doxygen.swapents);

// 06-windows-and-macos
const commits = traced(
  'model oom ram=512MB swap=128MB overcommit=2 ratio=100; task db rss=120MB; task app rss=20MB; mmap app 300MB; grow app 100MB; mmap db 150MB; mmap db 100MB; grow app 200MB',
);
export const winFree = formatBytes(commits.frame(6).state.freeRam);
