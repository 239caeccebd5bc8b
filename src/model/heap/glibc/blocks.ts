import type { Block } from '../allocator.ts';
import type { Arena } from './arena.ts';
import { type ChunkState, chunks } from './chunks.ts';
import { headerBytes, minSize } from './layout.ts';

/** The chunks as every allocator shows its blocks. */
export function* blocks(arena: Arena): Iterable<Block> {
  for (const { address, size, state, asked, bin } of chunks(arena)) {
    const live = state === 'live' || state === 'mapped';
    const own = state === 'own' || state === 'lost' || state === 'broken';
    yield {
      address,
      size,
      state: live ? 'live' : own ? 'own' : 'free',
      user: address + headerBytes,
      usable: size - (state === 'mapped' ? headerBytes : 8),
      asked,
      // Its header, and in a free one the links behind it.
      kept: live || state === 'top' ? headerBytes : own ? size : minSize,
      ...(state === 'live' ? {} : { place: placeOf(state, bin) }),
    };
  }
}

/** `tcache 32`, `unsorted`, `top`, `mapping` */
function placeOf(state: ChunkState, bin: number | undefined): string {
  if (state === 'mapped') return 'mapping';
  return bin ? `${state} ${bin}` : state;
}
