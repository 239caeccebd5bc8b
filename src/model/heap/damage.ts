import type { Allocator, Block, HeapEvent } from './allocator.ts';

/**
 * What writes destroyed of what an allocator keeps in the memory itself. The allocators of this
 * folder hold no bytes, so this stands for them: an operation that reads a destroyed header or link
 * stops there, as malloc implementations that check do, and changes nothing.
 */
export class Damage {
  /** By where the block begins: what was written to. */
  private readonly by: Map<number, string>;

  constructor(from?: Damage) {
    this.by = new Map(from?.by);
  }

  clone(): Damage {
    return new Damage(this);
  }

  of(block: number): string | undefined {
    return this.by.get(block);
  }

  /** The bytes from `from` to before `to` were overwritten by a write to `name`, in these blocks. */
  add(hit: readonly Block[], from: number, to: number, name: string): void {
    for (const { address, kept = 0 } of hit) {
      if (address + kept > from && address < to) this.by.set(address, name);
    }
  }

  /** The destroyed block that an operation would read, found on a copy; undefined if it reads none. */
  metBy(allocator: Allocator, operation: (copy: Allocator) => void): number | undefined {
    if (this.by.size === 0) return undefined;
    const copy = allocator.clone();
    const log: HeapEvent[] = [];
    copy.log = log;
    operation(copy);
    return log
      .flatMap((event) => [...(event.looked ?? []), event, { block: event.other }])
      .map(({ block }) => block)
      .find((block) => block !== undefined && this.by.has(block));
  }
}
