import { fitChoices } from '../../model/heap/list/fit-choices.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import type { Question } from '../kit/question.ts';
import { asSentence, listed } from '../narrate/words.ts';
import { type AnyMoment, type Heap, heapsOf, requestOf } from './heap-play.ts';

/** More to choose from is no question but a search. */
const mostOptions = 10;

/** Which free block a request will get; asked where there is a choice, of each heap in turn. */
export function predictBlock(now: AnyMoment, next: AnyMoment): Question | undefined {
  const before = heapsOf(now);
  const asked = heapsOf(next).flatMap((heap, lane) => {
    const taken = takenBy(next, heap, before[lane]!);
    return taken === undefined ? [] : [{ heap, lane, taken }];
  });
  const one = asked[next.step % Math.max(asked.length, 1)];
  if (!one) return undefined;
  const { heap, lane, taken } = one;
  const prefix = before.length > 1 ? `${lane}-` : '';
  const free = freeOf(before[lane]!);
  const need = requestOf(next, heap)!.need;
  const because = reasonOf(heap);
  return {
    prompt:
      heap.label === ''
        ? `Which free block will ${next.operation} take?`
        : `${heap.label}: which free block will ${next.operation} take?`,
    options: free.map(({ address, size, place }) => ({
      id: `${prefix}${address}`,
      label: [formatAddress(address), formatBytes(size), place].filter(Boolean).join(', '),
    })),
    right: [`${prefix}${taken}`],
    explain([answer]) {
      const block = free.find(({ address }) => `${prefix}${address}` === answer);
      if (!block || block.address === taken) return because;
      if (block.size < need) {
        return `That block has ${formatBytes(block.size)}, and ${formatBytes(need)} are needed. ${because}`;
      }
      return `${meant(before[lane]!, block.address, need)}${because}`;
    },
  };
}

/** The free block of before that a request was served from, if there was a choice. */
function takenBy(next: AnyMoment, heap: Heap, before: Heap): number | undefined {
  const request = requestOf(next, heap);
  const free = freeOf(before);
  const moved = heap.events.some(({ kind }) => kind === 'keep' || kind === 'map');
  if (request?.block === undefined || moved) return undefined;
  if (free.length < 2 || free.length > mostOptions) return undefined;
  return free.find(({ address, size }) => {
    return request.block! >= address && request.block! < address + size;
  })?.address;
}

const freeOf = ({ state }: Heap) => state.blocks.filter((block) => block.state === 'free');

/** The allocator's own words for its choice. */
function reasonOf({ events }: Heap): string {
  const told =
    events.find(({ kind }) => kind === 'search') ?? events.findLast(({ kind }) => kind === 'take');
  return told ? asSentence(told.because) : 'The allocator chose it.';
}

/** Whose rule would take that block of the same free list. */
function meant({ state }: Heap, block: number, need: number): string {
  const { allocator, blocks, freeOrder } = state;
  if (allocator !== 'list') {
    const { place } = blocks.find(({ address }) => address === block)!;
    return place === 'top'
      ? 'Top is the last resort. '
      : `That chunk is large enough, too, and waits in ${place}. `;
  }
  const list = freeOrder.map((address) => {
    return { address, size: blocks.find((one) => one.address === address)!.size };
  });
  const fits = fitChoices(list, need).flatMap((one) => (one.block === block ? [one.fit] : []));
  return fits.length > 0
    ? `That is what ${listed(fits)} fit would take. `
    : 'It is large enough, but neither the first, nor the smallest, nor the largest. ';
}
