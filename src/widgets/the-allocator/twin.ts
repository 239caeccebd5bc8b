import { formatAddress, formatBytes } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { type Chain, chainsOf, type Link } from './chains.ts';
import { type AnyMoment, type Heap, heapsOf, requestOf } from './heap-play.ts';
import { outcomeOf } from './outcome.ts';

/** The drawing in words. */
export function twin(moment: AnyMoment): TwinTable[] {
  const heaps = heapsOf(moment);
  if (heaps.length === 1) {
    const heap = heaps[0]!;
    return [requested(moment, heap), blocks(heap), ...chainsOf(heap).map(chainTable)];
  }
  return [
    {
      caption: 'Heaps side by side',
      columns: ['Heap', 'This step', 'Free', 'Largest free block', 'Free blocks'],
      numeric: [2, 3, 4],
      rows: heaps.map((heap) => {
        const { free, largestFree, freeBlocks } = heap.state.fragmentation;
        const told = moment.step === 0 ? 'all free' : outcomeOf(moment, heap);
        return [heap.label, told, formatBytes(free), formatBytes(largestFree), String(freeBlocks)];
      }),
    },
    ...heaps.map(blocks),
  ];
}

function requested(moment: AnyMoment, heap: Heap): TwinTable {
  const request = requestOf(moment, heap);
  return {
    caption: 'Request of this step',
    columns: ['Statement', 'Asked for', 'With header and rounding', 'Block'],
    numeric: [1, 2],
    none: 'This step asks for nothing.',
    rows: request
      ? [
          [
            moment.operation,
            formatBytes(request.asked),
            formatBytes(request.need),
            request.block === undefined ? 'none: NULL' : formatAddress(request.block),
          ],
        ]
      : [],
  };
}

const blocks = ({ label, state, events }: Heap): TwinTable => ({
  caption: label === '' ? 'Blocks in address order' : `${label}: blocks in address order`,
  columns: ['Address', 'State', 'Names', 'Bytes', 'Asked for', 'This step'],
  numeric: [3, 4],
  none: 'No heap yet.',
  rows: state.blocks.map((block) => [
    formatAddress(block.address),
    { live: 'in use', free: 'free', own: 'the allocator’s own' }[block.state] +
      (block.place ? `, ${block.place}` : ''),
    block.names.join(', ') || '–',
    String(block.size),
    block.state === 'live' ? String(block.asked) : '–',
    events.some((one) => 'block' in one && one.block === block.address) ? 'yes' : '–',
  ]),
});

const chainTable = ({ name, links }: Chain): TwinTable => ({
  caption: `${name}, in its order`,
  columns: ['Place', 'Address', 'Bytes', 'What it is'],
  numeric: [0, 2],
  none: 'Empty at this step.',
  rows: links.map(({ address, size, kind }, place) => [
    String(place + 1),
    formatAddress(address),
    String(size),
    words[kind],
  ]),
});

const words: Readonly<Record<Link['kind'], string>> = {
  listed: 'free',
  passed: 'too small',
  able: 'large enough',
  taken: 'taken',
  used: 'in use',
};
