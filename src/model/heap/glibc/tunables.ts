/** What GLIBC_TUNABLES and mallopt can choose; sizes in bytes. */
export interface Tunables {
  /** glibc.malloc.tcache_count: chunks kept in each tcache bin; 0 turns the tcache off. */
  readonly tcacheCount: number;
  /** glibc.malloc.tcache_max: the largest request that the tcache keeps. */
  readonly tcacheMax: number;
  /** glibc.malloc.tcache_unsorted_limit: 0 for no limit. */
  readonly tcacheUnsortedLimit: number;
  /** glibc.malloc.mxfast: the largest request that fastbins keep; 0 turns them off, 160 at most. */
  readonly mxfast: number;
  /** glibc.malloc.top_pad: asked for beyond what is needed when the heap grows. */
  readonly topPad: number;
  /** glibc.malloc.mmap_threshold: from this chunk size on a request gets a mapping of its own. */
  readonly mmapThreshold: number;
  /** glibc.malloc.trim_threshold: the heap shrinks when its top is at least this large. */
  readonly trimThreshold: number;
  /** glibc.malloc.mmap_max: mappings at any one time. */
  readonly mmapMax: number;
}

/** As malloc.c initialises `mp_`, and DEFAULT_MXFAST. */
export const defaults: Tunables = {
  tcacheCount: 7,
  tcacheMax: 1032,
  tcacheUnsortedLimit: 0,
  mxfast: 128,
  topPad: 128 * 1024,
  mmapThreshold: 128 * 1024,
  trimThreshold: 128 * 1024,
  mmapMax: 65536,
};

/**
 * Whether a choice switches the moving thresholds off: in malloc.c every one of do_set_top_pad,
 * do_set_mmap_threshold, do_set_trim_threshold and do_set_mmaps_max sets `no_dyn_threshold`.
 */
export function fixesThresholds(chosen: Partial<Tunables>): boolean {
  return (['topPad', 'mmapThreshold', 'trimThreshold', 'mmapMax'] as const).some(
    (key) => chosen[key] !== undefined,
  );
}
