import type { HeapEvent } from '../allocator.ts';
import { ChunkFields } from './chunk-fields.ts';
import type { HeapHost } from './host.ts';
import { binCount, chunkSize, fastbinCount, tcacheBinCount, tcacheIndex } from './layout.ts';
import { System } from './system.ts';
import type { Tunables } from './tunables.ts';
import { Words } from './words.ts';

/**
 * `main_arena`, `mp_` and the links of the tcache lie in words too: so taking back a call and sharing
 * with a clone need no code of their own, and a link to a bin is an address like any other.
 */
let next = Words.ownPage;
const words = (count: number): number => {
  const at = next;
  next += count * 8;
  return at;
};
const field = {
  fastbins: words(fastbinCount),
  top: words(1),
  // Right before the bins: the unsorted bin's own header, read as a chunk, has to be of size 0.
  lastRemainder: words(1),
  bins: words(binCount * 2 - 2),
  binmap: words(binCount / 32),
  haveFastchunks: words(1),
  noncontiguous: words(1),
  systemMem: words(1),
  mmaps: words(1),
  mmappedMem: words(1),
  mmapThreshold: words(1),
  trimThreshold: words(1),
  fixedThresholds: words(1),
  tcache: words(1),
  tcacheCounts: words(tcacheBinCount),
  tcacheEntries: words(tcacheBinCount),
} as const;

/** bin_at: so that the links of a bin stand where those of a chunk do. */
export const binAt = (index: number): number => field.bins + (index - 1) * 16 - 16;
export const unsortedBin = binAt(1);
export const binmapAt = (block: number): number => field.binmap + block * 8;
export const fastbinAt = (index: number): number => field.fastbins + index * 8;
export const countAt = (index: number): number => field.tcacheCounts + index * 8;
export const entryAt = (index: number): number => field.tcacheEntries + index * 8;

/** A stretch of the heap. */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** All that malloc knows: struct malloc_state and malloc_par of malloc.c, and the chunks. */
export class Arena extends ChunkFields {
  log: HeapEvent[] | undefined;
  readonly system: System;
  readonly tunables: Tunables;
  /** global_max_fast */
  readonly maxFast: number;
  /** mp_.tcache_bins */
  readonly tcacheBins: number;
  /** Where the heap lies: more than one stretch once the end of the heap could not be moved. */
  segments: readonly Segment[] = [];
  /** Chunks that are mappings of their own. */
  readonly mapped = new Set<number>();
  private segmentsBefore: readonly Segment[] = [];

  constructor(tunables: Tunables, host: HeapHost, words = new Words()) {
    super(words);
    this.system = new System(host, words);
    this.tunables = tunables;
    // set_max_fast: MIN_CHUNK_SIZE / 2 is smaller than any chunk.
    this.maxFast = tunables.mxfast <= 7 ? 16 : tunables.mxfast + 8 - ((tunables.mxfast + 8) % 16);
    this.tcacheBins = tcacheIndex(chunkSize(tunables.tcacheMax)) + 1;
  }

  /** malloc_init_state */
  init(fixed: boolean): void {
    for (let index = 1; index < binCount; index += 1) this.setLinks(binAt(index), binAt(index));
    this.top = unsortedBin;
    this.words.store(field.mmapThreshold, this.tunables.mmapThreshold);
    this.words.store(field.trimThreshold, this.tunables.trimThreshold);
    this.words.store(field.fixedThresholds, fixed ? 1 : 0);
  }

  /** The same condition, in words of its own. */
  clone(host: HeapHost): Arena {
    const copy = new Arena(this.tunables, host, this.words.clone());
    copy.segments = this.segments;
    for (const p of this.mapped) copy.mapped.add(p);
    return copy;
  }

  /** From here on `undo` takes back everything. */
  begin(): void {
    this.words.begin();
    this.system.begin();
    this.segmentsBefore = this.segments;
  }

  undo(): void {
    this.words.undo();
    this.system.undo();
    this.segments = this.segmentsBefore;
    for (const p of this.mapped) if (!this.words.isMapped(p)) this.mapped.delete(p);
  }

  /** The stretch that ended at `from` ends at `to`. */
  moveEnd(from: number, to: number): void {
    this.segments = this.segments.map((one) => (one.end === from ? { ...one, end: to } : one));
  }

  /** Whether a chunk can begin here: for those who look at lists that may be broken. */
  hasRoomAt(p: number): boolean {
    return p % 16 === 0 && this.segments.some(({ start, end }) => start <= p && p + 32 <= end);
  }

  get top(): number {
    return this.words.load(field.top);
  }
  set top(p: number) {
    this.words.store(field.top, p);
  }
  get lastRemainder(): number {
    return this.words.load(field.lastRemainder);
  }
  set lastRemainder(p: number) {
    this.words.store(field.lastRemainder, p);
  }
  get haveFastchunks(): boolean {
    return this.words.load(field.haveFastchunks) !== 0;
  }
  set haveFastchunks(have: boolean) {
    this.words.store(field.haveFastchunks, have ? 1 : 0);
  }
  /** Whether what sbrk gives still follows what it gave before. */
  get contiguous(): boolean {
    return this.words.load(field.noncontiguous) === 0;
  }
  set contiguous(contiguous: boolean) {
    this.words.store(field.noncontiguous, contiguous ? 0 : 1);
  }
  /** Bytes from the system, mappings not counted. */
  get systemMem(): number {
    return this.words.load(field.systemMem);
  }
  set systemMem(bytes: number) {
    this.words.store(field.systemMem, bytes);
  }
  get mmaps(): number {
    return this.words.load(field.mmaps);
  }
  set mmaps(count: number) {
    this.words.store(field.mmaps, count);
  }
  get mmappedMem(): number {
    return this.words.load(field.mmappedMem);
  }
  set mmappedMem(bytes: number) {
    this.words.store(field.mmappedMem, bytes);
  }
  get mmapThreshold(): number {
    return this.words.load(field.mmapThreshold);
  }
  set mmapThreshold(bytes: number) {
    this.words.store(field.mmapThreshold, bytes);
  }
  get trimThreshold(): number {
    return this.words.load(field.trimThreshold);
  }
  set trimThreshold(bytes: number) {
    this.words.store(field.trimThreshold, bytes);
  }
  get thresholdsFixed(): boolean {
    return this.words.load(field.fixedThresholds) !== 0;
  }
  /** The thread's tcache structure as a chunk; 0 before there is one. */
  get tcache(): number {
    return this.words.load(field.tcache);
  }
  set tcache(p: number) {
    this.words.store(field.tcache, p);
  }
}
