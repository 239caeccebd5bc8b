import { formatAddress, formatBytes } from '../../model/units.ts';
import { counted } from '../narrate/words.ts';
import { type AnyMoment, type Heap, requestOf } from './heap-play.ts';

/** What a step came to in one of several heaps, without a full stop: `looks at 3, takes 0x5200`. */
export function outcomeOf(moment: AnyMoment, heap: Heap): string {
  const { events, state } = heap;
  const request = requestOf(moment, heap);
  const search = events.find(({ kind }) => kind === 'search');
  if (request) {
    const looked = search && 'looked' in search ? (search.looked?.length ?? 0) : 0;
    const looks = looked > 0 ? `looks at ${looked}, ` : '';
    if (request.block === undefined) {
      const { free, largestFree } = state.fragmentation;
      return `${looks}finds no ${formatBytes(request.need)}: NULL, with ${formatBytes(free)} free, ${formatBytes(largestFree)} in one piece`;
    }
    const size = state.blocks.find(({ address }) => address === request.block)?.size ?? 0;
    const split = events.find(({ kind }) => kind === 'split');
    const rest = split
      ? `leaves ${formatBytes(split.size)}`
      : size > request.need
        ? `keeps ${formatBytes(size - request.need)} more inside`
        : 'leaves nothing';
    return `${looks}takes ${formatAddress(request.block)}, ${rest}`;
  }
  const put = events.find(({ kind }) => kind === 'put');
  if (!put || !('block' in put)) return heap.fault ? 'a mistake' : 'nothing changes';
  const merges = events.filter(({ kind }) => kind === 'merge');
  const last = merges.at(-1);
  return last
    ? `merges with ${counted(merges.length, 'neighbour')}: ${formatBytes(last.size)} in one piece`
    : `one free block more, ${formatBytes(put.size)}`;
}

/** Requests that a heap has refused and whose variable is still NULL. */
export const refusedBy = ({ state }: Heap): number =>
  state.pointers.filter((pointer) => pointer.state === 'null').length;
