import type { HeapEvent } from '../allocator.ts';
import { type Blocks, none } from './blocks.ts';
import type { Fit, FreeList } from './free-list.ts';

/** What a `find` of this list is about to do, told block by block; before it, because it moves the rover. */
export function searchEvent(blocks: Blocks, list: FreeList, fit: Fit, need: number): HeapEvent {
  const order = [...list.inOrder()];
  const at = fit === 'next' ? Math.max(0, order.indexOf(list.rover)) : 0;
  const from = [...order.slice(at), ...order.slice(0, at)];
  const found = list.find(need);
  const looked = from
    .slice(0, list.searched)
    .map((block) => ({ block: blocks.address(block), size: blocks.size(block) }));
  if (found === none) {
    const because =
      order.length === 0 ? 'no block is free' : `none of ${order.length} free has ${need} bytes`;
    return { kind: 'search', size: need, because, looked };
  }
  const candidates = looked.filter((one) => one.size >= need).length;
  const because = causeOf(fit, blocks.size(found) - need, candidates, looked.length);
  return { kind: 'search', block: blocks.address(found), size: need, because, looked };
}

function causeOf(fit: Fit, rest: number, candidates: number, looked: number): string {
  if (fit === 'best' || fit === 'worst') {
    const least = fit === 'best' ? 'least' : 'most';
    return candidates === 1
      ? `${fit} fit: it is the only one that is large enough`
      : `${fit} fit: ${rest} left over is the ${least} of ${candidates} candidates`;
  }
  const place = looked === 1 ? 'the first one' : `number ${looked}`;
  if (fit === 'first') return `first fit: ${place} in the list is large enough`;
  return `next fit: ${place} from where the last search ended is large enough`;
}
