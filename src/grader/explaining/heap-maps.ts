import { CHUNK, chunkSize } from '../../sandbox/chunk-heads.ts';
import { LAYOUT } from '../../sandbox/layout.ts';
import type { HeapMap } from '../explanation.ts';

const PAGE_SHIFT = 12;
/** Heads that are kept, 4 bytes each: maps beyond it are summed up only. */
const MOST_HEADS = 4_000_000;

/** A chunk as a map tells it. */
export interface MappedChunk {
  readonly address: number;
  readonly size: number;
  readonly state: 'engine' | 'live' | 'free';
}

/**
 * Maps of the allocator's chunks after some rounds. What was in use before the program was loaded
 * is the engine's as long as it is not freed: malloc takes the mark off each block that it gives.
 */
export class HeapMaps {
  readonly maps: HeapMap[] = [];
  readonly #heads = new Map<number, { heads: Uint32Array; engine: ReadonlySet<number> }>();
  #engine: ReadonlySet<number>;
  #kept = 0;

  /** `heads` of the heap when everything in it is the engine's, and was marked. */
  constructor(heads: Uint32Array) {
    this.#engine = placesInUse(heads);
  }

  add(round: number, heads: Uint32Array): void {
    const engine = this.#engine;
    this.maps.push(summaryOf(round, heads, engine));
    if (this.#kept + heads.length > MOST_HEADS) return;
    this.#kept += heads.length;
    this.#heads.set(round, { heads, engine });
  }

  /** To be called before blocks are marked anew: what has lost its mark is not the engine's. */
  beforeMarking(heads: Uint32Array): void {
    const still = new Set<number>();
    for (const { address, state } of walk(heads, this.#engine)) {
      if (state === 'engine') still.add(address);
    }
    this.#engine = still;
  }

  /** The chunks that reach into a page (numbered from the heap's first); none where not kept. */
  chunks(round: number, page: number): MappedChunk[] {
    const kept = this.#heads.get(round);
    if (!kept) return [];
    const from = (FIRST_PAGE + page) << PAGE_SHIFT;
    const to = from + (1 << PAGE_SHIFT);
    const found: MappedChunk[] = [];
    for (const chunk of walk(kept.heads, kept.engine)) {
      if (chunk.address >= to) break;
      if (chunk.address + chunk.size > from) found.push({ ...chunk });
    }
    return found;
  }
}

const FIRST_PAGE = LAYOUT.heapBase >> PAGE_SHIFT;

function placesInUse(heads: Uint32Array): Set<number> {
  const places = new Set<number>();
  let address: number = LAYOUT.heapBase;
  for (const head of heads) {
    if ((head & CHUNK.inUse) !== 0) places.add(address);
    address += chunkSize(head);
  }
  return places;
}

/** Chunk after chunk, as one object that changes. */
function* walk(
  heads: Uint32Array,
  engine: ReadonlySet<number>,
): Generator<{ -readonly [K in keyof MappedChunk]: MappedChunk[K] }> {
  const chunk = {
    address: LAYOUT.heapBase as number,
    size: 0,
    state: 'free' as MappedChunk['state'],
  };
  for (const head of heads) {
    chunk.address += chunk.size;
    chunk.size = chunkSize(head);
    const isOld = (head & CHUNK.marked) !== 0 && engine.has(chunk.address);
    chunk.state = (head & CHUNK.inUse) === 0 ? 'free' : isOld ? 'engine' : 'live';
    yield chunk;
  }
}

function summaryOf(round: number, heads: Uint32Array, engine: ReadonlySet<number>): HeapMap {
  const bytes = { engine: 0, live: 0, free: 0 };
  let [holes, largestHole, end] = [0, 0, LAYOUT.heapBase as number];
  // What is free at the very end is room, and no hole: nothing lies behind it.
  let room = 0;
  for (const { address, size, state } of walk(heads, engine)) {
    bytes[state] += size;
    if (state === 'free') {
      room += size;
      continue;
    }
    if (room > 0) holes += 1;
    largestHole = Math.max(largestHole, room);
    room = 0;
    end = address + size;
  }
  const freeBytes = bytes.free - room;
  const pages: [number, number][] = [];
  for (let page = FIRST_PAGE; page << PAGE_SHIFT < end; page += 1) pages.push([0, 0]);
  for (const { address, size, state } of walk(heads, engine)) {
    if (state === 'free') continue;
    const field = state === 'engine' ? 0 : 1;
    for (let at = address; at < address + size; ) {
      const page = at >> PAGE_SHIFT;
      const stop = Math.min((page + 1) << PAGE_SHIFT, address + size);
      pages[page - FIRST_PAGE]![field] += stop - at;
      at = stop;
    }
  }
  return {
    ...{ round, engineBytes: bytes.engine, liveBytes: bytes.live, freeBytes, holes, largestHole },
    fragmentation: freeBytes === 0 ? 0 : 1 - largestHole / freeBytes,
    ...{ room, pages },
  };
}
