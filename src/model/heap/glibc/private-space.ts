import type { HeapHost } from './host.ts';

interface Mapping {
  readonly start: number;
  readonly end: number;
}

/** Where a program without address space randomisation has them on x86-64, as a debugger shows. */
const heapStart = 0x555555559000;
const mappingsEnd = 0x7ffff7d8d000;

/**
 * An address space that nobody else uses: the heap grows up, mappings are placed top-down into the
 * highest gap that holds them, as Linux does. `limit` bounds heap and mappings together, in bytes.
 */
export class PrivateSpace implements HeapHost {
  private brk = heapStart;
  /** Highest first. */
  private mappings: readonly Mapping[] = [];
  private readonly limit: number;

  constructor(limit: number = Number.POSITIVE_INFINITY) {
    this.limit = limit;
  }

  sbrk(increment: number): number | null {
    const before = this.brk;
    const after = before + increment;
    const floor = this.mappings.at(-1)?.start ?? mappingsEnd;
    if (after < heapStart || after > floor || !this.affords(increment)) return null;
    this.brk = after;
    return before;
  }

  mmap(bytes: number): number | null {
    if (!this.affords(bytes)) return null;
    let end = mappingsEnd;
    let index = 0;
    for (const one of this.mappings) {
      if (end - one.end >= bytes) break;
      end = one.start;
      index += 1;
    }
    const start = end - bytes;
    if (start < this.brk) return null;
    this.mappings = this.mappings.toSpliced(index, 0, { start, end });
    return start;
  }

  munmap(address: number, bytes: number): void {
    const [start, end] = [address, address + bytes];
    this.mappings = this.mappings.flatMap((one) =>
      [
        { start: Math.max(one.start, end), end: one.end },
        { start: one.start, end: Math.min(one.end, start) },
      ].filter((part) => part.start < part.end),
    );
  }

  mremap(address: number, bytes: number, newBytes: number): number | null {
    if (!this.affords(newBytes - bytes)) return null;
    this.munmap(address, bytes);
    const above = this.mappings.findLast((one) => one.start >= address);
    if (address + newBytes > (above?.start ?? mappingsEnd)) {
      const moved = this.mmap(newBytes);
      if (moved !== null) return moved;
      this.place(address, bytes);
      return null;
    }
    this.place(address, newBytes);
    return address;
  }

  clone(): PrivateSpace {
    const copy = new PrivateSpace(this.limit);
    copy.brk = this.brk;
    copy.mappings = this.mappings;
    return copy;
  }

  private place(start: number, bytes: number): void {
    const index = this.mappings.findIndex((one) => one.start < start);
    const at = index < 0 ? this.mappings.length : index;
    this.mappings = this.mappings.toSpliced(at, 0, { start, end: start + bytes });
  }

  private affords(more: number): boolean {
    const mapped = this.mappings.reduce((sum, { start, end }) => sum + end - start, 0);
    return more <= 0 || this.brk - heapStart + mapped + more <= this.limit;
  }
}
