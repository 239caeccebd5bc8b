import type { HeapEvent } from '../../model/heap/allocator.ts';
import type { HeapModelEvent, HeapState, NamedBlock } from '../../model/heap/state.ts';
import { type HeapMoment, type HeapPlay, statesOf } from './heap-play.ts';

/** A block of the buddy system that there is, that was halved, or that went into a merge. */
export interface TreeNode {
  readonly address: number;
  readonly size: number;
  readonly order: number;
  /** split: halved, its halves are nodes of their own · gone: merged by this step. */
  readonly state: 'live' | 'free' | 'split' | 'gone';
  readonly block?: NamedBlock;
  /** Made, taken, halved or merged by this step. */
  readonly now: boolean;
  /** The halving or merging of this step that made it, counted from 0. */
  readonly turn?: number;
}

export interface Tree {
  /** From the largest order down, each from left to right. */
  readonly nodes: readonly TreeNode[];
  readonly base: number;
  /** Bytes of all blocks together. */
  readonly bytes: number;
  /** Bytes of the smallest block. */
  readonly unit: number;
}

/** More rows than this are no tree that anybody reads; smaller blocks stand in the strip alone. */
const mostRows = 9;

/** The tree of a moment: what is split, what is free or live, and what this step did. */
export function treeOf({ state, events }: Pick<HeapMoment, 'state' | 'events'>): Tree {
  const blocks = state.blocks.filter((block) => block.state !== 'own');
  const unit = unitOf(state);
  const base = blocks[0]?.address ?? 0;
  const bytes = blocks.reduce((sum, { size }) => sum + size, 0);
  const orderOf = (size: number): number => Math.round(Math.log2(size / unit));
  const nodes = new Map<string, TreeNode>();
  const touched = new Map<string, number>();
  const keyOf = (address: number, size: number): string => `${address} ${size}`;
  const gone: TreeNode[] = [];
  let turn = 0;
  for (const { kind, block, other, size } of events.filter(isAllocators)) {
    if (block === undefined) continue;
    if (kind === 'split') {
      for (const half of [block - size, block]) touched.set(keyOf(half, size), turn);
      touched.set(keyOf(block - size, 2 * size), turn - 1);
      turn += 1;
    } else if (kind === 'merge') {
      for (const half of [block, other!]) {
        const address = half;
        const node = { address, size: size / 2, order: orderOf(size / 2), now: true, turn };
        gone.push({ ...node, state: 'gone' });
      }
      touched.set(keyOf(block, size), turn);
      turn += 1;
    } else if (kind === 'take' || kind === 'put' || kind === 'keep') {
      const key = keyOf(block, size);
      touched.set(key, touched.get(key) ?? turn);
    }
  }
  const add = (node: Omit<TreeNode, 'now' | 'turn'>): void => {
    const key = keyOf(node.address, node.size);
    const made = touched.get(key);
    const now = made !== undefined;
    nodes.set(key, { ...node, now, ...(now && made >= 0 && { turn: made }) });
  };
  for (const block of blocks) {
    const { address, size } = block;
    const state = block.state === 'live' ? 'live' : 'free';
    add({ address, size, order: orderOf(size), state, block });
    for (let larger = 2 * size; larger <= bytes; larger *= 2) {
      const begins = base + Math.floor((address - base) / larger) * larger;
      if (begins + larger > base + bytes || nodes.has(keyOf(begins, larger))) continue;
      add({ address: begins, size: larger, order: orderOf(larger), state: 'split' });
    }
  }
  for (const one of gone) {
    const key = keyOf(one.address, one.size);
    if (!nodes.has(key)) nodes.set(key, one);
  }
  return {
    nodes: [...nodes.values()].sort((a, b) => b.order - a.order || a.address - b.address),
    ...{ base, bytes, unit },
  };
}

/** Bytes of the smallest block, which a block's own order tells. */
export function unitOf({ blocks }: HeapState): number {
  const block = blocks.find(({ state }) => state !== 'own');
  const order = Number(block?.place?.split(' ')[1] ?? 0);
  return block ? block.size / 2 ** order : 1;
}

const known = new WeakMap<HeapPlay, readonly number[]>();

/** The orders that the tree of a play has rows for, the largest first. */
export function ordersOf(play: HeapPlay): readonly number[] {
  const before = known.get(play);
  if (before) return before;
  let [least, most] = [Number.POSITIVE_INFINITY, 0];
  for (const state of statesOf(play)) {
    const unit = unitOf(state);
    for (const { size, state: kind } of state.blocks) {
      if (kind === 'own') continue;
      const order = Math.round(Math.log2(size / unit));
      least = Math.min(least, order);
      most = Math.max(most, order);
    }
  }
  const count = Math.min(Math.max(most - least, 0) + 1, mostRows);
  const orders = Array.from({ length: count }, (_, row) => most - row);
  known.set(play, orders);
  return orders;
}

/** Of the allocator's doing, not of the program's. */
const isAllocators = (event: HeapModelEvent): event is HeapEvent =>
  'block' in event || 'other' in event;
