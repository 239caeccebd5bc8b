import { type Arena, binAt } from './arena.ts';
import { fastbinIndices, fastbinList } from './fastbins.ts';
import { binCount, minSize } from './layout.ts';

/** struct mallinfo2, as int_mallinfo fills it in; bytes and numbers of chunks. */
export interface Mallinfo {
  /** Bytes of the heap. */
  readonly arena: number;
  /** Free chunks in bins, and top. */
  readonly ordblks: number;
  /** Chunks in fastbins. */
  readonly smblks: number;
  /** Mappings of their own, and their bytes. */
  readonly hblks: number;
  readonly hblkhd: number;
  /** Bytes in fastbins. */
  readonly fsmblks: number;
  /** Bytes in use: chunks in the tcache count as such. */
  readonly uordblks: number;
  /** Bytes that are free: bins, fastbins and top. */
  readonly fordblks: number;
  /** Bytes of top. */
  readonly keepcost: number;
}

/** int_mallinfo */
export function mallinfo(arena: Arena): Mallinfo {
  const top = arena.size(arena.top);
  let [smblks, fsmblks] = [0, 0];
  for (const index of fastbinIndices) {
    for (const p of fastbinList(arena, index)) {
      smblks += 1;
      fsmblks += arena.size(p);
    }
  }
  let ordblks = 1;
  let fordblks = top + fsmblks;
  for (let index = 1; index < binCount; index += 1) {
    for (const p of binList(arena, index)) {
      ordblks += 1;
      fordblks += arena.size(p);
    }
  }
  return {
    arena: arena.systemMem,
    ordblks,
    smblks,
    hblks: arena.mmaps,
    hblkhd: arena.mmappedMem,
    fsmblks,
    uordblks: arena.systemMem - fordblks,
    fordblks,
    keepcost: top,
  };
}

/** A bin's chunks in the order in which malloc takes them; ends where a broken list ends. */
export function binList(arena: Arena, index: number): number[] {
  const found: number[] = [];
  const bin = binAt(index);
  const most = arena.systemMem / minSize;
  for (let p = arena.bk(bin); p !== bin && found.length <= most; p = arena.bk(p)) {
    if (!arena.hasRoomAt(p)) break;
    found.push(p);
  }
  return found;
}
