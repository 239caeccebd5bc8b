/** A place in a row of things, and how far the keys move it. */
export interface Place {
  readonly at: number;
  readonly last: number;
  /** What up and down move by. */
  readonly line: number;
  /** What the page keys move by. */
  readonly page: number;
}

/** Where a key moves to, as the keys of a slider do; undefined for a key that moves nothing. */
export function movedBy(key: string, { at, last, line, page }: Place): number | undefined {
  const to = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + line,
    ArrowUp: at - line,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }[key];
  return to === undefined ? undefined : Math.max(0, Math.min(last, to));
}
