import type { PolicyName } from './policies.ts';
import type { Marks } from './policy.ts';

/** One reference of the past. */
export interface Reference {
  readonly page: number;
  readonly write: boolean;
  readonly hit: boolean;
}

/** A page in memory. Steps are references, counted from 1. */
export interface ResidentPage {
  readonly page: number;
  /** Where it lies, from 0: in the first frame that was free, or that of the page that went for it. */
  readonly frame: number;
  /** Written to since it was loaded, so that it has to be written back before it goes. */
  readonly dirty: boolean;
  readonly loadedAt: number;
  readonly usedAt: number;
  /** References to it since it was loaded. */
  readonly uses: number;
}

/** What is counted. Every miss is a page fault; `misses` = `cold` + `capacity`. */
export interface ReplacementCounts {
  readonly hits: number;
  readonly misses: number;
  /** Misses of pages that were never referred to before. */
  readonly cold: number;
  /** Misses of pages that had to go, or that left the window. */
  readonly capacity: number;
  readonly writeBacks: number;
}

export interface ReplacementState {
  readonly policy: PolicyName;
  /** How many frames there are; null for the working set, which has as many as it needs. */
  readonly frames: number | null;
  /** In the order of the policy's list. */
  readonly resident: readonly ResidentPage[];
  /** What the policy keeps besides, about the same pages in the same order. */
  readonly marks: Marks;
  readonly counts: ReplacementCounts;
  readonly history: readonly Reference[];
}
