/** C's `%8lu`, `%5hd`: right-aligned, never cut. */
export const padded = (width: number, value: number | string): string =>
  String(value).padStart(width);

/** Pages as the kernel's `K()` prints them. */
export const kB = (pages: number, pageBytes: number): number => (pages * pageBytes) / 1024;
