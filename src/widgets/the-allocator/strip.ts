import type { NamedBlock } from '../../model/heap/state.ts';
import { type AnyPlay, allHeaps, heapsOf } from './heap-play.ts';

/** A block, or the part of it that lies in one row. */
export interface Piece {
  readonly block: NamedBlock;
  /** It is the block's first part. */
  readonly begins: boolean;
  /** It is the block's last part. */
  readonly ends: boolean;
  readonly x: number;
  readonly width: number;
}

export interface Strip {
  /** Bytes of a square of the figure's paper, 16 px. */
  readonly perSquare: number;
  readonly rows: readonly (readonly Piece[])[];
  /** Blocks that lie somewhere else: mappings of their own. */
  readonly elsewhere: readonly NamedBlock[];
  /** The pixel of an address in the first row; undefined where it lies in another. */
  readonly xOf: (address: number) => { readonly row: number; readonly x: number } | undefined;
}

/** glibc's own block and its top are far larger than what a script uses: each is cut short. */
const cutPixels = 72;
const square = 16;

const known = new WeakMap<AnyPlay, number>();

/** The most bytes that any heap of a play has at any step, without glibc's top. */
function mostBytes(play: AnyPlay): number {
  const before = known.get(play);
  if (before !== undefined) return before;
  let most = 64;
  for (const heaps of allHeaps(play)) {
    for (const { state } of heaps) {
      const { here } = split(state.blocks);
      const bytes = here.reduce((sum, block) => sum + (isCut(block) ? 0 : block.size), 0);
      most = Math.max(most, bytes);
    }
  }
  known.set(play, most);
  return most;
}

/** Drawn shorter than to scale. */
export const isCut = ({ place, state }: NamedBlock): boolean =>
  place === 'top' || (state === 'own' && place === 'own');

/** Blocks that follow each other from the first one on, and the others. */
function split(blocks: readonly NamedBlock[]): { here: NamedBlock[]; elsewhere: NamedBlock[] } {
  const elsewhere = blocks.filter(({ place }) => place === 'mapping');
  return { here: blocks.filter((block) => !elsewhere.includes(block)), elsewhere };
}

/**
 * Rows of a heap, at a scale that is the same at every step of its play: a square of the paper is a
 * round number of bytes.
 */
export function stripOf(
  play: AnyPlay,
  blocks: readonly NamedBlock[],
  width: number,
  count: number,
): Strip {
  const { here, elsewhere } = split(blocks);
  const hasTop = heapsOf(play.at(0))[0]!.state.allocator === 'glibc';
  const room = width * count - (hasTop ? 2 * cutPixels : 0);
  const bytes = mostBytes(play);
  const rough = (bytes / room) * square;
  const perSquare = Math.ceil(rough / roundness(rough)) * roundness(rough);
  const perPixel = perSquare / square;
  let end = 0;
  const placed = here.map((block) => {
    const from = end;
    end += isCut(block) ? cutPixels : block.size / perPixel;
    return { block, from, to: end };
  });
  const rows = Array.from({ length: count }, (_, row): Piece[] => {
    const [low, high] = [row * width, (row + 1) * width];
    return placed
      .filter(({ from, to }) => from < high && to > low)
      .map(({ block, from, to }) => {
        const left = Math.max(from, low);
        return {
          block,
          begins: from >= low,
          ends: to <= high,
          x: left - low,
          width: Math.min(to, high) - left,
        };
      });
  });
  return {
    ...{ perSquare, rows, elsewhere },
    xOf(address) {
      const of = placed.find(({ block }) => address < block.address + block.size);
      const at = of ? of.from + Math.max(address - of.block.address, 0) / perPixel : -1;
      const row = Math.floor(at / width);
      return at >= 0 && row < count ? { row, x: at - row * width } : undefined;
    },
  };
}

/** What a scale is rounded up to: 8 bytes, or more where squares are large. */
const roundness = (bytes: number): number =>
  bytes <= 8 ? 1 : bytes <= 256 ? 8 : 2 ** Math.floor(Math.log2(bytes) - 4);
