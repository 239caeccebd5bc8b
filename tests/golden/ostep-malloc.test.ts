import { expect } from 'vitest';
import type { Fit, Order } from '../../src/model/heap/list/free-list.ts';
import { ListHeap } from '../../src/model/heap/list/list-heap.ts';
import type { ListOptions } from '../../src/model/heap/list/list-options.ts';
import { everyCase } from './golden.ts';

type Op =
  | { readonly op: 'alloc'; readonly id: number; readonly size: number }
  | { readonly op: 'free'; readonly id: number };

interface Case {
  readonly input: {
    readonly fit: 'FIRST' | 'BEST' | 'WORST';
    readonly order: 'ADDRSORT' | 'SIZESORT+' | 'SIZESORT-' | 'INSERT-FRONT' | 'INSERT-BACK';
    readonly coalesce: boolean;
    readonly heapSize: number;
    readonly base: number;
    readonly header?: number | null;
    /** null, or -1 as on the program's command line, for none. */
    readonly align?: number | null;
    readonly ops: readonly Op[];
  };
  readonly steps: readonly object[];
  readonly final?: {
    readonly freeBytes: number;
    readonly largestFree: number;
    readonly liveBlocks: number;
    readonly externalFrag: number;
  };
}

const orders: Record<Case['input']['order'], Order> = {
  ADDRSORT: 'address',
  'SIZESORT+': 'size-up',
  'SIZESORT-': 'size-down',
  'INSERT-FRONT': 'front',
  'INSERT-BACK': 'back',
};

everyCase<Case>('ostep-malloc.json', ({ input, steps, final }) => {
  const { base, heapSize, coalesce } = input;
  const header = input.header ?? 0;
  const align = input.align ?? 1;
  const options: ListOptions = {
    base,
    size: heapSize,
    fit: input.fit.toLowerCase() as Fit,
    order: orders[input.order],
    coalesce,
    header,
    align: Math.max(align, 1),
  };
  const agrees = (heap: ListHeap): void => {
    const found = run(heap, header, input.ops);
    if (final) expect(found).toEqual({ steps, final });
    else expect(found).toMatchObject({ steps });
  };
  agrees(new ListHeap(options));
  if (options.order === 'address') agrees(new ListHeap({ ...options, search: 'scan' }));
});

function run(
  heap: ListHeap,
  header: number,
  ops: readonly Op[],
): Required<Pick<Case, 'steps' | 'final'>> {
  const users = new Map<number, number>();
  const steps = ops.map((one) => {
    if (one.op === 'free') {
      const user = users.get(one.id);
      const rc = user === undefined || heap.free(user) ? -1 : 0;
      return { ...one, rc, freeList: freeList(heap) };
    }
    const user = heap.allocate(one.size);
    if (user !== null) users.set(one.id, user);
    const at = user === null ? null : { block: user - header, user };
    const answer = at ? { ok: true, ...at } : { ok: false, block: null, user: null };
    return { ...one, ...answer, searched: heap.searched, freeList: freeList(heap) };
  });
  const sizes = freeList(heap).map(([, size]) => size);
  const freeBytes = sizes.reduce((sum, size) => sum + size, 0);
  const largestFree = Math.max(0, ...sizes);
  const external = freeBytes === 0 ? 0 : 1 - largestFree / freeBytes;
  const liveBlocks = [...heap.blocks()].filter(({ state }) => state === 'live').length;
  const externalFrag = sixDecimals(external);
  return { steps, final: { freeBytes, largestFree, liveBlocks, externalFrag } };
}

/** As Python rounds: what lies half-way goes to the even digit. Only odd multiples of 1/128 do. */
function sixDecimals(value: number): number {
  const isHalfWay = Math.abs((value * 128) % 2) === 1;
  if (!isHalfWay) return Number(value.toFixed(6));
  const below = Math.floor(value * 1e6);
  return (below % 2 === 0 ? below : below + 1) / 1e6;
}

function freeList(heap: ListHeap): [number, number][] {
  const sizes = new Map([...heap.blocks()].map(({ address, size }) => [address, size]));
  return [...heap.freeOrder()].map((address) => [address, sizes.get(address)!]);
}
