import type { Fault } from '../fault.ts';

/** The error numbers that the calls of this folder end with. */
export type Errno = 'EINVAL' | 'ENOMEM' | 'EPERM';

/** A system call that the kernel refuses; nothing was changed but where the message says so. */
export type Refused = Fault<Errno>;

export const invalid = (message: string): Refused => ({ code: 'EINVAL', message });
export const noMemory = (message: string): Refused => ({ code: 'ENOMEM', message });
export const forbidden = (message: string): Refused => ({ code: 'EPERM', message });
