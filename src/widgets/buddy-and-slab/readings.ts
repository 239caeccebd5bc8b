import { formatBytes, formatNumber } from '../../model/units.ts';
import type { Reading } from '../kit/figure-spec.ts';
import { counted } from '../narrate/words.ts';
import { unitOf } from './buddy-tree.ts';
import { type HeapMoment, requestOf } from './heap-play.ts';
import { indexText } from './linux-index.ts';

/** What is lost inside blocks, what is free, and whether that is of use. */
export function readings(moment: HeapMoment): Reading[] {
  const { state } = moment;
  const { asked, handedOut, internal, free, freeBlocks } = state.fragmentation;
  const inside = { name: 'Asked for', value: formatBytes(asked) };
  const lost = {
    name: 'Lost inside blocks',
    value: `${formatBytes(handedOut - asked)}, ${formatNumber(Math.round(internal * 100))} %`,
  };
  const { orders, slabs } = state;
  if (!orders) return [inside, lost, ...slabReadings(slabs ?? [])];
  const order = questionable(moment);
  const size = unitOf(state) * 2 ** order;
  return [
    inside,
    lost,
    { name: 'Free', value: `${formatBytes(free)} in ${counted(freeBlocks, 'block')}` },
    {
      name: `Linux’s index for ${formatBytes(size)}`,
      value: indexText(orders[order]!, free > 0),
      bad: requestOf(moment)?.refused === true,
    },
  ];
}

/** The order that was asked for, or else the smallest that would fail, or else the largest. */
function questionable(moment: HeapMoment): number {
  const orders = moment.state.orders!;
  const request = requestOf(moment);
  const wanted = request?.refused ? Math.log2(request.given / unitOf(moment.state)) : -1;
  if (orders[wanted]) return wanted;
  const failing = orders.findIndex(({ extfragIndexMilli }) => extfragIndexMilli >= 0);
  return failing < 0 ? orders.length - 1 : failing;
}

function slabReadings(slabs: NonNullable<HeapMoment['state']['slabs']>): Reading[] {
  const of = (state: string): number => slabs.filter((slab) => slab.state === state).length;
  const kinds = ['full', 'partial', 'empty'].flatMap((state) =>
    of(state) > 0 ? [`${of(state)} ${state}`] : [],
  );
  const unused = slabs.reduce(
    (sum, { objects, used, object }) => sum + (objects - used) * object,
    0,
  );
  return [
    { name: 'Slabs', value: kinds.join(', ') || 'none' },
    { name: 'Free inside slabs', value: formatBytes(unused) },
  ];
}
