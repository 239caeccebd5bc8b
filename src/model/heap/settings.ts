import type { Choices } from '../script/settings.ts';
import { address, oneOf, onOff, size, sizeWithin, type Value, whole } from '../script/value.ts';
import { formatAddress } from '../units.ts';
import type { Placement } from './buddy/free-blocks.ts';
import type { Fit, Order } from './list/free-list.ts';

/** What can be chosen about `model heap`; sizes in bytes. Each allocator reads the ones it knows. */
export interface HeapSettings {
  readonly allocator: 'list' | 'buddy' | 'slab' | 'classes' | 'glibc';
  /** Of the region at the start; glibc asks the system for what it needs. */
  readonly size: number;
  readonly base: number;
  /** list */
  readonly fit: Fit;
  readonly order: Order;
  readonly coalesce: boolean;
  readonly header: number;
  readonly align: number;
  readonly round: 'request' | 'block';
  readonly split: number;
  readonly grow: number;
  readonly most: number;
  readonly map: number;
  /** buddy */
  readonly unit: number;
  readonly placement: Placement;
  /** slab and classes */
  readonly slab: number;
  readonly object: number;
  readonly spacing: number;
  readonly keep: number;
  /** glibc: glibc.malloc.tcache_count. */
  readonly tcache: number;
}

/** Below 2^47, where user space ends on x86-64; a plain number does, too. */
const base: Value<number> = {
  expected: 'an address such as 0x1000, below 0x800000000000',
  read(reader) {
    const from = reader.at;
    const hexadecimal = reader.token.text.startsWith('0x');
    const found = (hexadecimal ? address(base.expected) : size(base.expected)).read(reader);
    if (found !== undefined && found < 2 ** 47) return Number(found);
    reader.at = from;
    return reader.fail(base.expected);
  },
  write: formatAddress,
};

/** No figure passes these sizes, and every allocator can set itself up for them. */
const region = sizeWithin('a size', 1, 1024 ** 4);
const ofSlab = (min: number) => sizeWithin('a size', min, 128 * 1024);

export const heapSettings: Choices<HeapSettings> = {
  allocator: [oneOf('list', 'buddy', 'slab', 'classes', 'glibc'), 'list'],
  size: [region, 4096],
  base: [base, 0],
  fit: [oneOf('first', 'best', 'worst', 'next'), 'first'],
  order: [oneOf('address', 'size-up', 'size-down', 'front', 'back'), 'address'],
  coalesce: [onOff, true],
  header: [size(), 8],
  align: [sizeWithin('a size', 1), 8],
  round: [oneOf('request', 'block'), 'request'],
  split: [sizeWithin('a size', 1), 1],
  grow: [size(), 0],
  most: [sizeWithin('a size', 1), 1024 ** 3],
  map: [size(), 0],
  unit: [sizeWithin('a size', 1), 64],
  placement: [oneOf('tightest', 'lowest', 'lifo'), 'lowest'],
  slab: [ofSlab(8), 1024],
  object: [ofSlab(1), 64],
  spacing: [whole('classes to a doubling', 1, 16), 4],
  keep: [whole('empty slabs'), 0],
  tcache: [whole('chunks in a bin', 0, 65_535), 7],
};
