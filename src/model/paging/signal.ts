import { formatAddress } from '../units.ts';
import type { PagingFault } from './event.ts';
import type { AccessStatement } from './statements.ts';
import type { Walk } from './walk.ts';

const codes = {
  'non-canonical': 'non-canonical',
  'not-present': 'not-present',
  write: 'write-protected',
  user: 'kernel-page',
  execute: 'no-execute',
  reserved: 'reserved-bit',
  'beyond-memory': 'beyond-memory',
} as const;

const verbs = { read: 'read', write: 'write to', exec: 'run code at' } as const;

/**
 * A failed walk in one sentence, with what Linux makes of it (arch/x86/mm/fault.c): SIGSEGV with
 * SEGV_MAPERR, `si_code` 1, where nothing is mapped, also for the kernel's pages, so as not to tell
 * what is there (`__bad_area_nosemaphore`); with SEGV_ACCERR, 2, where the mapping forbids it; a
 * general protection fault, SI_KERNEL, for an address that is not canonical (traps.c).
 */
export function signalOf(
  { kind, address, kernel }: AccessStatement,
  addressBits: number,
  signExtended: boolean,
  { visits, outcome }: Walk,
): PagingFault {
  if (outcome.kind === 'mapped') throw new RangeError('a walk that led somewhere has no fault');
  const at = formatAddress(address);
  const deciding = visits.find(({ level }) => level === outcome.level);
  const entry = `${deciding?.name} entry ${deciding?.index}`;
  const tried = `The ${kernel ? 'kernel' : 'program'} may not ${verbs[kind]} ${at}`;
  const gets = (signal: string): string =>
    kernel ? 'which is a bug of its own, an oops' : `so it gets ${signal}`;
  const say = (message: string): PagingFault => ({
    code: codes[outcome.reason],
    message,
    subject: at,
  });
  switch (outcome.reason) {
    case 'non-canonical':
      return say(
        signExtended
          ? `${tried}: it is not canonical, as bits ${addressBits} to 63 must repeat bit ${addressBits - 1}. The processor does not even look at the tables, ${gets('SIGSEGV with SI_KERNEL')}.`
          : `${tried}: it is outside the address space, which has ${addressBits} bits.`,
      );
    case 'not-present':
      return say(
        `${tried}: nothing is mapped there, as ${entry} is not present. If the kernel has no page to put there, the program gets SIGSEGV with SEGV_MAPERR.`,
      );
    case 'write':
      return say(`${tried}: ${entry} is read-only, ${gets('SIGSEGV with SEGV_ACCERR')}.`);
    case 'execute':
      return say(`${tried}: ${entry} says no-execute, ${gets('SIGSEGV with SEGV_ACCERR')}.`);
    case 'user':
      return say(
        `${tried}: ${entry} is for the kernel alone, so it gets SIGSEGV, with SEGV_MAPERR as if nothing were there.`,
      );
    case 'reserved':
      return say(
        `${tried}: ${entry} has a reserved bit set. The table is corrupt, and the kernel ends the program with an oops.`,
      );
    case 'beyond-memory':
      return say(
        `${tried}: ${entry} names frame ${deciding?.frame}, which the machine does not have.`,
      );
  }
}
