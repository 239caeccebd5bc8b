import { Column } from './column.ts';

/**
 * A file as memory sees it (struct address_space): what of it is in the page cache. On disk its pages
 * have a place to go back to; in tmpfs, and in shared anonymous memory, which is a file of tmpfs that
 * has no name, they are only in memory or in swap.
 */
export class MappedFile {
  /** From 1. */
  readonly id: number;
  readonly name: string;
  readonly disk: boolean;
  /** Pages up to its end; a mapping may reach beyond, an access may not. */
  readonly pages: number;
  /** For each page: the frame that holds it, -1 - slot where a shmem page is in swap, or 0. */
  readonly cached: Column;
  /** What reclaim left where a page was, plus 1; see Workingset. */
  readonly shadows: Column;
  /** What the disk holds. */
  readonly stored: Column;
  /** Where read-around last began and whether it helps (struct file_ra_state, mmap_miss). */
  misses = 0;

  constructor(id: number, name: string, disk: boolean, pages: number, of?: MappedFile) {
    this.id = id;
    this.name = name;
    this.disk = disk;
    this.pages = pages;
    this.cached = of?.cached.clone() ?? new Column();
    this.shadows = of?.shadows.clone() ?? new Column();
    this.stored = of?.stored.clone() ?? new Column();
    this.misses = of?.misses ?? 0;
  }

  clone(): MappedFile {
    return new MappedFile(this.id, this.name, this.disk, this.pages, this);
  }
}
