import type { KeptHeap } from '../explaining/explain-program.ts';
import type { ChunkRow } from '../explanation.ts';

/** Bytes of dlmalloc's header before what malloc gave. */
const HEADER = 8;

/** The chunks that reach into a page after a round; what lies in them where that is the last one. */
export function pageChunks(
  { rounds, heap, maps }: KeptHeap,
  round: number,
  page: number,
): ChunkRow[] {
  return maps.chunks(round, page).map((chunk) => {
    const node =
      heap && round === rounds && chunk.state !== 'free'
        ? heap.describer.nodeAt(chunk.address + HEADER)
        : -1;
    return node === -1 || !heap ? chunk : { ...chunk, node, what: heap.describer.describe(node) };
  });
}
