/** Levenshtein's distance: how many letters must be added, dropped or changed to make a into b. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/**
 * The candidate that an address was most likely meant to be, or nothing when none is close: more
 * than half of the letters would have to change. Candidates also match by their last part alone.
 */
export function nearest(wanted: string, candidates: readonly string[]): string | undefined {
  const bare = (address: string) => address.toLowerCase().replace(/^\/+|\/+$/g, '');
  const last = (address: string) => bare(address).split('/').at(-1) ?? '';
  const share = (a: string, b: string) => editDistance(a, b) / Math.max(a.length, b.length, 1);
  let best: { candidate: string; score: number } | undefined;
  for (const candidate of candidates) {
    const whole = share(bare(wanted), bare(candidate));
    const score = Math.min(whole, share(last(wanted), last(candidate)) + 0.1);
    if (score <= 0.5 && (!best || score < best.score)) best = { candidate, score };
  }
  return best?.candidate;
}
