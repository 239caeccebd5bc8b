import { variableIn } from '../stack/layout.ts';
import { done, ofStack, type ProgramStep } from './access.ts';
import { evaluate, setEvent } from './assign.ts';
import { tooSmall, unknownLocal } from './mistakes.ts';
import { addressOf, type Running } from './running.ts';
import type { ProgramStatement } from './statements.ts';

type Of<Kind extends ProgramStatement['kind']> = Extract<ProgramStatement, { kind: Kind }>;

/** A call writes its return address and the frame pointer of the caller; locals find what lay there. */
export function call(running: Running, statement: Of<'call' | 'recurse'>): ProgramStep {
  const { stack } = running.calls;
  const { sp } = stack;
  const step = running.calls.step(statement);
  const frame = stack.innermost;
  if (frame && stack.sp < sp) {
    running.callCount = Math.max(running.callCount, frame.call);
    // Each call of a recursion fills its frame: it is only by its last one that the next can tell.
    const from = statement.kind === 'recurse' ? stack.sp : frame.fp;
    running.memory = running.memory.without(from, sp);
  }
  return ofStack(step);
}

/** `return`, `return q to p`: the value is copied to a local of the caller. */
export function leave(running: Running, { value, to }: Of<'return'>): ProgramStep {
  const { innermost } = running.calls.stack;
  if (!innermost || value === undefined || to === undefined) {
    return ofStack(running.calls.step({ kind: 'return' }));
  }
  const { caller } = innermost;
  const slot = caller && variableIn(caller.layout, to);
  if (!slot) return done([], unknownLocal(to, caller?.name));
  const { content, events, fault } = evaluate(running, value);
  if (!content) return done(events, fault);
  if (content.kind === 'address' && slot.bytes < 8) return done(events, tooSmall(to, slot.bytes));
  const step = ofStack(running.calls.step({ kind: 'return' }));
  const all = [...events, ...step.events];
  if (step.fault) return done(all, step.fault);
  const address = addressOf({ frame: caller, slot });
  const bytes = content.kind === 'address' ? 8 : Math.min(slot.bytes, 8);
  running.put(address, bytes, content);
  const set = { ...setEvent(running, address, bytes, content), returned: true } as const;
  return done([...all, set], fault);
}
