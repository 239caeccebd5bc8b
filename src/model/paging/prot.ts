import { flag } from './entry-format.ts';

export type Prot = 'r' | 'rw' | 'rx' | 'rwx';

/** The bits of `flag` that a protection is about. */
export const protFlags = flag.writable | flag.noExecute;

export function flagsOfProt(prot: Prot): number {
  return (prot.includes('w') ? flag.writable : 0) | (prot.includes('x') ? 0 : flag.noExecute);
}

/** What an entry allows; where the format has no no-execute bit, that is code, too. */
export function protOf(flags: number): Prot {
  const write = (flags & flag.writable) !== 0;
  const execute = (flags & flag.noExecute) === 0;
  return write ? (execute ? 'rwx' : 'rw') : execute ? 'rx' : 'r';
}
