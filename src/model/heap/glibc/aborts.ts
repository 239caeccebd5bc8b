const unsortedBroken =
  'The unsorted list does not lead back where it came from: a free block was written to.';
const fastbinLink =
  'A link in a fastbin is no multiple of 16: a block was written to after it was freed.';
const fastbinSize = 'A chunk in a fastbin has a size of another bin: its header was overwritten.';

/**
 * What glibc says before it aborts (malloc_printerr), our code for it, and what it means. The text
 * is glibc's own, word for word.
 */
export const aborts = {
  'free(): double free detected in tcache 2': {
    code: 'double-free-tcache',
    means:
      'This block is already in the tcache: free found its own key in the block, looked through ' +
      'the bin (_int_free, the tcache check) and met it there.',
  },
  'free(): too many chunks detected in tcache': {
    code: 'tcache-overfull',
    means: 'A tcache bin holds more than its count allows, so its list has been overwritten.',
  },
  'free(): unaligned chunk detected in tcache 2': {
    code: 'tcache-link',
    means: 'A link in a tcache bin is no multiple of 16: a freed block has been written to.',
  },
  'malloc(): unaligned tcache chunk detected': {
    code: 'tcache-link',
    means:
      'The head of a tcache bin is no multiple of 16 (tcache_get): a block was written to after ' +
      'it was freed, where its link to the next one stood.',
  },
  'double free or corruption (fasttop)': {
    code: 'double-free-fasttop',
    means:
      'This block is the one that its fastbin was given last. _int_free compares with that one ' +
      'only, so with another block freed in between nothing would have been noticed.',
  },
  'double free or corruption (top)': {
    code: 'double-free-top',
    means: 'This block is where top begins now, so it has been free for a while (_int_free).',
  },
  'double free or corruption (out)': {
    code: 'double-free-out',
    means:
      "By this block's size its neighbour would be past the end of the heap (_int_free): the size " +
      'was overwritten, or this never was a block.',
  },
  'double free or corruption (!prev)': {
    code: 'double-free-prev',
    means:
      "The next chunk's PREV_INUSE bit says that this block is free already (_int_free): it was " +
      'freed before, or the header after it was overwritten.',
  },
  'free(): invalid pointer': {
    code: 'invalid-pointer',
    means:
      'A block begins at a multiple of 16, with a size in front of it that does not wrap around ' +
      'the address space (the first check of _int_free): malloc never handed this address out.',
  },
  'free(): invalid size': {
    code: 'invalid-size',
    means:
      'The size in front of this block is below 32 or no multiple of 16 (_int_free): the header ' +
      'was overwritten, or this address lies inside a block.',
  },
  'free(): invalid next size (fast)': {
    code: 'invalid-next-size',
    means:
      'The size in the header after this block cannot be (_int_free, before the fastbin takes ' +
      'it): somebody wrote past the end of this block.',
  },
  'free(): invalid next size (normal)': {
    code: 'invalid-next-size',
    means:
      'The size in the header after this block cannot be (_int_free, before it merges): somebody ' +
      'wrote past the end of this block.',
  },
  'invalid fastbin entry (free)': {
    code: 'invalid-fastbin-entry',
    means: 'The newest chunk of the fastbin has a size of another bin: its header was overwritten.',
  },
  'free(): corrupted unsorted chunks': {
    code: 'corrupted-list',
    means: unsortedBroken,
  },
  'corrupted size vs. prev_size': {
    code: 'corrupted-prev-size',
    means:
      'A free chunk has its size twice, in its header and behind its last byte, and the two ' +
      'differ (unlink_chunk): one of them was overwritten, most likely by the block before.',
  },
  'corrupted size vs. prev_size while consolidating': {
    code: 'corrupted-prev-size',
    means:
      'The chunk before says another size than this header does (_int_free, merging backward): ' +
      'one of the two was overwritten.',
  },
  'corrupted size vs. prev_size in fastbins': {
    code: 'corrupted-prev-size',
    means:
      'The chunk before says another size than this header does (malloc_consolidate): one of the ' +
      'two was overwritten.',
  },
  'corrupted double-linked list': {
    code: 'corrupted-list',
    means:
      "A free chunk's neighbours in its list do not point back at it (unlink_chunk): a block was " +
      'written to after it was freed.',
  },
  'corrupted double-linked list (not small)': {
    code: 'corrupted-list',
    means:
      'The links between the sizes of a large bin do not lead back (unlink_chunk): a block was ' +
      'written to after it was freed.',
  },
  'malloc_consolidate(): unaligned fastbin chunk detected': {
    code: 'fastbin-link',
    means: fastbinLink,
  },
  'malloc_consolidate(): invalid chunk size': {
    code: 'fastbin-size',
    means: fastbinSize,
  },
  'malloc(): unaligned fastbin chunk detected 2': {
    code: 'fastbin-link',
    means: 'The head of a fastbin is no multiple of 16: a freed block has been written to.',
  },
  'malloc(): unaligned fastbin chunk detected 3': {
    code: 'fastbin-link',
    means: fastbinLink,
  },
  'malloc(): memory corruption (fast)': {
    code: 'fastbin-size',
    means: fastbinSize,
  },
  'malloc(): smallbin double linked list corrupted': {
    code: 'corrupted-list',
    means: 'A small bin does not lead back where it came from: a free block was written to.',
  },
  'malloc(): invalid size (unsorted)': {
    code: 'invalid-size',
    means: 'A chunk in the unsorted list has a size that cannot be: its header was overwritten.',
  },
  'malloc(): invalid next size (unsorted)': {
    code: 'invalid-next-size',
    means: 'The header after a chunk of the unsorted list was overwritten.',
  },
  'malloc(): mismatching next->prev_size (unsorted)': {
    code: 'corrupted-prev-size',
    means:
      'A chunk of the unsorted list has its size in its header and behind its last byte, and the ' +
      'two differ: one of them was overwritten.',
  },
  'malloc(): unsorted double linked list corrupted': {
    code: 'corrupted-list',
    means: unsortedBroken,
  },
  'malloc(): invalid next->prev_inuse (unsorted)': {
    code: 'corrupted-list',
    means: 'A chunk is in the unsorted list, but the header after it says that it is in use.',
  },
  'malloc(): largebin double linked list corrupted (nextsize)': {
    code: 'corrupted-list',
    means:
      'The links between the sizes of a large bin do not lead back: a free block was written to.',
  },
  'malloc(): largebin double linked list corrupted (bk)': {
    code: 'corrupted-list',
    means: 'A large bin does not lead back where it came from: a free block was written to.',
  },
  'malloc(): corrupted unsorted chunks': {
    code: 'corrupted-list',
    means: unsortedBroken,
  },
  'malloc(): corrupted unsorted chunks 2': {
    code: 'corrupted-list',
    means: unsortedBroken,
  },
  'malloc(): corrupted top size': {
    code: 'corrupted-top',
    means:
      'Top claims to be larger than all that the system gave (_int_malloc, use_top): somebody ' +
      'wrote past the end of the last block.',
  },
  'break adjusted to free malloc space': {
    code: 'break-moved',
    means: "Somebody else moved the end of the heap down into malloc's memory (sysmalloc).",
  },
  'munmap_chunk(): invalid pointer': {
    code: 'invalid-mapped-pointer',
    means:
      'The header says that this block is a mapping of its own, but it does not lie in whole ' +
      'pages: the header was overwritten, or this never was a block.',
  },
  'mremap_chunk(): invalid pointer': {
    code: 'invalid-mapped-pointer',
    means:
      'The header says that this block is a mapping of its own, but it does not lie in whole ' +
      'pages: the header was overwritten, or this never was a block.',
  },
  'realloc(): invalid pointer': {
    code: 'invalid-pointer',
    means:
      'A block begins at a multiple of 16, with a size in front of it that does not wrap around ' +
      'the address space (__libc_realloc): malloc never handed this address out.',
  },
  'realloc(): invalid old size': {
    code: 'invalid-size',
    means: 'The size in front of this block cannot be (_int_realloc): the header was overwritten.',
  },
  'realloc(): invalid next size': {
    code: 'invalid-next-size',
    means:
      'The size in the header after this block cannot be (_int_realloc): somebody wrote past the ' +
      'end of this block.',
  },
  'Fatal glibc error: malloc assertion failure in sysmalloc: (old_top == initial_top (av) && old_size == 0) || ((unsigned long) (old_size) >= MINSIZE && prev_inuse (old_top) && ((unsigned long) old_end & (pagesize - 1)) == 0)':
    {
      code: 'corrupted-top',
      means:
        'Top always ends where a page ends, and this one does not: somebody wrote past the end of ' +
        'the last block.',
    },
  'Fatal glibc error: malloc assertion failure in _int_malloc: (unsigned long) (size) >= (unsigned long) (nb)':
    {
      code: 'invalid-size',
      means: 'A bin of larger chunks holds one that is too small: its header was overwritten.',
    },
} as const satisfies Record<string, { readonly code: string; readonly means: string }>;

export type AbortText = keyof typeof aborts;
