import type { KeptHeap } from '../explaining/explain-program.ts';
import type { MappedChunk } from '../explaining/heap-maps.ts';
import type { ChunkRow } from '../explanation.ts';
import { said } from './said.ts';

/** Bytes of dlmalloc's header before what malloc gave. */
const HEADER = 8;

/** The chunks that reach into a page after a round; what lies in them where that is the last one. */
export function pageChunks(kept: KeptHeap, round: number, page: number): ChunkRow[] {
  const chunks = kept.maps.chunks(round, page);
  return round === kept.rounds ? chunks.map((chunk) => told(kept, chunk)) : chunks;
}

function told({ heap }: KeptHeap, chunk: MappedChunk): ChunkRow {
  if (!heap || chunk.state === 'free') return chunk;
  const { describer } = heap;
  const owner = describer.ownerOf(chunk.address + HEADER);
  if (!owner) return chunk;
  const name = describer.describe(owner.node);
  return { ...chunk, node: owner.node, what: said(owner.isStruct ? name : `part of ${name}`) };
}
