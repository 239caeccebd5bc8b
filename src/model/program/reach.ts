import type { Holding } from '../heap/ledger.ts';
import type { Running } from './running.ts';

/** The serials of the blocks that the program can get at: from locals, and on from block to block. */
export function reachable(running: Running): Set<number> {
  const { calls, heap, memory } = running;
  const cells = memory.cells().filter((cell) => running.isHeld(cell));
  const blocks = new Map(heap.program.ledger.holdings().map((one) => [one.serial, one]));
  const found = new Set<number>();
  const follow = (from: number, to: number): void => {
    for (const { address, content } of cells) {
      if (address < from || address >= to || content.kind !== 'address') continue;
      if (content.serial !== undefined && blocks.has(content.serial)) found.add(content.serial);
    }
  };
  follow(calls.stack.sp, calls.stack.top);
  // A set's iteration meets what is added on the way, so this visits everything once.
  for (const serial of found) {
    const { address, asked } = blocks.get(serial)!;
    follow(address, address + asked);
  }
  return found;
}

/** What the program can't get at and still holds. */
export function unreachable(running: Running): Holding[] {
  const found = reachable(running);
  return running.heap.program.ledger.holdings().filter(({ serial }) => !found.has(serial));
}
