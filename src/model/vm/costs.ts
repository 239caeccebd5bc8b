/**
 * How long things take in simulated time, in nanoseconds. Constants of the model, rounded, and not
 * of one machine: they keep the orders of magnitude between memory, kernel and disk, which is what
 * the lessons and the pressure figures are about. No outside source has confirmed the sums that a run
 * adds up to.
 */
export const costs = {
  /** A load that goes to DRAM: "main memory reference", Norvig and Dean's latency numbers. */
  access: 100,
  /** Trap, walk of the areas and return, page already there: about what lat_pagefault shows. */
  minorFault: 500,
  /** Clearing 4 KiB at about 40 GB/s. */
  zeroPage: 100,
  /** Copying 4 KiB at about 16 GB/s. */
  copyPage: 250,
  /** A random 4 KiB read of an NVMe drive with TLC flash: 70 to 100 µs in data sheets. */
  readPage: 100_000,
  /** Each further page of the same request, at about 3 GB/s. */
  readNextPage: 1_400,
  /** A 4 KiB write: the drive's own cache takes it. */
  writePage: 20_000,
  /** What reclaim spends on a page that it looks at: locks, reverse map, accessed bits. */
  scanPage: 200,
  /** fork() for each entry that it copies: lat_proc divided by the pages. */
  copyEntry: 20,
  /** munmap() and exit() for each entry. */
  dropEntry: 20,
  /** The entry to and return from a system call. */
  systemCall: 200,
} as const;
