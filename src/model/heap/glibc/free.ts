import type { Arena } from './arena.ts';
import { isMmapped } from './chunk-fields.ts';
import { consolidate, merge } from './consolidate.ts';
import { fastbinPut } from './fastbins.ts';
import { printerr } from './fault.ts';
import { consolidationThreshold, minSize, tcacheIndex } from './layout.ts';
import { unmapChunk } from './mapped.ts';
import { checkNotCached, tcachePut, tcacheRoom } from './tcache.ts';
import { trim } from './trim.ts';

/** _int_free. `locked` is its have_lock: true where realloc and sysmalloc call it. */
export function intFree(arena: Arena, p: number, locked: boolean): void {
  const size = arena.size(p);
  const user = p + 16;
  // p > -size in 64 bits: a size of 0, or one that wraps around.
  if (size === 0 || p % 16 !== 0) printerr('free(): invalid pointer', user);
  if (size < minSize || size % 16 !== 0) printerr('free(): invalid size', user);

  const index = tcacheIndex(size);
  if (arena.tcache !== 0 && index < arena.tcacheBins) {
    checkNotCached(arena, p, index);
    if (tcacheRoom(arena, index) > 0) {
      tcachePut(arena, p, index);
      const because = `tcache bin ${size} has room (${arena.tunables.tcacheCount} at most): it goes in front, and will be the first to go`;
      arena.log?.push({ kind: 'put', block: p, size, because });
      return;
    }
  }

  if (size <= arena.maxFast) {
    fastbinPut(arena, p, size, locked);
    const because = `chunks of up to ${arena.maxFast} bytes go to a fastbin, and stay as they are: nothing merges`;
    arena.log?.push({ kind: 'put', block: p, size, because });
    return;
  }
  if ((arena.head(p) & isMmapped) !== 0) {
    unmapChunk(arena, p);
    return;
  }
  freeNormal(arena, p, size);
}

function freeNormal(arena: Arena, p: number, size: number): void {
  const user = p + 16;
  const next = p + size;
  if (p === arena.top) printerr('double free or corruption (top)', user);
  const topSize = arena.size(arena.top);
  // An overwritten size with its highest bit set wraps around, as it does in 64 bits.
  const end = arena.top + topSize - (topSize >= 2 ** 47 ? 2 ** 48 : 0);
  if (arena.contiguous && next >= end) {
    printerr('double free or corruption (out)', user);
  }
  if (!arena.isPrevInUse(next)) printerr('double free or corruption (!prev)', user);
  if (arena.head(next) <= 16 || arena.size(next) >= arena.systemMem) {
    printerr('free(): invalid next size (normal)', user);
  }

  const where = next === arena.top ? 'becomes part of top' : 'goes to the unsorted list';
  const because = `${notKept(arena, size)}: it ${where}`;
  arena.log?.push({ kind: 'put', block: p, size, because });
  const whole = merge(
    arena,
    p,
    'corrupted size vs. prev_size while consolidating',
    'free(): corrupted unsorted chunks',
  );

  if (whole < consolidationThreshold) return;
  if (arena.haveFastchunks) {
    consolidate(
      arena,
      `free made a chunk of ${whole} bytes, and from 64 KiB on the fastbins are emptied`,
    );
  }
  if (arena.size(arena.top) >= arena.trimThreshold) trim(arena, arena.tunables.topPad);
}

/** Why neither the tcache nor a fastbin has taken a chunk. */
function notKept(arena: Arena, size: number): string {
  const index = tcacheIndex(size);
  if (arena.tcache === 0 || arena.tunables.tcacheCount === 0)
    return 'it is too large for a fastbin';
  if (index >= arena.tcacheBins) return 'it is too large for the tcache and the fastbins';
  return `tcache bin ${size} is full, and it is too large for a fastbin`;
}
