import type { Frame } from '../model/trace.ts';
import { formatAddress } from '../model/units.ts';

/**
 * A frame as one line of JSON. What JSON has no form for is written as the course shows it: an
 * address beyond 2^53 as "0x…", a set as a list, a map as a list of pairs.
 */
export function frameJson(frame: Frame<unknown, unknown>, statement: string | undefined): string {
  const { step, state, events, fault } = frame;
  return JSON.stringify({ step, statement: statement ?? null, state, events, fault }, plain);
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return formatAddress(value);
  if (value instanceof Set || value instanceof Map) return [...value];
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
  return value;
}
