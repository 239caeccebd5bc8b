import { type Arena, fastbinAt } from './arena.ts';
import { endless, printerr } from './fault.ts';
import { fastbinCount, fastbinIndex } from './layout.ts';
import { protect } from './links.ts';

/** The chunk after `p` in its fastbin. */
export function nextFast(arena: Arena, p: number): number {
  return protect(p + 16, arena.fd(p));
}

/** The newest of a fastbin out of it; _int_malloc's checks. 0 where the bin is empty. */
export function fastbinTake(arena: Arena, size: number): number {
  const at = fastbinAt(fastbinIndex(size));
  const p = arena.words.load(at);
  if (p === 0) return 0;
  if (p % 16 !== 0) printerr('malloc(): unaligned fastbin chunk detected 2');
  arena.words.store(at, nextFast(arena, p));
  if (fastbinIndex(arena.size(p)) !== fastbinIndex(size)) {
    printerr('malloc(): memory corruption (fast)');
  }
  return p;
}

/** The newest of a fastbin out of it, on its way to the tcache. */
export function fastbinTakeMore(arena: Arena, size: number): number {
  const at = fastbinAt(fastbinIndex(size));
  const p = arena.words.load(at);
  if (p === 0) return 0;
  if (p % 16 !== 0) printerr('malloc(): unaligned fastbin chunk detected 3');
  arena.words.store(at, nextFast(arena, p));
  return p;
}

/** _int_free's part for fastbins; PREV_INUSE of the next chunk stays, so nothing merges with it. */
export function fastbinPut(arena: Arena, p: number, size: number, locked: boolean): void {
  const next = p + size;
  if (arena.head(next) <= 16 || arena.size(next) >= arena.systemMem) {
    printerr('free(): invalid next size (fast)', p + 16);
  }
  arena.haveFastchunks = true;
  const at = fastbinAt(fastbinIndex(size));
  const old = arena.words.load(at);
  if (old === p) printerr('double free or corruption (fasttop)', p + 16);
  arena.setFd(p, protect(p + 16, old));
  arena.words.store(at, p);
  if (locked && old !== 0 && fastbinIndex(arena.size(old)) !== fastbinIndex(size)) {
    printerr('invalid fastbin entry (free)', p + 16);
  }
}

/** A fastbin's chunks, newest first; ends where a broken list ends, or before it repeats. */
export function fastbinList(arena: Arena, index: number): number[] {
  const found = new Set<number>();
  for (let p = arena.words.load(fastbinAt(index)); arena.hasRoomAt(p); p = nextFast(arena, p)) {
    if (found.has(p)) break;
    found.add(p);
  }
  return [...found];
}

/** All of one fastbin, which is empty then; malloc_consolidate's checks on each. */
export function* fastbinDrain(arena: Arena, index: number): Iterable<number> {
  let p = arena.words.load(fastbinAt(index));
  arena.words.store(fastbinAt(index), 0);
  // Each chunk has 32 bytes or more: a list of more of them than that leads into itself.
  for (let most = arena.systemMem / 32; p !== 0; most -= 1) {
    if (most < 0) endless('a fastbin');
    if (p % 16 !== 0) printerr('malloc_consolidate(): unaligned fastbin chunk detected');
    if (fastbinIndex(arena.size(p)) !== index) printerr('malloc_consolidate(): invalid chunk size');
    const next = nextFast(arena, p);
    yield p;
    p = next;
  }
}

export const fastbinIndices: readonly number[] = Array.from({ length: fastbinCount }, (_, i) => i);
