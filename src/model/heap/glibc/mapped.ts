import type { Arena } from './arena.ts';
import { isMmapped } from './chunk-fields.ts';
import { printerr } from './fault.ts';
import { pageBytes, pagesUp } from './layout.ts';

/** sysmalloc_mmap: a chunk in a mapping of its own, rounded up to pages; 0 if that is refused. */
export function mapChunk(arena: Arena, nb: number): number {
  // No next chunk whose prev_size could be used, hence 8 more.
  const bytes = pagesUp(nb + 8);
  const p = arena.system.mmap(bytes);
  if (p === null) return 0;
  arena.mapped.add(p);
  arena.words.store(p, 0);
  arena.setHead(p, bytes + isMmapped);
  arena.mmaps += 1;
  arena.mmappedMem += bytes;
  const because = `a chunk of ${nb} is not below the mmap threshold, ${arena.mmapThreshold}: it gets a mapping of its own, in whole pages`;
  arena.log?.push({ kind: 'map', block: p, size: bytes, because });
  return p + 16;
}

/** munmap_chunk: prev_size of a mapped chunk says how far into its mapping it begins (memalign). */
export function unmapChunk(arena: Arena, p: number): void {
  const block = p - arena.prevSize(p);
  const bytes = arena.prevSize(p) + arena.size(p);
  if (!isWholePages(p, block, bytes)) printerr('munmap_chunk(): invalid pointer', p + 16);
  arena.mmaps -= 1;
  arena.mmappedMem -= bytes;
  arena.mapped.delete(p);
  arena.system.munmap(block, bytes);
  const because = 'it is a mapping of its own, which goes back to the system at once';
  arena.log?.push({ kind: 'unmap', block: p, size: bytes, because });
}

/** mremap_chunk: the chunk where it is now; 0 if it could not be done. */
export function remapChunk(arena: Arena, p: number, nb: number): number {
  const offset = arena.prevSize(p);
  const size = arena.size(p);
  const block = p - offset;
  const bytes = offset + size;
  if (!isWholePages(p, block, bytes)) printerr('mremap_chunk(): invalid pointer', p + 16);
  const newBytes = pagesUp(nb + offset + 8);
  if (newBytes === bytes) {
    const because = 'its mapping has the same number of pages as it will need';
    arena.log?.push({ kind: 'keep', block: p, size, because });
    return p;
  }
  const to = arena.system.mremap(block, bytes, newBytes);
  if (to === null) return 0;
  arena.mapped.delete(p);
  const moved = to + offset;
  arena.mapped.add(moved);
  arena.words.store(moved, offset);
  arena.setHead(moved, newBytes - offset + isMmapped);
  arena.mmappedMem += newBytes - bytes;
  const because = `the kernel moves the pages of a mapping (mremap) from ${bytes} bytes to ${newBytes}; no byte is copied`;
  const event = { block: moved, size: newBytes - offset, because };
  arena.log?.push(moved === p ? { kind: 'keep', ...event } : { kind: 'move', other: p, ...event });
  return moved;
}

function isWholePages(p: number, block: number, bytes: number): boolean {
  const inPage = (p + 16) % pageBytes;
  const power = (inPage & (inPage - 1)) === 0;
  return block % pageBytes === 0 && bytes % pageBytes === 0 && power;
}
