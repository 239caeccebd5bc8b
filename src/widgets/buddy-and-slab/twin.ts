import { formatAddress, formatBytes } from '../../model/units.ts';
import type { TwinTable } from '../kit/figure-spec.ts';
import { treeOf } from './buddy-tree.ts';
import { type HeapMoment, requestOf } from './heap-play.ts';
import { indexText } from './linux-index.ts';
import { drawnSlabs, runsOf, slabStatus } from './slab-bands.ts';

/** The drawing in words. */
export function twin(moment: HeapMoment): TwinTable[] {
  return [request(moment), ...(moment.state.orders ? ofBuddies(moment) : ofSlabs(moment))];
}

function request(moment: HeapMoment): TwinTable {
  const found = requestOf(moment);
  return {
    caption: 'Request of this step',
    columns: ['Statement', 'Asked for', 'Block', 'Outcome'],
    numeric: [1, 2],
    none: 'This step asks for nothing.',
    rows: found
      ? [
          [
            moment.operation,
            formatBytes(found.asked),
            formatBytes(found.given),
            found.refused ? 'refused' : 'given',
          ],
        ]
      : [],
  };
}

function ofBuddies(moment: HeapMoment): TwinTable[] {
  const { state } = moment;
  const tree = treeOf(moment);
  const anyFree = state.fragmentation.free > 0;
  return [
    {
      caption: 'Tree of halves, from the whole down',
      columns: ['Address', 'Order', 'Bytes', 'State', 'Names', 'Asked for', 'This step'],
      numeric: [1, 2, 5],
      rows: tree.nodes.map(({ address, order, size, state: kind, block, now }) => [
        formatAddress(address),
        String(order),
        formatBytes(size),
        { live: 'in use', free: 'free', split: 'split in halves', gone: 'merged, gone' }[kind],
        block?.names.join(', ') || '–',
        kind === 'live' ? formatBytes(block!.asked) : '–',
        now ? 'yes' : '–',
      ]),
    },
    {
      caption: 'Orders',
      columns: ['Order', 'Block', 'Free blocks', 'Free memory in smaller blocks', 'A request'],
      numeric: [0, 1, 2, 3],
      rows: state.orders!.map((one, order) => [
        String(order),
        formatBytes(tree.unit * 2 ** order),
        String(one.free),
        `${one.extfragPct} %`,
        indexText(one, anyFree),
      ]),
    },
  ];
}

function ofSlabs({ state }: HeapMoment): TwinTable[] {
  const slabs = drawnSlabs(state);
  return [
    {
      caption: 'Slabs, by size and in the order in which they serve',
      columns: ['Address', 'Object', 'State', 'Free objects, the next first', 'Tail'],
      numeric: [1, 4],
      none: 'No slab yet.',
      rows: slabs.map((slab) => [
        formatAddress(slab.address),
        formatBytes(slab.object),
        slabStatus(slab),
        slab.free.map(formatAddress).join(', ') || '–',
        formatBytes(slab.tail),
      ]),
    },
    {
      caption: 'Objects in use',
      columns: ['Address', 'Names', 'Asked for', 'Given', 'Of'],
      numeric: [2, 3],
      none: 'Nothing is handed out.',
      rows: state.blocks
        .filter((block) => block.state === 'live')
        .map((block) => [
          formatAddress(block.address),
          block.names.join(', ') || '–',
          formatBytes(block.asked),
          formatBytes(block.size),
          block.place ?? '–',
        ]),
    },
    {
      caption: 'Pages',
      columns: ['Address', 'Bytes', 'Used for'],
      numeric: [1],
      rows: runsOf(state).map(({ address, size, kind, name }) => [
        formatAddress(address),
        formatBytes(size),
        kind === 'slab'
          ? name === 'slab'
            ? 'a slab'
            : `a slab of ${name}`
          : kind === 'live'
            ? `the block of ${name}`
            : name,
      ]),
    },
  ];
}
