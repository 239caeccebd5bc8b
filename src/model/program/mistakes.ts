import type { Fault } from '../fault.ts';
import { bytes } from '../heap/mistakes.ts';
import { formatAddress } from '../units.ts';
import type { ProgramFaultCode } from './event.ts';

export type ProgramFault = Fault<ProgramFaultCode>;

const fault = (code: ProgramFaultCode, message: string, subject?: string): ProgramFault => ({
  ...{ code, message },
  ...(subject !== undefined && { subject }),
});

export function unknownLocal(name: string, running: string | undefined): ProgramFault {
  const where =
    running === undefined ? `No function runs that has ${name}` : `${running} has no local ${name}`;
  return fault('unknown-name', `${where}: a local is named in the call that makes it.`, name);
}

export function nullPointer(name: string): ProgramFault {
  const why = `${name} is NULL, and nothing is mapped at 0x0: the program gets SIGSEGV.`;
  return fault('null-pointer', why, name);
}

export function wildPointer(name: string): ProgramFault {
  const why = `${name} holds no address: it was never set, or was written over. The program goes wherever its bytes lead; at best that is SIGSEGV.`;
  return fault('wild-pointer', why, name);
}

export function tooSmall(name: string, size: number): ProgramFault {
  return fault('too-small', `${name} has ${bytes(size)}, and an address takes 8.`, name);
}

export function freeOfStack(name: string, address: number, local: string): ProgramFault {
  const why = `${name} holds ${formatAddress(address)}, the address of ${local} on the stack. free takes only what malloc gave; glibc finds no header there, and most often aborts with "free(): invalid pointer".`;
  return fault('invalid-free', why, name);
}

export function otherHeap(collected: boolean): ProgramFault {
  const why = collected
    ? 'This heap is a collected one: new makes an object, and nobody frees it by hand.'
    : 'This heap is glibc’s: malloc hands out blocks, and free takes them back. A script with heap=collected has a collector.';
  return fault('other-heap', why);
}

export function lost(size: number, count: number): ProgramFault {
  const what = count === 1 ? bytes(size) : `${count} blocks of ${bytes(size)} in all`;
  const why = `No pointer leads to ${what} any more: nobody can free them, a leak.`;
  return fault('lost-block', why);
}

/** What stops an access before anything is read or written. */
export const stops = (found: Fault | undefined): boolean =>
  found !== undefined &&
  ['unknown-name', 'null-pointer', 'wild-pointer', 'guard-page', 'outside-stack', 'abort'].includes(
    found.code,
  );
