/** The parts of a column that answer where a page will come from: its entry, a frame, the disk. */
export const columnTarget = (what: 'none' | 'minor' | 'major', page: number): string =>
  `${what}-${page}`;
