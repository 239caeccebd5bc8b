import type { Step } from '../engine.ts';
import type { StackEvent, StackFault, StackFaultCode } from './event.ts';

export type StackStep = Step<StackEvent>;

export const done = (events: readonly StackEvent[]): StackStep => ({ events, done: true });

/** A step that ends in a fault about `subject`, a name or an address. */
export function refused(
  code: StackFaultCode,
  message: string,
  subject?: string,
  events: readonly StackEvent[] = [],
): StackStep {
  const fault: StackFault = { code, message, ...(subject !== undefined && { subject }) };
  return { events, fault, done: true };
}
