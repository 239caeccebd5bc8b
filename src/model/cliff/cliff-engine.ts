import type { Engine, Step } from '../engine.ts';
import type { Fault } from '../fault.ts';
import { vmstatRow } from '../reclaim/vmstat-command.ts';
import { Cliff } from './cliff.ts';
import { countedOf, difference, viewOf, workingSetsOf } from './cliff-view.ts';
import type { CliffSettings } from './settings.ts';
import { type CliffState, type Interval, mostIntervals } from './state.ts';
import { type CliffStatement, mostSeconds } from './statements.ts';

/** One step: a second, or something that is set before the next one. */
type Order = Exclude<CliffStatement, { kind: 'run' }> | { readonly kind: 'second' };

/** A moment, by what was ordered up to it; what came of it once somebody has looked. */
interface Moment {
  readonly order: Order | undefined;
  readonly before: Moment | undefined;
  readonly seconds: number;
  state: CliffState | undefined;
  /** The one that was ordered after it. */
  next: Moment | undefined;
}

/** The machine of a script, and the moment that it has come to. */
interface Running {
  cliff: Cliff;
  at: Moment;
}

const tooLong: Fault = {
  code: 'too-long',
  message: `A script runs for at most ${mostSeconds} seconds: that is enough for every average to settle.`,
};

/**
 * Runs a second a step. A second is thousands of accesses, so it is simulated when somebody looks at
 * it, and once: engines and their clones share one machine, which only goes on, and what it
 * came by. So a trace is there at once, however long it is.
 */
export class CliffEngine implements Engine<CliffState, CliffStatement, never> {
  readonly #settings: CliffSettings;
  readonly #running: Running;
  #now: Moment;
  /** Seconds of a `run` at work. */
  #done: number;

  constructor(settings: CliffSettings, of?: CliffEngine) {
    this.#settings = settings;
    this.#running = of === undefined ? begin(settings) : of.#running;
    this.#now = of === undefined ? this.#running.at : of.#now;
    this.#done = of === undefined ? 0 : of.#done;
  }

  clone(): CliffEngine {
    return new CliffEngine(this.#settings, this);
  }

  step(statement: CliffStatement): Step<never> {
    if (statement.kind !== 'run') {
      this.#order(statement);
      return { events: [], done: true };
    }
    if (this.#now.seconds === mostSeconds) {
      this.#done = 0;
      return { events: [], fault: tooLong, done: true };
    }
    this.#order({ kind: 'second' });
    this.#done = (this.#done + 1) % statement.seconds;
    return { events: [], done: this.#done === 0 };
  }

  view(): CliffState {
    const { state } = this.#now;
    if (state !== undefined) return state;
    const path: Moment[] = [];
    for (
      let one: Moment | undefined = this.#now;
      one && one.state === undefined;
      one = one.before
    ) {
      path.unshift(one);
    }
    // Another way than the machine went: it begins again, and goes this one.
    if (path[0]!.before !== this.#running.at) {
      const first = path[0]!.before;
      Object.assign(this.#running, begin(this.#settings));
      const known: Moment[] = [];
      for (let one = first; one?.before; one = one.before) known.unshift(one);
      for (const one of known) obey(this.#running.cliff, one.order!);
    }
    for (const one of path) {
      const { cliff } = this.#running;
      const before = countedOf(cliff);
      obey(cliff, one.order!);
      one.state = stateOf(cliff, one, before);
    }
    this.#running.at = this.#now;
    return this.#now.state!;
  }

  #order(order: Order): void {
    const { next } = this.#now;
    if (next === undefined || JSON.stringify(next.order) !== JSON.stringify(order)) {
      const seconds = this.#now.seconds + (order.kind === 'second' ? 1 : 0);
      this.#now.next = { order, before: this.#now, seconds, state: undefined, next: undefined };
    }
    this.#now = this.#now.next!;
  }
}

function begin(settings: CliffSettings): Running {
  const cliff = new Cliff(settings);
  const state = { ...viewOf(cliff), seconds: 0, intervals: [] };
  return { cliff, at: { order: undefined, before: undefined, seconds: 0, state, next: undefined } };
}

function obey(cliff: Cliff, order: Order): void {
  switch (order.kind) {
    case 'second':
      cliff.runSecond();
      break;
    case 'programs':
      cliff.runPrograms(order.count);
      break;
    case 'set':
      cliff.useSet(order.bytes);
      break;
    case 'scan':
      cliff.startScan(order.bytes);
      break;
    case 'swappiness':
      cliff.kernel.setSwappiness(order.swappiness);
      break;
  }
}

function stateOf(
  cliff: Cliff,
  { order, before, seconds }: Moment,
  counted: ReturnType<typeof countedOf>,
): CliffState {
  const { intervals } = before!.state!;
  const view = viewOf(cliff);
  if (order!.kind !== 'second') return { ...view, seconds, intervals };
  const after = countedOf(cliff);
  const { some, full } = cliff.pressure;
  const interval: Interval = {
    second: seconds,
    programs: cliff.programs.length,
    workingSets: workingSetsOf(cliff),
    ...difference(counted, after),
    vmstat: vmstatRow(counted.reading, after.reading, 1),
    some: some.avg10,
    full: full.avg10,
  };
  return { ...view, seconds, intervals: [...intervals, interval].slice(-mostIntervals) };
}
