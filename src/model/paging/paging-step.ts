import type { Step } from '../engine.ts';
import type { PagingEvent, PagingFaultCode } from './event.ts';

export type PagingStep = Step<PagingEvent>;

/** A step that ends its statement. */
export const done = (events: readonly PagingEvent[]): PagingStep => ({ events, done: true });

/** A step that another of the same statement follows. */
export const goesOn = (events: readonly PagingEvent[]): PagingStep => ({ events, done: false });

/** A step that ends in a fault about `subject`, an address or a name. */
export function refused(
  code: PagingFaultCode,
  message: string,
  subject?: string,
  events: readonly PagingEvent[] = [],
): PagingStep {
  return {
    events,
    fault: { code, message, ...(subject !== undefined && { subject }) },
    done: true,
  };
}
