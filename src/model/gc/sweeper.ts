import type { HeapNode } from './object-heap.ts';

/** Passes through objects in address order and stops at each that is dead. */
export class Sweeper {
  private readonly objects: readonly HeapNode[];
  private readonly alive: ReadonlySet<string>;
  private at = 0;

  constructor(objects: readonly HeapNode[], alive: ReadonlySet<string>) {
    this.objects = objects;
    this.alive = alive;
  }

  /** In the order of their addresses. */
  static of(objects: readonly HeapNode[], alive: ReadonlySet<string>): Sweeper {
    return new Sweeper(
      [...objects].sort((a, b) => a.address - b.address),
      alive,
    );
  }

  clone(): Sweeper {
    const copy = new Sweeper(this.objects, this.alive);
    copy.at = this.at;
    return copy;
  }

  /** The next dead object and how many blocks were passed to get there, itself included. */
  next(): { readonly dead: HeapNode | undefined; readonly passed: number } {
    const from = this.at;
    while (this.at < this.objects.length) {
      const node = this.objects[this.at++]!;
      if (!this.alive.has(node.id)) return { dead: node, passed: this.at - from };
    }
    return { dead: undefined, passed: this.at - from };
  }

  /** Whether a dead object is still ahead. */
  get more(): boolean {
    for (let at = this.at; at < this.objects.length; at += 1) {
      if (!this.alive.has(this.objects[at]!.id)) return true;
    }
    return false;
  }
}
