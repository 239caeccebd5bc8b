import { formatAddress } from '../../units.ts';
import type { Arena } from './arena.ts';
import { type Chunk, chunks } from './chunks.ts';
import { type GlibcFault, glibcFault } from './fault.ts';

/**
 * A program writes `count` bytes from `address` on. glibc is not asked, so it cannot object: what is
 * past the end of a block is the next header, and what was freed holds the links of the lists. The
 * fault is what a checker would say, and the bytes are written all the same.
 */
export function write(
  arena: Arena,
  address: number,
  count: number,
  byte: number,
): GlibcFault | undefined {
  const end = address + count;
  for (const edge of [address, end - 1]) {
    if (arena.words.isMapped(edge) && edge >= 0) continue;
    const why = `Nothing is mapped at ${formatAddress(edge)}: the write ends in a segmentation fault.`;
    return glibcFault('segmentation-fault', why, address);
  }
  const holder = chunks(arena).find((one) => one.address + 16 <= address && address < endOf(one));
  arena.words.begin();
  arena.words.fill(address, count, byte);
  return holder && complaint(holder, address, end);
}

/** Where the bytes end that its holder may use: those of a mapping end with it. */
function endOf({ address, size, state }: Chunk): number {
  return address + size + (state === 'mapped' ? 0 : 8);
}

function complaint(holder: Chunk, address: number, end: number): GlibcFault | undefined {
  const user = holder.address + 16;
  if (holder.state !== 'live' && holder.state !== 'mapped') {
    const why = `${formatAddress(address)} is not in use: the write lands in a free chunk, where malloc keeps the links of its lists. glibc does not notice before it follows them.`;
    return glibcFault('unnoticed-use-after-free', why, user);
  }
  if (end <= endOf(holder)) return undefined;
  const over = end - endOf(holder);
  const why = `The block at ${formatAddress(user)} ends ${over} bytes before the write does: it lands in the header of the next chunk. glibc does not notice before it uses that header.`;
  return glibcFault('unnoticed-overflow', why, user);
}
