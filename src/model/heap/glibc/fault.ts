import type { Fault } from '../../fault.ts';
import { formatAddress } from '../../units.ts';
import { type AbortText, aborts } from './aborts.ts';

export type GlibcFaultCode =
  | (typeof aborts)[AbortText]['code']
  /** Met on the way by malloc itself. */
  | 'segmentation-fault'
  | 'endless-list'
  /** What glibc lets pass. */
  | 'unnoticed-free'
  | 'unnoticed-overflow'
  | 'unnoticed-use-after-free';

export interface GlibcFault extends Fault<GlibcFaultCode> {
  /** What glibc prints as it aborts, word for word; none where it notices nothing. */
  readonly abort?: AbortText;
}

/** Thrown inside the allocator only; `GlibcHeap` takes the call back and hands the fault out. */
export class Abort extends Error {
  readonly fault: GlibcFault;
  constructor(fault: GlibcFault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** malloc_printerr. @throws Abort */
export function printerr(abort: AbortText, user?: number): never {
  const { code, means } = aborts[abort];
  throw new Abort(glibcFault(code, `glibc aborts: "${abort}". ${means}`, user, abort));
}

/** A list that leads into itself: the real malloc would never return. @throws Abort */
export function endless(list: string, user?: number): never {
  const why = `malloc would never return: ${list} leads into itself, because a block was freed twice.`;
  throw new Abort(glibcFault('endless-list', why, user));
}

/** malloc touched what nothing maps; `user` is what the program gave it. */
export function segmentationFault(address: number, user?: number): GlibcFault {
  const isHeader = user !== undefined && address < user && address >= user - 16;
  const why = isHeader
    ? `The header of a block at ${formatAddress(user)} would be where nothing is mapped: a segmentation fault. No block was ever there, or it was a mapping of its own, which is gone once it is freed.`
    : `malloc follows a pointer to ${formatAddress(address)}, where nothing is mapped: a segmentation fault. A header or a link that it trusts was overwritten.`;
  return glibcFault('segmentation-fault', why, user);
}

export function glibcFault(
  code: GlibcFaultCode,
  message: string,
  user?: number,
  abort?: AbortText,
): GlibcFault {
  return {
    code,
    message,
    ...(user === undefined ? {} : { subject: formatAddress(user) }),
    ...(abort === undefined ? {} : { abort }),
  };
}
