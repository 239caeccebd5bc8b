import type { Engine } from '../engine.ts';
import { leak } from '../heap/mistakes.ts';
import { StackEngine } from '../stack/stack-engine.ts';
import { accessTo, done, found, type ProgramStep } from './access.ts';
import { assign } from './assign.ts';
import { collect, give, obtain } from './blocks.ts';
import { call, leave } from './calls.ts';
import type { ProgramEvent } from './event.ts';
import { lost } from './mistakes.ts';
import { reachable } from './reach.ts';
import { Running } from './running.ts';
import type { ProgramSettings } from './settings.ts';
import type { ProgramStatement } from './statements.ts';
import { type ProgramState, viewOf } from './view.ts';

/** One program: StackEngine and HeapEngine side by side, and pointers from each into the other. */
export class ProgramEngine implements Engine<ProgramState, ProgramStatement, ProgramEvent> {
  readonly #running: Running;

  constructor(from: ProgramSettings | Running) {
    this.#running = from instanceof Running ? from : new Running(from, new StackEngine(from));
  }

  step(statement: ProgramStatement): ProgramStep {
    const running = this.#running;
    const before = reachable(running);
    const step = perform(running, statement);
    running.declare();
    return withLoss(running, before, step);
  }

  view(): ProgramState {
    return viewOf(this.#running);
  }

  clone(): ProgramEngine {
    return new ProgramEngine(this.#running.clone());
  }
}

function perform(running: Running, statement: ProgramStatement): ProgramStep {
  switch (statement.kind) {
    case 'call':
    case 'recurse':
      return call(running, statement);
    case 'return':
      return leave(running, statement);
    case 'set':
      return assign(running, statement);
    case 'free':
      return give(running, statement);
    case 'collect':
      return collect(running);
    case 'read':
    case 'write':
      return access(running, statement);
    default:
      return obtain(running, statement);
  }
}

function access(
  running: Running,
  { kind, place, bytes }: Extract<ProgramStatement, { kind: 'read' | 'write' }>,
): ProgramStep {
  const { events, fault, address } = accessTo(running, kind, place, bytes);
  if (address === undefined) return done(events, fault);
  if (kind === 'read') return done([...events, found(running, address, bytes)], fault);
  running.put(address, bytes, { kind: 'bytes' });
  return done(events, fault);
}

/** What could be reached before the step and can't any more: a leak, or a collector's next catch. */
function withLoss(
  running: Running,
  before: ReadonlySet<number>,
  { events, fault }: ProgramStep,
): ProgramStep {
  const { ledger } = running.heap.program;
  const after = reachable(running);
  const gone = ledger.holdings().filter(({ serial }) => before.has(serial) && !after.has(serial));
  if (gone.length === 0) return done(events, fault);
  const bytes = gone.reduce((sum, { asked }) => sum + asked, 0);
  if (running.settings.heap === 'collected') {
    return done([...events, { kind: 'unreachable', objects: gone.length, bytes }], fault);
  }
  const ended = running.calls.stack.depth === 0;
  return done(events, fault ?? (ended ? leak(ledger.holdings()) : lost(bytes, gone.length)));
}
