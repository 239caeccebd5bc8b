/** What malloc asks of the operating system; every call may refuse with null (ENOMEM). */
export interface HeapHost {
  /** As sbrk(2): moves the end of the heap and gives where it was before; 0 just asks. */
  sbrk(increment: number): number | null;
  /** The address of a new mapping of whole pages, all zeros. */
  mmap(bytes: number): number | null;
  munmap(address: number, bytes: number): void;
  /** As mremap(2) with MREMAP_MAYMOVE; a host without it makes realloc copy instead. */
  mremap?(address: number, bytes: number, newBytes: number): number | null;
  /** A host of its own in the same condition, where that is the host's business alone. */
  clone?(): HeapHost;
}
