import type { FreeBlocks } from './free-blocks.ts';

const nobody = -1;

/**
 * A list a order, last in first out, as Linux keeps in `zone->free_area`. Linux also puts a block
 * at the tail when its own buddy's buddy is free (buddy_merge_likely) and keeps single pages per
 * CPU; neither is modelled, and no outside answer confirms the rest.
 */
export class FreeStacks implements FreeBlocks {
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(topOrder: number, from?: FreeStacks) {
    const empty = (length: number) => new Int32Array(length).fill(nobody);
    this.heads = from ? from.heads.slice() : empty(topOrder + 1);
    this.next = from ? from.next.slice() : empty(1 << topOrder);
    this.previous = from ? from.previous.slice() : empty(1 << topOrder);
  }

  find(order: number): number {
    for (let at = order; at < this.heads.length; at += 1) {
      if (this.heads[at] !== nobody) return this.heads[at]!;
    }
    return nobody;
  }

  add(unit: number, order: number): void {
    const head = this.heads[order]!;
    this.next[unit] = head;
    this.previous[unit] = nobody;
    if (head !== nobody) this.previous[head] = unit;
    this.heads[order] = unit;
  }

  remove(unit: number, order: number): void {
    const next = this.next[unit]!;
    const previous = this.previous[unit]!;
    if (previous === nobody) this.heads[order] = next;
    else this.next[previous] = next;
    if (next !== nobody) this.previous[next] = previous;
  }

  *inOrder(): Iterable<number> {
    for (const head of this.heads) {
      for (let unit = head; unit !== nobody; unit = this.next[unit]!) yield unit;
    }
  }

  clone(): FreeStacks {
    return new FreeStacks(this.heads.length - 1, this);
  }
}
