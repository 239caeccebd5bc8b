import type { Fault } from '../../model/fault.ts';

/** The word for a step that ends in a fault: the signal that comes of it, or whose fault it is. */
export function faultWord({ code, message }: Fault): string {
  if (code === 'too-long') return 'Too long';
  return /SIG[A-Z]+/.exec(message)?.[0] ?? 'Mistake';
}
