import { buddyOf } from '../../model/heap/buddy/buddy-of.ts';
import type { Placement } from '../../model/heap/buddy/free-blocks.ts';
import { splitChoices } from '../../model/heap/buddy/split-choices.ts';
import { heapSettings } from '../../model/heap/settings.ts';
import type { NamedBlock } from '../../model/heap/state.ts';
import { formatAddress, formatBytes } from '../../model/units.ts';
import type { Question } from '../kit/question.ts';
import { treeOf } from './buddy-tree.ts';
import { type HeapMoment, requestOf } from './heap-play.ts';

/** More to choose from is no question but a search. */
const mostOptions = 10;

const settingOf = ({ play }: HeapMoment): Placement =>
  (play.script.chosen as { placement?: Placement }).placement ?? heapSettings.placement[1];

const whose: Readonly<Record<Placement, string>> = {
  lifo: 'the smallest block that is large enough is taken, and of those the one freed last, as in Linux',
  lowest: 'the block at the lowest address that is large enough is taken',
  tightest: 'at each halving the way goes into the half with less to spare',
};

/** Which free block a request is cut from; asked where there is a choice. */
export function predictSplit(now: HeapMoment, next: HeapMoment): Question | undefined {
  const request = requestOf(next);
  const taken = next.events.find(({ kind }) => kind === 'search');
  const free = now.state.blocks.filter(({ state }) => state === 'free');
  if (!request || request.refused || !taken || !('block' in taken)) return undefined;
  if (free.length < 2 || free.length > mostOptions) return undefined;
  const { base, unit } = treeOf(now);
  const need = request.given;
  const rule = settingOf(now);
  const choices = splitChoices(free, need, { base, unit });
  const right = `Here ${whose[rule]}.`;
  return {
    prompt: `${next.operation} takes ${formatBytes(need)}: which free block is it taken from?`,
    options: free.map(({ address, size }) => ({
      id: String(address),
      label: `${formatAddress(address)}, ${formatBytes(size)}`,
    })),
    right: [String(taken.block)],
    explain([answer]) {
      const block = free.find(({ address }) => String(address) === answer);
      if (!block || block.address === taken.block) return right;
      if (block.size < need) return `${formatBytes(block.size)} are too few. ${right}`;
      const others = choices.filter(
        (one) => one.rule !== rule && one.blocks.includes(block.address),
      );
      if (others[0]) {
        return `That is what the rule ${others[0].rule} would take: ${whose[others[0].rule]}. ${right}`;
      }
      const same = block.size === free.find(({ address }) => address === taken.block)?.size;
      return same
        ? `That block is as large, and was free before the other one. ${right}`
        : `That block is larger than need be. ${right}`;
    },
  };
}

/** Of which order the block will be; asked where only one block is free. */
export function predictOrder(now: HeapMoment, next: HeapMoment): Question | undefined {
  const request = requestOf(next);
  const orders = now.state.orders ?? [];
  if (!request || request.refused) return undefined;
  const { unit } = treeOf(now);
  const given = Math.round(Math.log2(request.given / unit));
  const sizeOf = (order: number): number => unit * 2 ** order;
  const options = orders.map((_, order) => order).filter((order) => Math.abs(order - given) <= 2);
  if (options.length < 2) return undefined;
  return {
    prompt: `How large a block will ${next.operation} get?`,
    options: options.reverse().map((order) => ({
      id: `order-${order}`,
      label: `Order ${order}: ${formatBytes(sizeOf(order))}`,
    })),
    right: [`order-${given}`],
    explain([answer]) {
      const order = Number(answer?.split('-')[1]);
      const asked = formatBytes(request.asked);
      const right = `${formatBytes(request.given)} is the smallest block of a power of two that holds ${asked}.`;
      if (answer === undefined || order === given) return right;
      return order < given
        ? `${formatBytes(sizeOf(order))} are less than ${asked}. ${right}`
        : `${formatBytes(sizeOf(order))} would be halved again. ${right}`;
    },
  };
}

/** Which block the one that is freed merges with first: a neighbour, the other one, or none. */
export function predictMerge(now: HeapMoment, next: HeapMoment): Question | undefined {
  const put = next.events.find(({ kind }) => kind === 'put');
  if (next.statement?.kind !== 'free' || next.fault || !put || !('block' in put)) return undefined;
  const { blocks } = now.state;
  const at = blocks.findIndex(({ address }) => address === put.block);
  const own = blocks[at];
  if (!own) return undefined;
  const { base } = treeOf(now);
  const buddy = buddyOf(own.address, own.size, base);
  const merge = next.events.find(({ kind }) => kind === 'merge');
  const right = merge ? String(buddy) : 'none';
  const neighbours = [blocks[at - 1], blocks[at + 1]].filter(
    (one): one is NamedBlock => one !== undefined && one.state !== 'own',
  );
  const name = own.names.join(', ') || formatAddress(own.address);
  const where = `${formatAddress(buddy)}, ${formatBytes(own.size)}`;
  const why = merge
    ? `The buddy of ${name} is the block at ${where}, and it is free.`
    : `The buddy of ${name} would be the block at ${where}, and that is not free as a whole.`;
  return {
    prompt: `${name} is freed: which block does it merge with first?`,
    options: [
      ...neighbours.map(({ address, size, state, names }) => ({
        id: String(address),
        label: `${formatAddress(address)}, ${formatBytes(size)}, ${state === 'free' ? 'free' : names.join(', ')}`,
      })),
      { id: 'none', label: 'With none' },
    ],
    right: [right],
    explain([answer]) {
      if (answer === undefined || answer === right) return why;
      if (answer === 'none') return why;
      const block = neighbours.find(({ address }) => String(address) === answer)!;
      if (block.state !== 'free') return `That block is in use. ${why}`;
      return block.size === own.size
        ? `That block is free, as large, and a neighbour, but the two were never one block. ${why}`
        : `That block is free and a neighbour, but not of the same size. ${why}`;
    },
  };
}
