import type { NamedBlock } from '../../model/heap/state.ts';
import type { ObjectView, ProgramState, ValueView } from '../../model/program/view.ts';
import { formatBytes } from '../../model/units.ts';
import { rowHeight } from './stack-bands.ts';

/** A value inside a block. */
export interface Word {
  /** From the row's address on, in bytes. */
  readonly offset: number;
  readonly bytes: number;
  readonly address: number;
  readonly text: string;
}

export interface BlockRow {
  readonly address: number;
  readonly words: readonly Word[];
  /** Instead of values. */
  readonly note?: string;
}

/** A block as it is drawn: its rows from the lowest address up. */
export interface DrawnBlock {
  readonly block: NamedBlock;
  readonly object?: ObjectView;
  /** Words of its header. */
  readonly header: number;
  readonly rows: readonly BlockRow[];
  readonly height: number;
}

const mostRows = 8;
/** Rows of the whole column; what is above isn't drawn. */
const mostInAll = 26;

/** The heap from the lowest address up, and how many blocks above are left out. */
export function heapBlocks(state: ProgramState): { blocks: DrawnBlock[]; left: number } {
  const blocks: DrawnBlock[] = [];
  let rows = 0;
  for (const block of state.heap.blocks) {
    const drawn = drawnOf(state, block);
    rows += drawn.height / rowHeight;
    // The last is what is free above all others, and is always drawn.
    const last = block === state.heap.blocks.at(-1);
    if (rows <= mostInAll || last) blocks.push(drawn);
  }
  return { blocks, left: state.heap.blocks.length - blocks.length };
}

function drawnOf({ collected, objects, values }: ProgramState, block: NamedBlock): DrawnBlock {
  const object = objects.find(({ user }) => block.state === 'live' && user === block.user);
  const { address, size, state, user, place } = block;
  const plain = (note: string): DrawnBlock => ({
    ...{ block, header: 0, height: rowHeight, rows: [{ address, words: [], note }] },
  });
  if (state === 'own') return plain(`malloc’s, ${formatBytes(size)}`);
  const open = collected ? 'free' : place;
  if (state === 'free' && (open === 'top' || open === 'free')) {
    return plain(`free, ${formatBytes(size)}`);
  }
  const header = (user - address) / 8;
  const count = Math.ceil((address + size - user) / 8);
  const all = Array.from({ length: count }, (_, index): BlockRow => {
    const row = user + 8 * index;
    return { address: row, words: wordsOf(values, row) };
  });
  const rows =
    count <= mostRows
      ? all
      : [
          ...all.slice(0, 5),
          { address: user + 40, words: [], note: `${8 * (count - 5)} more bytes` },
        ];
  return {
    block,
    ...(object && { object }),
    header,
    rows,
    height: (header + rows.length) * rowHeight,
  };
}

function wordsOf(values: readonly ValueView[], row: number): Word[] {
  return values.flatMap(({ address, bytes, text = 'written' }): Word[] => {
    const from = Math.max(address, row);
    const end = Math.min(address + bytes, row + 8);
    return from < end ? [{ offset: from - row, bytes: end - from, address: from, text }] : [];
  });
}
