import { type Arena, binAt, unsortedBin } from './arena.ts';
import { clearSkipLinks, markBin, placeInLargeBin } from './bins.ts';
import { prevInUse } from './chunk-fields.ts';
import { printerr } from './fault.ts';
import { binFloor, binIndex, headerBytes, minLargeSize, minSize, tcacheIndex } from './layout.ts';
import { tcacheGet, tcachePut, tcacheRoom } from './tcache.ts';

/** MAX_ITERS */
const mostInOneGo = 10_000;

/** How one request goes through the unsorted list: it may have to go through it twice. */
export interface Sorting {
  readonly nb: number;
  /** Chunks that went to a bin, for tcache_unsorted_limit. */
  processed: number;
  /** One of the wanted size is in the tcache now. */
  cached: boolean;
}

/**
 * The loop over the unsorted list in _int_malloc: each chunk gets one chance to be used, oldest
 * first, and goes to its bin otherwise. The user's address of the one that was used; 0 for none.
 */
export function sortUnsorted(arena: Arena, sorting: Sorting): number {
  const { nb } = sorting;
  const index = tcacheIndex(nb);
  const limit = arena.tunables.tcacheUnsortedLimit;
  for (let iteration = 0; iteration < mostInOneGo; ) {
    const p = arena.bk(unsortedBin);
    if (p === unsortedBin) break;
    const size = arena.size(p);
    check(arena, p, size);
    if (isLastRemainder(arena, p, nb, size)) return cutLastRemainder(arena, p, nb, size);

    const before = arena.bk(p);
    arena.setBk(unsortedBin, before);
    arena.setFd(before, unsortedBin);
    if (size === nb) {
      arena.setPrevInUse(p + size, true);
      if (tcacheRoom(arena, index) <= 0) {
        const because = 'a chunk of the unsorted list has exactly this size';
        arena.log?.push({ kind: 'take', block: p, size, because });
        return p + 16;
      }
      // Fills the tcache first; one of them is handed out in the end.
      tcachePut(arena, p, index);
      sorting.cached = true;
      const because = `it has exactly the wanted size, and tcache bin ${nb} has room: more of them are looked for first`;
      arena.log?.push({ kind: 'put', block: p, size, because });
      continue;
    }
    sort(arena, p, size);
    sorting.processed += 1;
    if (sorting.cached && limit > 0 && sorting.processed > limit) return takeCached(arena, nb);
    iteration += 1;
  }
  return sorting.cached ? takeCached(arena, nb) : 0;
}

function takeCached(arena: Arena, nb: number): number {
  const user = tcacheGet(arena, tcacheIndex(nb));
  const because = 'of the chunks of this size that went to the tcache, the last is used';
  arena.log?.push({ kind: 'take', block: user - 16, size: nb, because });
  return user;
}

function check(arena: Arena, p: number, size: number): void {
  const user = p + 16;
  const most = arena.systemMem;
  if (size <= headerBytes || size > most) printerr('malloc(): invalid size (unsorted)', user);
  const next = p + size;
  const nextHead = arena.head(next);
  if (nextHead < headerBytes || nextHead > most) {
    printerr('malloc(): invalid next size (unsorted)', user);
  }
  const foot = arena.prevSize(next);
  if (foot - (foot & 7) !== size) {
    printerr('malloc(): mismatching next->prev_size (unsorted)', user);
  }
  if (arena.fd(arena.bk(p)) !== p || arena.fd(p) !== unsortedBin) {
    printerr('malloc(): unsorted double linked list corrupted', user);
  }
  if (arena.isPrevInUse(next)) printerr('malloc(): invalid next->prev_inuse (unsorted)', user);
}

/** Small requests in a row are cut from one chunk, so that they lie together. */
function isLastRemainder(arena: Arena, p: number, nb: number, size: number): boolean {
  return (
    nb < minLargeSize &&
    arena.bk(p) === unsortedBin &&
    p === arena.lastRemainder &&
    size > nb + minSize
  );
}

function cutLastRemainder(arena: Arena, p: number, nb: number, size: number): number {
  const rest = size - nb;
  const remainder = p + nb;
  arena.setLinks(unsortedBin, remainder);
  arena.lastRemainder = remainder;
  arena.setLinks(remainder, unsortedBin);
  clearSkipLinks(arena, remainder, rest);
  arena.setHead(p, nb + prevInUse);
  arena.setHead(remainder, rest + prevInUse);
  arena.setFoot(remainder, rest);
  const because =
    'the only unsorted chunk is what the last split of a small request left over: requests in a row lie together';
  arena.log?.push({ kind: 'take', block: p, size: nb, because });
  const why = `${rest} bytes are left over, and are the last remainder now`;
  arena.log?.push({ kind: 'split', block: remainder, size: rest, because: why });
  return p + 16;
}

function sort(arena: Arena, p: number, size: number): void {
  const index = binIndex(size);
  const bin = binAt(index);
  const [bck, fwd] =
    size < minLargeSize ? [bin, arena.fd(bin)] : placeInLargeBin(arena, bin, p, size);
  markBin(arena, index);
  arena.setBk(p, bck);
  arena.setFd(p, fwd);
  arena.setBk(fwd, p);
  arena.setFd(bck, p);
  const because = `it was offered once and not of the wanted size: it goes to ${size < minLargeSize ? 'small' : 'large'} bin ${binFloor(index)}`;
  arena.log?.push({ kind: 'put', block: p, size, because });
}
