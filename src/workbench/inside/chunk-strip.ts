import type { ChunkRow } from '../../grader/explanation.ts';
import { PAGE_BYTES } from './page-grid.ts';

/** A chunk as a span of its page; start and width from 0 to 1. */
export interface Span {
  readonly chunk: ChunkRow;
  readonly start: number;
  readonly width: number;
  /** Whether it goes on in the page before, or in the next. */
  readonly goesBefore: boolean;
  readonly goesOn: boolean;
}

/** Lays the chunks of a page out in proportion; what lies in other pages is cut off. */
export function spansOf(chunks: readonly ChunkRow[], pageAddress: number): Span[] {
  const end = pageAddress + PAGE_BYTES;
  return chunks
    .filter(({ address, size }) => address < end && address + size > pageAddress)
    .map((chunk) => {
      const from = Math.max(chunk.address, pageAddress);
      const to = Math.min(chunk.address + chunk.size, end);
      return {
        chunk,
        start: (from - pageAddress) / PAGE_BYTES,
        width: (to - from) / PAGE_BYTES,
        goesBefore: chunk.address < pageAddress,
        goesOn: chunk.address + chunk.size > end,
      };
    });
}
