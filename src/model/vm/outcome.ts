/** What an access is. */
export type AccessMode = 'read' | 'write' | 'exec';

/** Why memory could not be had: the machine has none left, or the group may not have more. */
export interface OutOfMemory {
  readonly kind: 'oom';
  readonly pid: number;
  readonly limit: 'machine' | 'group';
  /** The group whose limit it was. */
  readonly group?: string;
  /** What the frame was wanted for. */
  readonly wanted: 'page' | 'page-table';
}

/** What the kernel sends to a process, numbered as on x86-64 (asm-generic/siginfo.h). */
export interface Signal {
  readonly kind: 'signal';
  readonly name: 'SIGSEGV' | 'SIGBUS';
  /** 11 or 7. */
  readonly number: number;
  readonly code: SignalCode;
  /** The number of the code: si_code. */
  readonly codeNumber: number;
  /** si_addr as the course writes it, `0x…`: where the access was; 0 for SI_KERNEL. */
  readonly address: string;
}

export type SignalCode = 'SEGV_MAPERR' | 'SEGV_ACCERR' | 'SI_KERNEL' | 'BUS_ADRERR';

/**
 * How an access ended. `hit`: no fault. `minor`: a fault without a read from disk. `major`: one with
 * it. Otherwise it was not done: the process gets a signal, or somebody has to be killed first.
 */
export type Outcome = { readonly kind: 'hit' | 'minor' | 'major' } | Signal | OutOfMemory;

export const hit: Outcome = { kind: 'hit' };
export const minor: Outcome = { kind: 'minor' };
export const major: Outcome = { kind: 'major' };

const codes: Readonly<Record<SignalCode, number>> = {
  SEGV_MAPERR: 1,
  SEGV_ACCERR: 2,
  BUS_ADRERR: 2,
  SI_KERNEL: 128,
};

export function signal(code: SignalCode, address: string): Signal {
  const bus = code === 'BUS_ADRERR';
  const name = bus ? 'SIGBUS' : 'SIGSEGV';
  return { kind: 'signal', name, number: bus ? 7 : 11, code, codeNumber: codes[code], address };
}
