/** Rows of one answer, at most. */
const MOST = 500;

/** A part of a list: from a place, which may lie behind the end, so many or the most that are given. */
export function pageOf<T>(list: readonly T[], from: number, count: number): readonly T[] {
  const start = Math.max(0, Math.trunc(from) || 0);
  return list.slice(start, start + Math.min(MOST, Math.max(0, Math.trunc(count) || 0)));
}
