import { CHUNK, chunkSize } from '../../sandbox/chunk-heads.ts';
import { LAYOUT } from '../../sandbox/layout.ts';
import type { HeapMap } from '../explanation.ts';

const PAGE_SHIFT = 12;
const FIRST_PAGE = LAYOUT.heapBase >> PAGE_SHIFT;
/** Heads that are kept, 4 bytes each: when there are more, every second map goes. */
const MOST_HEADS = 4_000_000;
/** Pages that all maps together tell of: of a large heap fewer rounds are told. */
const MOST_PAGES = 60_000;

/** A chunk as a map tells it. */
export interface MappedChunk {
  readonly address: number;
  readonly size: number;
  readonly state: 'engine' | 'live' | 'free';
}

/** The heads of all chunks after a round, and where those lie that are the engine's. */
interface Kept {
  readonly round: number;
  readonly heads: Uint32Array;
  readonly engine: ReadonlySet<number>;
}

/**
 * Maps of the allocator's chunks, after each round where there is room for so many. What was in use
 * before the program was loaded is the engine's as long as it is not freed: malloc takes the mark off
 * each block that it gives.
 */
export class HeapMaps {
  #kept: Kept[] = [];
  #engine: ReadonlySet<number>;

  /** `heads` of the heap when everything in it is the engine's, and was marked. */
  constructor(heads: Uint32Array) {
    this.#engine = new Set(
      chunksOf(heads, undefined)
        .filter(isUsed)
        .map(({ address }) => address),
    );
  }

  add(round: number, heads: Uint32Array): void {
    this.#kept.push({ round, heads, engine: this.#engine });
    const total = this.#kept.reduce((sum, kept) => sum + kept.heads.length, 0);
    if (total > MOST_HEADS) this.#kept = everySecond(this.#kept);
  }

  /** To be called before blocks are marked anew: what has lost its mark is not the engine's. */
  beforeMarking(heads: Uint32Array): void {
    const still = chunksOf(heads, this.#engine).filter(({ state }) => state === 'engine');
    this.#engine = new Set(still.map(({ address }) => address));
  }

  /** The rounds that are told, in order, the first and the last of those added among them. */
  get maps(): HeapMap[] {
    let told = this.#kept;
    const pages = ({ heads }: Kept) => heads.reduce((sum, head) => sum + chunkSize(head), 0) >> 12;
    while (told.length > 2 && told.reduce((sum, kept) => sum + pages(kept), 0) > MOST_PAGES) {
      told = everySecond(told);
    }
    return told.map(summaryOf);
  }

  /** The chunks that reach into a page (numbered from the heap's first); none where not kept. */
  chunks(round: number, page: number): MappedChunk[] {
    const kept = this.#kept.find((one) => one.round === round);
    if (!kept) return [];
    const from = (FIRST_PAGE + page) << PAGE_SHIFT;
    const to = from + (1 << PAGE_SHIFT);
    return chunksOf(kept.heads, kept.engine).filter(
      ({ address, size }) => address < to && address + size > from,
    );
  }
}

/** The first, the last, and every second in between. */
function everySecond<T>(list: readonly T[]): T[] {
  return list.filter((_, i) => i % 2 === 0 || i === list.length - 1);
}

const isUsed = ({ state }: MappedChunk): boolean => state !== 'free';

function stateOf(head: number, address: number, engine: ReadonlySet<number> | undefined) {
  if ((head & CHUNK.inUse) === 0) return 'free';
  if ((head & CHUNK.marked) === 0) return 'live';
  return engine === undefined || engine.has(address) ? 'engine' : 'live';
}

function chunksOf(heads: Uint32Array, engine: ReadonlySet<number> | undefined): MappedChunk[] {
  let address: number = LAYOUT.heapBase;
  return Array.from(heads, (head) => {
    const size = chunkSize(head);
    const chunk = { address, size, state: stateOf(head, address, engine) } as const;
    address += size;
    return chunk;
  });
}

/** Plain loops over numbers: this is done for every round of a run. */
function summaryOf({ round, heads, engine }: Kept): HeapMap {
  const bytes = { engine: 0, live: 0, free: 0 };
  const pages: [number, number][] = [];
  let [holes, largestHole, address] = [0, 0, LAYOUT.heapBase as number];
  // What is free at the very end is room, and no hole: nothing lies behind it.
  let room = 0;
  for (const head of heads) {
    const size = chunkSize(head);
    const state = stateOf(head, address, engine);
    const end = address + size;
    bytes[state] += size;
    if (state === 'free') {
      room += size;
    } else {
      if (room > 0) holes += 1;
      largestHole = Math.max(largestHole, room);
      room = 0;
      const field = state === 'engine' ? 0 : 1;
      for (let at = address; at < end; ) {
        const page = at >> PAGE_SHIFT;
        const stop = Math.min((page + 1) << PAGE_SHIFT, end);
        while (pages.length <= page - FIRST_PAGE) pages.push([0, 0]);
        pages[page - FIRST_PAGE]![field] += stop - at;
        at = stop;
      }
    }
    address = end;
  }
  const freeBytes = bytes.free - room;
  return {
    ...{ round, engineBytes: bytes.engine, liveBytes: bytes.live, freeBytes, holes, largestHole },
    fragmentation: freeBytes === 0 ? 0 : 1 - largestHole / freeBytes,
    ...{ room, pages },
  };
}
