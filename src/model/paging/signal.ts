import type { PagingFault } from './event.ts';
import { hex } from './hex.ts';
import type { Walk } from './walk.ts';

const verbs = { read: 'read', write: 'write to', exec: 'run code at' } as const;

/**
 * A failed walk in one sentence, with what Linux makes of it (arch/x86/mm/fault.c): SIGSEGV with
 * SEGV_MAPERR, `si_code` 1, where nothing is mapped, also for the kernel's pages, so as not to tell
 * what is there (`__bad_area_nosemaphore`); with SEGV_ACCERR, 2, where the mapping forbids it; a
 * general protection fault, SI_KERNEL, for an address that is not canonical (traps.c).
 */
export function signalOf(
  kind: keyof typeof verbs,
  address: bigint,
  addressBits: number,
  signExtended: boolean,
  { visits, outcome }: Walk,
): PagingFault {
  if (outcome.kind === 'mapped') throw new RangeError('a walk that led somewhere has no fault');
  const at = hex(address);
  const deciding = visits.at(-1);
  const denying = visits.find(({ level }) => level === outcome.level);
  const entry = `${denying?.name} entry ${denying?.index}`;
  const tried = `The program may not ${verbs[kind]} ${at}`;
  const say = (message: string): PagingFault => ({ code: outcome.reason, message, subject: at });
  switch (outcome.reason) {
    case 'non-canonical':
      return say(
        signExtended
          ? `${at} is not canonical: bits ${addressBits} to 63 must repeat bit ${addressBits - 1}, so the processor does not even look at the tables, and the program gets SIGSEGV with SI_KERNEL.`
          : `${at} is outside the address space, which has ${addressBits} bits.`,
      );
    case 'not-present':
      return say(
        `Nothing is mapped at ${at}: ${entry} is not present, and the program gets SIGSEGV with SEGV_MAPERR unless the kernel has a page to put there.`,
      );
    case 'write':
      return say(`${tried}: ${entry} is read-only, so it gets SIGSEGV with SEGV_ACCERR.`);
    case 'execute':
      return say(`${tried}: ${entry} says no-execute, so it gets SIGSEGV with SEGV_ACCERR.`);
    case 'user':
      return say(
        `${tried}: ${entry} is the kernel's, so it gets SIGSEGV, with SEGV_MAPERR as if nothing were there.`,
      );
    case 'reserved':
      return say(
        `${deciding?.name} entry ${deciding?.index} for ${at} has a reserved bit set: the table is corrupt, and the kernel ends the program with an oops.`,
      );
    case 'beyond-memory':
      return say(
        `${deciding?.name} entry ${deciding?.index} for ${at} names frame ${deciding?.frame}, which the machine does not have.`,
      );
  }
}
