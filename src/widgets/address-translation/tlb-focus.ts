import type { Focus, TablesMoment } from './focus.ts';

/** What this step has to do with the TLB. */
export interface TlbFocus {
  readonly set: number | undefined;
  /** The way that answered, or that was filled. */
  readonly way: number | undefined;
  readonly stale: boolean;
  readonly evicted: string | undefined;
}

export function tlbFocusOf({ events }: TablesMoment, { set }: Focus): TlbFocus {
  const hit = events.find((event) => event.kind === 'tlb-hit');
  const filled = events.find((event) => event.kind === 'tlb-filled');
  return {
    set: hit?.set ?? filled?.set ?? set,
    way: hit?.way ?? filled?.way,
    stale: hit?.stale ?? false,
    evicted: filled?.evicted?.address,
  };
}
