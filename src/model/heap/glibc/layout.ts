/**
 * Sizes and bin numbers of glibc 2.36 on x86-64, as malloc.c's macros of these names compute them:
 * SIZE_SZ = 8, MALLOC_ALIGNMENT = 16, MINSIZE = 32. Everything is in bytes.
 */
export const alignment = 16;
export const headerBytes = 16;
export const minSize = 32;
export const pageBytes = 4096;

/** MIN_LARGE_SIZE: chunks below it stand in small bins, of one size each. */
export const minLargeSize = 1024;

/** NBINS; bin 1 is the unsorted list, 2 to 63 are small, 64 to 126 large. */
export const binCount = 128;

/** NFASTBINS: up to the largest value that `mxfast` may have. */
export const fastbinCount = 10;

/** TCACHE_MAX_BINS: one for each chunk size up to 1,040. */
export const tcacheBinCount = 64;

/** DEFAULT_MMAP_THRESHOLD_MAX: above it a freed mapping no longer moves the thresholds. */
export const mmapThresholdMax = 32 * 1024 * 1024;

/** FASTBIN_CONSOLIDATION_THRESHOLD: freeing this much at once empties the fastbins and may trim. */
export const consolidationThreshold = 65536;

/** PTRDIFF_MAX; in a double it is 2^63, which no request that succeeds comes near. */
const mostRequest = 2 ** 63;

/**
 * request2size: the chunk for a request. Its first word is the chunk's size; its last 8 bytes lie in
 * the next chunk, whose prev_size nobody needs while this one is in use. 0 where the request is
 * beyond PTRDIFF_MAX, as a negative number is once it is a size_t (checked_request2size).
 */
export function chunkSize(request: number): number {
  if (request < 0 || request >= mostRequest) return 0;
  const padded = request + 8 + alignment - 1;
  return padded < minSize ? minSize : padded - (padded % alignment);
}

/** csize2tidx: the tcache bin of a chunk size; 64 and more have none. */
export function tcacheIndex(size: number): number {
  return Math.floor((size - minSize + alignment - 1) / alignment);
}

/** fastbin_index */
export function fastbinIndex(size: number): number {
  return (size >>> 4) - 2;
}

/** bin_index: largebin_index_64 spaces the large bins 64, 512, 4,096, 32,768, 262,144 bytes wide. */
export function binIndex(size: number): number {
  if (size < minLargeSize) return size >>> 4;
  const wide = (bits: number): number => Math.floor(size / 2 ** bits);
  if (wide(6) <= 48) return 48 + wide(6);
  if (wide(9) <= 20) return 91 + wide(9);
  if (wide(12) <= 10) return 110 + wide(12);
  if (wide(15) <= 4) return 119 + wide(15);
  if (wide(18) <= 2) return 124 + wide(18);
  return 126;
}

/**
 * The smallest chunk size that a bin can hold; small bins hold no other. Where the spacing of large
 * bins changes, the first bin of the wider ones begins later than its number says.
 */
export function binFloor(index: number): number {
  if (index < 64) return index * 16;
  if (index <= 96) return (index - 48) * 64;
  if (index <= 111) return Math.max(3136, (index - 91) * 512);
  if (index <= 120) return Math.max(10752, (index - 110) * 4096);
  if (index <= 123) return (index - 119) * 32768;
  return Math.max(163840, (index - 124) * 262144);
}

export function pagesUp(bytes: number): number {
  return Math.ceil(bytes / pageBytes) * pageBytes;
}
