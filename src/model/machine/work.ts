import type { AccessMode } from '../vm/outcome.ts';
import type { TouchCause } from './event.ts';

const pageBytes = 4096;

/**
 * What a statement still has to touch. A statement that names a range takes a step for each page; the
 * few bytes that malloc or a call touches besides are done within its step.
 */
export interface Touches {
  readonly pid: number;
  readonly mode: AccessMode;
  /** The next address, and the first after the range. */
  readonly next: bigint;
  readonly end: bigint;
  readonly stepwise: boolean;
  readonly because?: TouchCause;
}

/** So many bytes from an address on, page by page. */
export function range(pid: number, mode: AccessMode, address: bigint, bytes: number): Touches {
  return { pid, mode, next: address, end: address + BigInt(bytes), stepwise: true };
}

/** A few bytes that belong to another page than the one a statement is about. */
export function aside(pid: number, address: number, because: TouchCause): Touches {
  const next = BigInt(address);
  return { pid, mode: 'write', next, end: next + 8n, stepwise: false, because };
}

/** What is left after the page at `next`; none where that was the last. */
export function afterPage(touches: Touches): Touches | undefined {
  const page = BigInt(pageBytes);
  const next = (touches.next / page + 1n) * page;
  return next < touches.end ? { ...touches, next } : undefined;
}
