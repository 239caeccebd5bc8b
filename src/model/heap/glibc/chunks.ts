import type { Arena } from './arena.ts';
import { fastbinIndices, fastbinList } from './fastbins.ts';
import { binCount, binFloor, chunkSize, minSize, tcacheBinCount } from './layout.ts';
import { binList } from './mallinfo.ts';
import { tcacheList } from './tcache.ts';

export type ListKind = 'tcache' | 'fastbin' | 'unsorted' | 'small' | 'large';

/** One list of free chunks. */
export interface Bin {
  readonly kind: ListKind;
  /** Bytes of each of its chunks; the least that they can have in a large bin; 0 for unsorted. */
  readonly size: number;
  /** The addresses of its chunks' headers, in the order in which malloc takes them. */
  readonly chunks: readonly number[];
}

/**
 * `own` is what malloc keeps for itself: the tcache structure, and what fences off the end of a
 * stretch of heap. `lost` is in use by its header, but nobody holds it. The header of a `broken` one
 * was overwritten: it is drawn up to where the next known chunk begins.
 */
export type ChunkState = ListKind | 'live' | 'top' | 'mapped' | 'own' | 'lost' | 'broken';

export interface Chunk {
  /** Of its header; the user's address is 16 further. */
  readonly address: number;
  readonly size: number;
  readonly state: ChunkState;
  /** Bytes that were asked for; 0 where nobody holds it. */
  readonly asked: number;
  /** `size` of the bin where it stands. */
  readonly bin?: number;
}

/** The lists that hold something, in the order in which malloc asks them. */
export function bins(arena: Arena): Bin[] {
  const found: Bin[] = [];
  const add = (kind: ListKind, size: number, chunks: readonly number[]): void => {
    if (chunks.length > 0) found.push({ kind, size, chunks });
  };
  for (let index = 0; index < tcacheBinCount; index += 1) {
    add(
      'tcache',
      minSize + index * 16,
      tcacheList(arena, index).map((user) => user - 16),
    );
  }
  for (const index of fastbinIndices) add('fastbin', (index + 2) * 16, fastbinList(arena, index));
  add('unsorted', 0, binList(arena, 1));
  for (let index = 2; index < binCount - 1; index += 1) {
    add(index < 64 ? 'small' : 'large', binFloor(index), binList(arena, index));
  }
  return found;
}

/** Every byte of the heap, in address order with no gap inside a stretch, then the mappings. */
export function chunks(arena: Arena): Chunk[] {
  const standing = new Map<number, Bin>();
  for (const bin of bins(arena)) for (const p of bin.chunks) standing.set(p, bin);
  const found: Chunk[] = [];
  for (const { start, end } of arena.segments) {
    for (let p = start; p < end; ) {
      const chunk = chunkAt(arena, standing, p, end);
      found.push(chunk);
      p += chunk.size;
    }
  }
  for (const p of [...arena.mapped].sort((a, b) => a - b)) {
    found.push({ address: p, size: arena.size(p), state: 'mapped', asked: arena.asked(p) });
  }
  return found;
}

function chunkAt(
  arena: Arena,
  standing: ReadonlyMap<number, Bin>,
  address: number,
  end: number,
): Chunk {
  const asked = Math.max(arena.asked(address), 0);
  if (address === arena.top) return { address, size: end - address, state: 'top', asked };
  const size = arena.size(address);
  const bin = standing.get(address);
  if (!isSound(arena, address, size, bin) || address + size > end) {
    return {
      address,
      size: nextKnown(arena, standing, address, end) - address,
      state: 'broken',
      asked,
    };
  }
  if (bin) return { address, size, state: bin.kind, asked, bin: bin.size };
  if (arena.asked(address) >= 0) return { address, size, state: 'live', asked };
  const own = address === arena.tcache || size < minSize;
  return { address, size, state: own ? 'own' : 'lost', asked };
}

/** Whether a chunk's header is what malloc wrote, as far as what else is known can tell. */
function isSound(arena: Arena, p: number, size: number, bin: Bin | undefined): boolean {
  if (size < 16 || size % 16 !== 0) return false;
  if (bin?.kind === 'tcache' || bin?.kind === 'fastbin') return size === bin.size;
  if (bin) return arena.words.isMapped(p + size) && arena.prevSize(p + size) === size;
  const asked = arena.asked(p);
  const need = chunkSize(Math.max(asked, 0));
  return asked < 0 || (size >= need && size <= need + minSize);
}

function nextKnown(
  arena: Arena,
  standing: ReadonlyMap<number, Bin>,
  from: number,
  end: number,
): number {
  let p = from + 16;
  while (p < end && p !== arena.top && !standing.has(p) && arena.asked(p) < 0) p += 16;
  return p;
}
