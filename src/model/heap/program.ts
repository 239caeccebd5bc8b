import type { Step } from '../engine.ts';
import type { Fault } from '../fault.ts';
import type { Target } from '../script/value.ts';
import { formatAddress } from '../units.ts';
import type { Allocator, Block } from './allocator.ts';
import { Damage } from './damage.ts';
import { type Holding, Ledger } from './ledger.ts';
import { corruption, unknownName } from './mistakes.ts';
import type { HeapModelEvent } from './state.ts';

export type HeapStep = Step<HeapModelEvent>;

/** A program at work on an allocator: what each of the two knows, and what was destroyed. */
export class Program {
  readonly allocator: Allocator;
  readonly ledger: Ledger;
  readonly damage: Damage;

  constructor(allocator: Allocator, ledger: Ledger = new Ledger(), damage: Damage = new Damage()) {
    this.allocator = allocator;
    this.ledger = ledger;
    this.damage = damage;
  }

  clone(): Program {
    return new Program(this.allocator.clone(), this.ledger.clone(), this.damage.clone());
  }

  /** The fault of an operation that would read what a write destroyed. */
  stoppedAt(doing: string, operation: (copy: Allocator) => void): Fault | undefined {
    const met = this.damage.metBy(this.allocator, operation);
    return met === undefined ? undefined : corruption(met, this.damage.of(met)!, doing);
  }

  /** The block of which an address is part. Looks at every block. */
  blockAt(address: number): Block | undefined {
    for (const block of this.allocator.blocks()) {
      if (address >= block.address && address < block.address + block.size) return block;
    }
    return undefined;
  }
}

/** A place of a statement: where it is, and by which variable. */
export interface Place {
  /** As the statement has it: `a+8`. */
  readonly what: string;
  /** null if the variable is NULL. */
  readonly address: number | null;
  /** The variable, if it was named. */
  readonly name?: string;
  /** The live allocation that the variable stands for; undefined if it is gone, or none was named. */
  readonly holding?: Holding | undefined;
  /** Whether the address is one that malloc gave to the variable: no offset to it. */
  readonly isPointer: boolean;
}

export function placeOf({ ledger }: Program, target: Target): Place | { readonly fault: Fault } {
  if ('address' in target) {
    const address = Number(target.address);
    return { what: formatAddress(address), address, isPointer: false };
  }
  const { name, offset } = target;
  const variable = ledger.variable(name);
  if (!variable) return { fault: unknownName(name) };
  const isPointer = offset === 0;
  const what = isPointer ? name : `${name}+${offset}`;
  if (variable.address === null) return { what, address: null, name, isPointer };
  const holding = ledger.holdingOf(variable);
  return { what, address: variable.address + offset, name, holding, isPointer };
}

export function done(events: readonly HeapModelEvent[], fault?: Fault): HeapStep {
  return { events, ...(fault && { fault }), done: true };
}
