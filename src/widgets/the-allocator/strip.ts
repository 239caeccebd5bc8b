import type { NamedBlock } from '../../model/heap/state.ts';

/** A block, or the part of it that lies in one row. */
export interface Piece {
  readonly block: NamedBlock;
  /** The address where this part begins. */
  readonly from: number;
  /** It is the block's first part. */
  readonly begins: boolean;
  readonly x: number;
  readonly width: number;
}

export interface Strip {
  readonly bytes: number;
  readonly bytesPerPixel: number;
  readonly rows: readonly (readonly Piece[])[];
}

/** Rows of a heap to scale: on a wide page it is one, on a narrow one as many as keep it readable. */
export function stripOf(blocks: readonly NamedBlock[], width: number): Strip {
  const first = blocks[0]!.address;
  const last = blocks.at(-1)!;
  const bytes = last.address + last.size - first;
  const count = Math.ceil(832 / width);
  const perRow = Math.ceil(bytes / count / 16) * 16;
  const bytesPerPixel = perRow / width;
  const rows = Array.from({ length: Math.ceil(bytes / perRow) }, (_, number): Piece[] => {
    const low = first + number * perRow;
    const high = low + perRow;
    return blocks
      .filter(({ address, size }) => address < high && address + size > low)
      .map((block) => {
        const from = Math.max(block.address, low);
        const to = Math.min(block.address + block.size, high);
        return {
          ...{ block, from, begins: from === block.address },
          x: (from - low) / bytesPerPixel,
          width: (to - from) / bytesPerPixel,
        };
      });
  });
  return { bytes, bytesPerPixel, rows };
}
