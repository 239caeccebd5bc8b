import type { Fault } from '../fault.ts';

/** What a script can do that a program would regret, or that no machine can do. */
export type MachineFaultCode =
  | 'no-such-process'
  | 'process-exists'
  | 'process-ended'
  | 'too-many'
  | 'unknown-name'
  | 'wrong-kind'
  | 'lost-block'
  | 'use-after-free'
  | 'out-of-memory'
  | 'out-of-bounds'
  | 'signal'
  | 'aborted'
  | 'refused'
  | 'nothing-to-return-from'
  | 'no-such-reference'
  | 'already-referred'
  | 'unreachable-object'
  | 'nobody-to-kill'
  | 'panicked';

export type MachineFault = Fault<MachineFaultCode>;

export function mistake(code: MachineFaultCode, message: string, subject?: string): MachineFault {
  return { code, message, ...(subject === undefined ? {} : { subject }) };
}
