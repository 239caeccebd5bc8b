import type { Step } from '../engine.ts';
import type { OomEvent, OomFault, OomFaultCode } from './events.ts';

export type OomStep = Step<OomEvent>;

export const did = (...events: OomEvent[]): OomStep => ({ events, done: true });

/** A step of a statement that has more of them. */
export const going = (...events: OomEvent[]): OomStep => ({ events, done: false });

export function fault(code: OomFaultCode, message: string, subject?: string): OomStep {
  const mistake: OomFault = { code, message, ...(subject !== undefined && { subject }) };
  return { events: [], fault: mistake, done: true };
}

export const unknownGroup = (name: string): OomStep =>
  fault('unknown-group', `No group is named ${name}; declare it with group ${name}.`, name);
