import { pageBytes } from './task.ts';

/** The pages that so many bytes touch. */
export const pagesOf = (bytes: number): number => Math.ceil(bytes / pageBytes);

export const sized = (pages: number): number => pages * pageBytes;
