import type { FreeBlocks } from './free-blocks.ts';

/**
 * Free blocks in the binary tree of all blocks: node 1 is the whole, node n halves into 2n and
 * 2n + 1. Each knows the largest free block inside, so a descent never comes to a dead end.
 */
export class FreeTree implements FreeBlocks {
  private readonly topOrder: number;
  private readonly tightest: boolean;
  /** The largest free order in the node's part, plus one; 0 where nothing is free. */
  private readonly largest: Uint8Array;

  constructor(topOrder: number, tightest: boolean, largest?: Uint8Array) {
    this.topOrder = topOrder;
    this.tightest = tightest;
    this.largest = largest ?? new Uint8Array(2 << topOrder);
  }

  find(order: number): number {
    const { largest } = this;
    if (largest[1]! <= order) return -1;
    let node = 1;
    let nodeOrder = this.topOrder;
    // A node is free as a whole when the largest free block inside is itself.
    while (largest[node]! <= nodeOrder) {
      const left = largest[2 * node]!;
      const right = largest[2 * node + 1]!;
      const goLeft = left > order && (right <= order || !this.tightest || left <= right);
      node = goLeft ? 2 * node : 2 * node + 1;
      nodeOrder -= 1;
    }
    return (node << nodeOrder) - (1 << this.topOrder);
  }

  add(unit: number, order: number): void {
    this.set(unit, order, order + 1);
  }

  remove(unit: number, order: number): void {
    this.set(unit, order, 0);
  }

  *inOrder(node = 1, nodeOrder: number = this.topOrder): Iterable<number> {
    const found = this.largest[node]!;
    if (found === 0) return;
    if (found > nodeOrder) {
      yield (node << nodeOrder) - (1 << this.topOrder);
      return;
    }
    yield* this.inOrder(2 * node, nodeOrder - 1);
    yield* this.inOrder(2 * node + 1, nodeOrder - 1);
  }

  clone(): FreeTree {
    return new FreeTree(this.topOrder, this.tightest, this.largest.slice());
  }

  private set(unit: number, order: number, value: number): void {
    const { largest } = this;
    let node = ((1 << this.topOrder) + unit) >>> order;
    largest[node] = value;
    for (node >>>= 1; node > 0; node >>>= 1) {
      largest[node] = Math.max(largest[2 * node]!, largest[2 * node + 1]!);
    }
  }
}
