/** What a process has to wait for before it goes on. */
export type Wait =
  /** So many pages of one request; `stalled` where memory would have had them with more room (PSI). */
  | { readonly kind: 'read'; readonly pages: number; readonly stalled: boolean }
  /** It reclaims for itself, and waits for what that writes: nanoseconds. */
  | { readonly kind: 'reclaim'; readonly took: number };
