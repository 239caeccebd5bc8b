import { type Arena, countAt, entryAt } from './arena.ts';
import { printerr } from './fault.ts';
import { tcacheBinCount } from './layout.ts';
import { protect } from './links.ts';

/** sizeof (tcache_perthread_struct): 64 counts of 2 bytes and 64 links; its chunk is 0x290. */
export const tcacheBytes = tcacheBinCount * (2 + 8);

/**
 * Stands in every cached block, so that freeing it again is noticed. glibc draws it at random for
 * each process; any value that programs do not write will do.
 */
const key = 0x7e57ac4ecafe;

/** Whether a tcache bin holds any. */
export function isCached(arena: Arena, index: number): boolean {
  return arena.tcache !== 0 && index < arena.tcacheBins && arena.words.load(countAt(index)) > 0;
}

/** How many chunks a tcache bin may still take; 0 without a tcache and for sizes that have no bin. */
export function tcacheRoom(arena: Arena, index: number): number {
  if (arena.tcache === 0 || index >= arena.tcacheBins) return 0;
  return arena.tunables.tcacheCount - arena.words.load(countAt(index));
}

/** tcache_put: in front, so that it is the first to go. The list links users' addresses. */
export function tcachePut(arena: Arena, p: number, index: number): void {
  const { words } = arena;
  const entry = p + 16;
  words.store(entry + 8, key);
  words.store(entry, protect(entry, words.load(entryAt(index))));
  words.store(entryAt(index), entry);
  words.store(countAt(index), words.load(countAt(index)) + 1);
}

/** tcache_get: the user's address of the one that was put last. */
export function tcacheGet(arena: Arena, index: number): number {
  const { words } = arena;
  const entry = words.load(entryAt(index));
  if (entry % 16 !== 0) printerr('malloc(): unaligned tcache chunk detected');
  words.store(entryAt(index), protect(entry, words.load(entry)));
  words.store(countAt(index), words.load(countAt(index)) - 1);
  words.store(entry + 8, 0);
  return entry;
}

/** _int_free: the key says that the block may be here already; the walk makes sure. */
export function checkNotCached(arena: Arena, p: number, index: number): void {
  const { words } = arena;
  const user = p + 16;
  if (words.load(user + 8) !== key) return;
  let count = 0;
  for (let entry = words.load(entryAt(index)); entry !== 0; ) {
    if (count >= arena.tunables.tcacheCount) {
      printerr('free(): too many chunks detected in tcache', user);
    }
    if (entry % 16 !== 0) printerr('free(): unaligned chunk detected in tcache 2', user);
    if (entry === user) printerr('free(): double free detected in tcache 2', user);
    entry = protect(entry, words.load(entry));
    count += 1;
  }
}

/** A tcache bin's users' addresses, first to go first; ends where a broken list ends. */
export function tcacheList(arena: Arena, index: number): number[] {
  const found: number[] = [];
  const { words } = arena;
  let entry = words.load(entryAt(index));
  for (let left = words.load(countAt(index)); left > 0; left -= 1) {
    if (!arena.hasRoomAt(entry - 16)) break;
    found.push(entry);
    entry = protect(entry, words.load(entry));
  }
  return found;
}
