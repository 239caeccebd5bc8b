import { Words } from './words.ts';

export const prevInUse = 1;
export const isMmapped = 2;
export const nonMainArena = 4;

/**
 * struct malloc_chunk, and the macros of malloc.c that read and write it. Chunks are named by the
 * address of their header, 16 below the user's.
 */
export class ChunkFields {
  readonly words: Words;

  constructor(words: Words) {
    this.words = words;
  }

  head(p: number): number {
    return this.words.load(p + 8);
  }
  setHead(p: number, value: number): void {
    this.words.store(p + 8, value);
  }
  /** chunksize: without the three bits. */
  size(p: number): number {
    const head = this.words.load(p + 8);
    return head - (head & 7);
  }
  /** set_head_size: the bits stay. */
  setSize(p: number, size: number): void {
    this.words.store(p + 8, size + (this.head(p) & 7));
  }
  prevSize(p: number): number {
    return this.words.load(p);
  }
  /** set_foot: the size again, where the next chunk begins. */
  setFoot(p: number, size: number): void {
    this.words.store(p + size, size);
  }
  /** prev_inuse */
  isPrevInUse(p: number): boolean {
    return (this.head(p) & prevInUse) !== 0;
  }
  /** inuse: only the next chunk knows. */
  isInUse(p: number): boolean {
    return this.isPrevInUse(p + this.size(p));
  }
  /** set_inuse_bit_at_offset, clear_inuse_bit_at_offset; `next` is the chunk that keeps the bit. */
  setPrevInUse(next: number, inUse: boolean): void {
    const head = this.head(next);
    this.setHead(next, head - (head & prevInUse) + (inUse ? prevInUse : 0));
  }

  fd(p: number): number {
    return this.words.load(p + 16);
  }
  bk(p: number): number {
    return this.words.load(p + 24);
  }
  setFd(p: number, to: number): void {
    this.words.store(p + 16, to);
  }
  setBk(p: number, to: number): void {
    this.words.store(p + 24, to);
  }
  setLinks(p: number, to: number): void {
    this.setFd(p, to);
    this.setBk(p, to);
  }
  fdNextSize(p: number): number {
    return this.words.load(p + 32);
  }
  bkNextSize(p: number): number {
    return this.words.load(p + 40);
  }
  setFdNextSize(p: number, to: number): void {
    this.words.store(p + 32, to);
  }
  setBkNextSize(p: number, to: number): void {
    this.words.store(p + 40, to);
  }

  /** Bytes that the holder of this chunk asked for; -1 where nobody holds it. */
  asked(p: number): number {
    return this.words.load(Words.beyond + p) - 1;
  }
  setAsked(p: number, bytes: number): void {
    this.words.store(Words.beyond + p, bytes + 1);
  }
}
