/** What a reference did: what happened, to which page, because of what. Steps count from 1. */
export type ReplacementEvent =
  | { readonly kind: 'hit'; readonly page: number; readonly write: boolean }
  | {
      /** A page fault. */
      readonly kind: 'miss';
      readonly page: number;
      readonly write: boolean;
      /** Never referred to before, or put out at a step. */
      readonly because: { readonly kind: 'cold' } | { readonly kind: 'gone'; readonly at: number };
    }
  | {
      /** ARC remembered the page, so the list it was put out of was too short. */
      readonly kind: 'ghost-hit';
      readonly page: number;
      readonly list: 'recent' | 'frequent';
      readonly targetBefore: number;
      readonly target: number;
    }
  | {
      readonly kind: 'evicted';
      readonly page: number;
      /** The page that was referred to. */
      readonly by: number;
      readonly cause: EvictionCause;
    }
  /** It was dirty, so its contents had to be saved before its frame was free. */
  | { readonly kind: 'written-back'; readonly page: number; readonly by: number }
  | { readonly kind: 'loaded'; readonly page: number };

/** Why this page went and no other. */
export type EvictionCause =
  | { readonly kind: 'first-in'; readonly loadedAt: number }
  | { readonly kind: 'least-recently-used' | 'most-recently-used'; readonly usedAt: number }
  /** OPT takes the furthest use, UNOPT the nearest. */
  | {
      readonly kind: 'next-use';
      readonly choice: 'furthest' | 'nearest';
      /** How many references from this one, 1 for the next; null for never again. */
      readonly after: number | null;
      /** Other pages that were never used again either, and lost the tie. */
      readonly tied: readonly number[];
    }
  /** ⌊draw × frames⌋ is the index in the list. */
  | { readonly kind: 'drawn'; readonly draw: number; readonly index: number }
  /** Its bit was clear, after these had lost theirs or 1 of their count; a page can be drawn twice. */
  | { readonly kind: 'bit-clear'; readonly spared: readonly number[]; readonly by: 'hand' | 'draw' }
  | { readonly kind: 'not-visited'; readonly spared: readonly number[] }
  /** The others with as few uses reached that number later. */
  | {
      readonly kind: 'least-frequently-used';
      readonly uses: number;
      readonly tied: readonly number[];
    }
  /** The oldest page of the list: T1 above its target, or T2 otherwise. */
  | {
      readonly kind: 'list-over-target';
      readonly list: 'recent' | 'frequent';
      /** Of T1, before. */
      readonly length: number;
      readonly target: number;
    }
  | { readonly kind: 'left-window'; readonly usedAt: number; readonly window: number }
  /** Linux: at the end of the inactive list and not used since it was looked at. */
  | { readonly kind: 'inactive' };
