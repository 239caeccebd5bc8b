import type { StackFrame } from '../stack/call-stack.ts';
import type { Slot } from '../stack/layout.ts';

/**
 * What some bytes hold. An address remembers what it was the address of, which the machine does not:
 * mistakes are where that is gone. `serial` is the heap's number of an allocation.
 */
export type Content =
  | { readonly kind: 'number'; readonly number: number }
  | {
      readonly kind: 'address';
      /** 0 is NULL. */
      readonly address: number;
      readonly frame?: StackFrame;
      readonly slot?: Slot;
      readonly serial?: number;
    }
  /** Written, and nobody said with what. */
  | { readonly kind: 'bytes' };

export interface Cell {
  readonly address: number;
  readonly bytes: number;
  readonly content: Content;
  /** The number of the last call before it was written: a later frame finds it as a leftover. */
  readonly call: number;
}

const end = ({ address, bytes }: Cell): number => address + bytes;

/** The bytes of stack and heap that the program wrote, by address. It never changes. */
export class Memory {
  readonly #cells: ReadonlyMap<number, Cell>;

  constructor(cells: ReadonlyMap<number, Cell> = new Map()) {
    this.#cells = cells;
  }

  /** What was written at just this address. */
  at(address: number): Cell | undefined {
    return this.#cells.get(address);
  }

  /** In address order. */
  cells(): Cell[] {
    return [...this.#cells.values()].sort((one, other) => one.address - other.address);
  }

  with(cell: Cell): Memory {
    const cells = new Map(this.without(cell.address, end(cell)).#cells);
    return new Memory(cells.set(cell.address, cell));
  }

  /** Somebody else's bytes stand from `from` to before `to` now. What is hit in part is lost whole. */
  without(from: number, to: number): Memory {
    const kept = [...this.#cells].filter(([address, cell]) => address >= to || end(cell) <= from);
    return kept.length === this.#cells.size ? this : new Memory(new Map(kept));
  }

  /** With a copy of `bytes` bytes in another place, as realloc makes one. */
  copied(from: number, to: number, bytes: number): Memory {
    let memory: Memory = this;
    for (const cell of this.#cells.values()) {
      if (cell.address < from || end(cell) > from + bytes) continue;
      memory = memory.with({ ...cell, address: cell.address - from + to });
    }
    return memory;
  }
}
