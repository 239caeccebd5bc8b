import type { Fault } from '../fault.ts';
import { formatAddress } from '../units.ts';
import type { Block } from './allocator.ts';
import type { Fragmentation } from './fragmentation.ts';
import type { Holding } from './ledger.ts';
import type { HeapFaultCode } from './state.ts';

export type HeapFault = Fault<HeapFaultCode>;

export function mistake(code: HeapFaultCode, message: string, subject?: string): HeapFault {
  return { code, message, ...(subject === undefined ? {} : { subject }) };
}

export const bytes = (count: number): string => (count === 1 ? '1 byte' : `${count} bytes`);

export function unknownName(name: string): HeapFault {
  return mistake(
    'unknown-name',
    `Expected the name of a block, found ${name}: nothing was ever assigned to it.`,
    name,
  );
}

export function nullPointer(name: string, doing: 'read' | 'write'): HeapFault {
  const why = `${name} is NULL because its allocation failed: a ${doing} through it is a segmentation fault.`;
  return mistake('null-pointer', why, name);
}

export function doubleFree(
  what: string,
  address: number,
  now: Holding | undefined,
  noticed: string | undefined,
): HeapFault {
  if (now) {
    const why = `${what} was freed before, and ${formatAddress(address)} was handed out again since: this frees the block of ${now.name}, which ${now.name} goes on using.`;
    return mistake('double-free', why, what);
  }
  const then = noticed ?? 'The allocator does not notice, and its free list is wrong from now on.';
  return mistake('double-free', `${what} was freed before: a block is freed once. ${then}`, what);
}

export function invalidFree(what: string, noticed: string | undefined): HeapFault {
  const then = noticed ?? 'The allocator does not notice, and its free list is wrong from now on.';
  const why = `free takes an address that malloc gave and nobody freed since; ${what} is none. ${then}`;
  return mistake('invalid-free', why, what);
}

export function useAfterFree(
  what: string,
  doing: 'read' | 'write' | 'realloc',
  owner: string | undefined,
  destroyed: boolean,
): HeapFault {
  const verb = { read: 'reads', write: 'overwrites', realloc: 'resizes' }[doing];
  let then = `${verb} bytes that nobody owns, and that the allocator may hand out at any time`;
  if (owner !== undefined) then = `${verb} bytes of ${owner}, which has the memory now`;
  else if (destroyed) then = 'overwrites what the allocator keeps in the free block';
  return mistake('use-after-free', `${what} was freed: this ${then}.`, what);
}

export function invalidAccess(
  what: string,
  doing: 'read' | 'write',
  at: Block | undefined,
): HeapFault {
  const where = !at
    ? 'it lies outside the heap'
    : at.state === 'free'
      ? 'the block there is free'
      : at.state === 'own'
        ? 'the allocator keeps its own data there'
        : 'it lies in the header of a block';
  return mistake(
    'invalid-access',
    `No block owns the bytes at ${what}: ${where}. Nothing may ${doing} there.`,
    what,
  );
}

export function overread(what: string, holding: Holding, end: number): HeapFault {
  const over = end - holding.address - holding.asked;
  const why = `${what} has ${bytes(holding.asked)}; this reads ${bytes(over)} behind them, which are somebody else's or nobody's.`;
  return mistake('overread', why, what);
}

/** `hit` are the blocks that the write reaches, behind what the block's holder can use. */
export function overflow(
  what: string,
  holding: Holding,
  end: number,
  hit: readonly { readonly block: Block; readonly name: string | undefined }[],
): HeapFault {
  const over = end - holding.address - holding.asked;
  const first = hit[0];
  const who =
    first &&
    (first.name ?? `the ${first.block.state} block at ${formatAddress(first.block.address)}`);
  let then = 'they fall into padding, so nobody is hurt: another size, and somebody is';
  if (first) {
    const ownData = first.block.user > first.block.address || (first.block.kept ?? 0) > 0;
    then = ownData
      ? `they overwrite what the allocator keeps in ${who}, and it stops when it reads that`
      : `they overwrite the bytes of ${who}`;
  }
  const why = `${what} has ${bytes(holding.asked)}; this writes ${bytes(over)} behind them: ${then}.`;
  return mistake('overflow', why, what);
}

export function corruption(block: number, by: string, doing: string): HeapFault {
  const why = `${doing} reads what the allocator keeps at ${formatAddress(block)} and finds it overwritten, by the write to ${by}: a real program would be aborted here, far from that write.`;
  return mistake('corruption', why, by);
}

/** `lost` is what only the variable had the address of, which is NULL now. */
export function outOfMemory(
  name: string,
  asked: number,
  needed: number,
  because: string,
  { free, freeBlocks, largestFree }: Fragmentation,
  lost: Holding | undefined,
): HeapFault {
  const takes = needed === asked ? '' : `, which takes ${needed}`;
  const wanted = `${bytes(asked)} were asked for${takes}`;
  const after = lost
    ? `${name} is NULL, and its old block of ${bytes(lost.asked)} is lost.`
    : `${name} is NULL.`;
  if (free < needed) {
    return mistake('out-of-memory', `${wanted}, and only ${free} are free. ${after}`, name);
  }
  const blocks =
    freeBlocks === 1 ? 'one block' : `${freeBlocks} blocks, the largest of ${largestFree}`;
  const why = needed > largestFree ? 'fragmentation' : because;
  return mistake(
    'fragmented',
    `${wanted}. ${bytes(free)} are free, in ${blocks}: ${why}. ${after}`,
    name,
  );
}

export function sameBlockTwice(name: string, other: Holding): HeapFault {
  const why = `${name} and ${other.name} have the same bytes at ${formatAddress(other.address)} now: a block that is freed twice is handed out twice.`;
  return mistake('same-block-twice', why, name);
}

export function lostBlock(name: string, lost: Holding): HeapFault {
  const why = `${name} was the only variable with the address of ${bytes(lost.asked)} at ${formatAddress(lost.address)}: nobody can free them any more, a leak.`;
  return mistake('lost-block', why, name);
}

export function leak(holdings: readonly Holding[]): HeapFault {
  const total = holdings.reduce((sum, { asked }) => sum + asked, 0);
  const shown = holdings.slice(0, 3).map(({ name, asked }) => `${name} (${asked})`);
  const more = holdings.length > 3 ? ` and ${holdings.length - 3} more` : '';
  const blocks = holdings.length === 1 ? '1 block was' : `${holdings.length} blocks were`;
  const why = `${blocks} never freed, ${bytes(total)} in all: ${shown.join(', ')}${more}.`;
  return mistake('leak', why, holdings[0]!.name);
}
