import { type Arena, binAt } from './arena.ts';
import { searchLargerBins, searchOwnBin } from './best-fit.ts';
import { takeLast } from './bins.ts';
import { consolidate } from './consolidate.ts';
import { fastbinTake, fastbinTakeMore } from './fastbins.ts';
import { printerr } from './fault.ts';
import { binIndex, chunkSize, minLargeSize, minSize, tcacheIndex } from './layout.ts';
import { sysmalloc } from './sysmalloc.ts';
import { isCached, tcacheBytes, tcacheGet, tcachePut, tcacheRoom } from './tcache.ts';
import { splitTop } from './top.ts';
import { type Sorting, sortUnsorted } from './unsorted.ts';

/** tcache_init, by way of MAYBE_INIT_TCACHE: its structure is the first chunk of every heap. */
export function initTcache(arena: Arena): void {
  if (arena.tcache !== 0) return;
  const user = intMalloc(arena, tcacheBytes);
  if (user !== 0) arena.tcache = user - 16;
}

/** __libc_malloc: the user's address; 0 where there is no memory. */
export function libcMalloc(arena: Arena, bytes: number): number {
  const nb = chunkSize(bytes);
  if (nb === 0) return 0;
  initTcache(arena);
  const index = tcacheIndex(nb);
  if (isCached(arena, index)) {
    const user = tcacheGet(arena, index);
    const because = `it is the newest of tcache bin ${nb}: last freed, first reused`;
    arena.log?.push({ kind: 'take', block: user - 16, size: nb, because });
    return user;
  }
  return intMalloc(arena, bytes);
}

/** _int_malloc: from the fastbin or small bin of this size, else the best fit, else top. */
export function intMalloc(arena: Arena, bytes: number): number {
  const nb = chunkSize(bytes);
  if (nb === 0) return 0;
  if (nb <= arena.maxFast) {
    const user = fromFastbin(arena, nb);
    if (user !== 0) return user;
  }
  if (nb < minLargeSize) {
    const user = fromSmallBin(arena, nb);
    if (user !== 0) return user;
  } else if (arena.haveFastchunks) {
    consolidate(
      arena,
      `a request of ${nb} bytes is large, and before those the fastbins are emptied`,
    );
  }

  const sorting: Sorting = { nb, processed: 0, cached: false };
  for (;;) {
    const user =
      sortUnsorted(arena, sorting) ||
      (nb >= minLargeSize && searchOwnBin(arena, nb)) ||
      searchLargerBins(arena, nb);
    if (user !== 0) return user;

    const size = arena.size(arena.top);
    if (size > arena.systemMem) printerr('malloc(): corrupted top size', arena.top + 16);
    if (size >= nb + minSize) return splitTop(arena, nb);
    if (!arena.haveFastchunks) return sysmalloc(arena, nb);
    consolidate(arena, 'top is too small: before the heap grows the fastbins are emptied');
  }
}

function fromFastbin(arena: Arena, nb: number): number {
  const p = fastbinTake(arena, nb);
  if (p === 0) return 0;
  const because = `it is the newest of fastbin ${nb}: last freed, first reused`;
  arena.log?.push({ kind: 'take', block: p, size: nb, because });
  const index = tcacheIndex(nb);
  while (tcacheRoom(arena, index) > 0) {
    const more = fastbinTakeMore(arena, nb);
    if (more === 0) break;
    stash(arena, more, index, nb);
  }
  return p + 16;
}

function fromSmallBin(arena: Arena, nb: number): number {
  const bin = binAt(binIndex(nb));
  const p = arena.bk(bin);
  if (p === bin) return 0;
  if (arena.fd(arena.bk(p)) !== p)
    printerr('malloc(): smallbin double linked list corrupted', p + 16);
  takeLast(arena, bin, p, nb);
  const because = `small bin ${nb} holds chunks of exactly this size, and it has waited longest`;
  arena.log?.push({ kind: 'take', block: p, size: nb, because });
  const index = tcacheIndex(nb);
  while (tcacheRoom(arena, index) > 0) {
    const more = arena.bk(bin);
    if (more === bin) break;
    takeLast(arena, bin, more, nb);
    stash(arena, more, index, nb);
  }
  return p + 16;
}

function stash(arena: Arena, p: number, index: number, nb: number): void {
  tcachePut(arena, p, index);
  const because = `malloc was in its bin anyway: the others of this size go to tcache bin ${nb}`;
  arena.log?.push({ kind: 'put', block: p, size: nb, because });
}
