import type { AbortText } from './aborts.ts';
import { type Arena, binmapAt, unsortedBin } from './arena.ts';
import { prevInUse } from './chunk-fields.ts';
import { printerr } from './fault.ts';
import { minLargeSize } from './layout.ts';

/** unlink_chunk: takes a free chunk out of the middle of its bin. */
export function unlink(arena: Arena, p: number): void {
  if (arena.size(p) !== arena.prevSize(p + arena.size(p))) {
    printerr('corrupted size vs. prev_size');
  }
  const fd = arena.fd(p);
  const bk = arena.bk(p);
  if (arena.bk(fd) !== p || arena.fd(bk) !== p) printerr('corrupted double-linked list');
  arena.setBk(fd, bk);
  arena.setFd(bk, fd);
  if (arena.head(p) < minLargeSize || arena.fdNextSize(p) === 0) return;

  // The first of its size in a large bin: the skip list goes on with the second, or without the size.
  const next = arena.fdNextSize(p);
  const before = arena.bkNextSize(p);
  if (arena.bkNextSize(next) !== p || arena.fdNextSize(before) !== p) {
    printerr('corrupted double-linked list (not small)');
  }
  if (arena.fdNextSize(fd) !== 0) {
    arena.setBkNextSize(next, before);
    arena.setFdNextSize(before, next);
  } else if (next === p) {
    arena.setFdNextSize(fd, fd);
    arena.setBkNextSize(fd, fd);
  } else {
    arena.setFdNextSize(fd, next);
    arena.setBkNextSize(fd, before);
    arena.setBkNextSize(next, fd);
    arena.setFdNextSize(before, fd);
  }
}

/** Puts a free chunk at the front of the unsorted list and writes its size in both places. */
export function linkUnsorted(arena: Arena, p: number, size: number, broken?: AbortText): void {
  const first = arena.fd(unsortedBin);
  if (broken !== undefined && arena.bk(first) !== unsortedBin) printerr(broken);
  arena.setFd(p, first);
  arena.setBk(p, unsortedBin);
  clearSkipLinks(arena, p, size);
  arena.setFd(unsortedBin, p);
  arena.setBk(first, p);
  arena.setHead(p, size + prevInUse);
  arena.setFoot(p, size);
}

/** A chunk of a large size stands in no skip list until it stands in a large bin. */
export function clearSkipLinks(arena: Arena, p: number, size: number): void {
  if (size < minLargeSize) return;
  arena.setFdNextSize(p, 0);
  arena.setBkNextSize(p, 0);
}

/** The last of a small bin, which has waited longest, out of it; it counts as in use from now on. */
export function takeLast(arena: Arena, bin: number, p: number, size: number): void {
  const bck = arena.bk(p);
  arena.setPrevInUse(p + size, true);
  arena.setBk(bin, bck);
  arena.setFd(bck, bin);
}

/** mark_bin */
export function markBin(arena: Arena, index: number): void {
  const at = binmapAt(index >>> 5);
  arena.words.store(at, (arena.words.load(at) | (1 << (index & 31))) >>> 0);
}

/** Gets rid of a bit of the map: its bin was seen to be empty (_int_malloc). */
export function unmarkBin(arena: Arena, index: number): void {
  const at = binmapAt(index >>> 5);
  arena.words.store(at, (arena.words.load(at) & ~(1 << (index & 31))) >>> 0);
}

/** The next bin from `index` on that may hold something, by the map; `undefined` for none. */
export function nextMarked(arena: Arena, index: number): number | undefined {
  let word = (arena.words.load(binmapAt(index >>> 5)) & (-1 << (index & 31))) >>> 0;
  for (let block = index >>> 5; ; ) {
    if (word !== 0) return block * 32 + 31 - Math.clz32(word & -word);
    block += 1;
    if (block >= 4) return undefined;
    word = arena.words.load(binmapAt(block));
  }
}

/** Where a chunk stands in a large bin: the two it goes between. Keeps the skip list of sizes. */
export function placeInLargeBin(
  arena: Arena,
  bin: number,
  p: number,
  size: number,
): [number, number] {
  const largest = arena.fd(bin);
  if (largest === bin) {
    arena.setFdNextSize(p, p);
    arena.setBkNextSize(p, p);
    return [bin, bin];
  }
  const smallest = arena.bk(bin);
  // Or with the bit, so that whole headers compare.
  const head = size + prevInUse;
  if (head < arena.head(smallest)) {
    const last = arena.bkNextSize(largest);
    arena.setFdNextSize(p, largest);
    arena.setBkNextSize(p, last);
    arena.setFdNextSize(last, p);
    arena.setBkNextSize(largest, p);
    return [smallest, bin];
  }
  let fwd = largest;
  while (head < arena.head(fwd)) fwd = arena.fdNextSize(fwd);
  if (head === arena.head(fwd)) {
    // Always the second of its size, so that the skip list need not change.
    fwd = arena.fd(fwd);
  } else {
    const before = arena.bkNextSize(fwd);
    arena.setFdNextSize(p, fwd);
    arena.setBkNextSize(p, before);
    if (arena.fdNextSize(before) !== fwd) {
      printerr('malloc(): largebin double linked list corrupted (nextsize)');
    }
    arena.setBkNextSize(fwd, p);
    arena.setFdNextSize(before, p);
  }
  const bck = arena.bk(fwd);
  if (arena.fd(bck) !== fwd) printerr('malloc(): largebin double linked list corrupted (bk)');
  return [bck, fwd];
}
