import type { NodeId } from './graph.ts';
import type { HeapNode } from './object-heap.ts';

/** A dead object, and how many blocks a sweep passes from the one before to it, itself included. */
interface Dead {
  readonly id: NodeId;
  readonly passed: number;
}

/** Passes through objects in address order and stops at each that is dead. */
export class Sweeper {
  private readonly dead: readonly Dead[];
  /** The blocks behind the last dead object. */
  private readonly rest: number;
  private at = 0;

  constructor(dead: readonly Dead[], rest: number) {
    this.dead = dead;
    this.rest = rest;
  }

  static of(objects: readonly HeapNode[], isAlive: (id: NodeId) => boolean): Sweeper {
    const dead: Dead[] = [];
    let passed = 0;
    for (const { id } of [...objects].sort((a, b) => a.address - b.address)) {
      passed += 1;
      if (isAlive(id)) continue;
      dead.push({ id, passed });
      passed = 0;
    }
    return new Sweeper(dead, passed);
  }

  clone(): Sweeper {
    const copy = new Sweeper(this.dead, this.rest);
    copy.at = this.at;
    return copy;
  }

  /** Whether the end of the heap is reached. */
  get done(): boolean {
    return this.at > 0 && this.at >= this.dead.length;
  }

  /** The next dead object, if there is one, and the blocks passed; the last takes the rest along. */
  next(): { readonly id: NodeId | undefined; readonly passed: number } {
    const found = this.dead[this.at];
    this.at += 1;
    const passed = (found?.passed ?? 0) + (this.at >= this.dead.length ? this.rest : 0);
    return { id: found?.id, passed };
  }
}
