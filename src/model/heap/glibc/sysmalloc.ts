import { type Arena, unsortedBin } from './arena.ts';
import { prevInUse } from './chunk-fields.ts';
import { printerr } from './fault.ts';
import { intFree } from './free.ts';
import { headerBytes, minSize, pageBytes, pagesUp } from './layout.ts';
import { mapChunk } from './mapped.ts';
import { splitTop } from './top.ts';

/** MMAP_AS_MORECORE_SIZE: what is mapped where the heap's end cannot be moved comes in such units. */
const insteadOfBrk = 1024 * 1024;

/** sysmalloc: memory for a chunk of `nb` bytes from the system; the user's address, 0 for none. */
export function sysmalloc(arena: Arena, nb: number): number {
  if (nb >= arena.mmapThreshold && arena.mmaps < arena.tunables.mmapMax) {
    const user = mapChunk(arena, nb);
    if (user !== 0) return user;
  }
  grow(arena, nb);
  if (arena.size(arena.top) < nb + minSize) return 0;
  return splitTop(arena, nb);
}

/** Makes top larger, or a new one elsewhere, so that it holds `nb` bytes; if the system agrees. */
function grow(arena: Arena, nb: number): void {
  const { system, tunables } = arena;
  const oldTop = arena.top;
  const oldSize = arena.size(oldTop);
  const oldEnd = oldTop + oldSize;
  const first = oldTop === unsortedBin && oldSize === 0;
  const sound = oldSize >= minSize && arena.isPrevInUse(oldTop) && oldEnd % pageBytes === 0;
  if (!first && !sound) {
    printerr(
      'Fatal glibc error: malloc assertion failure in sysmalloc: (old_top == initial_top (av) && old_size == 0) || ((unsigned long) (old_size) >= MINSIZE && prev_inuse (old_top) && ((unsigned long) old_end & (pagesize - 1)) == 0)',
    );
  }

  let bytes = nb + tunables.topPad + minSize;
  if (arena.contiguous) bytes -= oldSize;
  bytes = pagesUp(bytes);
  let start = system.sbrk(bytes);
  let instead = false;
  if (start === null) {
    // sysmalloc_mmap_fallback: it cannot merge with the old top, so it has to hold everything.
    // 2.36 passes the least size and the unit to round to in each other's place, so that only the
    // first of these mappings is rounded to the unit.
    if (arena.contiguous) bytes = Math.ceil((bytes + oldSize) / insteadOfBrk) * insteadOfBrk;
    start = system.mmap(bytes);
    if (start === null) return;
    arena.contiguous = false;
    instead = true;
  }
  arena.systemMem += bytes;

  if (start === oldEnd && !instead) {
    arena.setHead(oldTop, bytes + oldSize + prevInUse);
    arena.moveEnd(oldEnd, oldEnd + bytes);
    tellGrowth(arena, start, bytes, `top has ${oldSize} bytes and ${nb + minSize} are needed`);
    return;
  }
  if (arena.contiguous && oldSize !== 0 && start < oldEnd) {
    printerr('break adjusted to free malloc space');
  }

  let top = start;
  let end = start + bytes;
  if (arena.contiguous) {
    // Somebody else's sbrk in between counts as ours.
    if (oldSize !== 0) arena.systemMem += start - oldEnd;
    if (start % 16 !== 0) top += 16 - (start % 16);
    let correction = top - start + oldSize;
    correction += pagesUp(end + correction) - (end + correction);
    const second = system.sbrk(correction);
    if (second === null) {
      end = system.sbrk(0) ?? end;
    } else {
      arena.systemMem += correction;
      end = second + correction;
    }
  } else if (!instead) {
    end = system.sbrk(0) ?? end;
  }
  arena.top = top;
  arena.setHead(top, end - top + prevInUse);
  arena.segments = [...arena.segments, { start: top, end }];
  const why = instead
    ? 'the end of the heap cannot be moved, so a mapping takes its place'
    : oldSize === 0
      ? 'there is no heap yet'
      : 'somebody else moved the end of the heap, so it goes on behind that';
  tellGrowth(arena, top, pagesUp(end - top), why);
  if (oldSize !== 0) fenceOff(arena, oldTop, oldSize);
}

/** Two chunks that are never free at the end of the old top, so that nothing merges past it. */
function fenceOff(arena: Arena, oldTop: number, oldSize: number): void {
  const left = oldSize - 2 * headerBytes - ((oldSize - 2 * headerBytes) % 16);
  arena.setHead(oldTop, left + prevInUse);
  arena.setHead(oldTop + left, headerBytes + prevInUse);
  arena.setHead(oldTop + left + headerBytes, headerBytes + prevInUse);
  if (left >= minSize) intFree(arena, oldTop, true);
}

function tellGrowth(arena: Arena, block: number, size: number, why: string): void {
  const pages = size / pageBytes;
  const because = `${why}: the heap grows by ${pages} pages, ${arena.tunables.topPad} bytes of them to spare`;
  arena.log?.push({ kind: 'grow', block, size, because });
}
