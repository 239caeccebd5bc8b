import type { Core } from './core.ts';
import type { FaultCause } from './event.ts';
import type { AccessMode } from './outcome.ts';
import type { Process } from './process.ts';
import { pte } from './pte.ts';

/** What was accessed. */
export interface Access {
  readonly page: number;
  readonly mode: AccessMode;
  /** As the course writes it: `0x…`. */
  readonly address: string;
}

/** How a part of the fault handler ended; `beyond-file` becomes a SIGBUS. */
export type Handled = 'minor' | 'major' | 'oom' | 'beyond-file';

/** Says that there was a fault and why, before what is done about it. */
export function noteFault(
  core: Core,
  { pid }: Process,
  { page, mode, address }: Access,
  cause: FaultCause,
  fault: 'minor' | 'major' = 'minor',
): void {
  core.sink?.push({ kind: 'fault', pid, page, access: mode, address, fault, cause });
}

/** Says what an entry maps now. */
export function noteMapped(core: Core, { pid }: Process, page: number, entry: number): void {
  if (core.sink === undefined) return;
  const low = core.entry(entry);
  const writable = (low & pte.writable) !== 0;
  core.sink.push({ kind: 'mapped', pid, page, frame: low >>> 12, writable });
}
