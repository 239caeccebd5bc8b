import type { Pointer } from './state.ts';

/** An allocation of the program: who made it, what for. `serial` tells it from others at the same address. */
export interface Holding {
  readonly serial: number;
  readonly address: number;
  /** Bytes asked for. */
  readonly asked: number;
  /** The variable that it was first assigned to. */
  readonly name: string;
}

export interface Variable {
  readonly address: number | null;
  readonly serial: number;
}

/**
 * What the program believes about its memory: its variables, what it holds, what it gave back. The
 * allocator knows none of it; mistakes are where the two differ.
 */
export class Ledger {
  private variables: Map<string, Variable>;
  private readonly held: Map<number, Holding>;
  private readonly freed: Set<number>;
  private serials: number;

  constructor(from?: Ledger) {
    this.variables = new Map(from?.variables);
    this.held = new Map(from?.held);
    this.freed = new Set(from?.freed);
    this.serials = from?.serials ?? 0;
  }

  clone(): Ledger {
    return new Ledger(this);
  }

  variable(name: string): Variable | undefined {
    return this.variables.get(name);
  }

  /** The live allocation that begins at an address, whoever made it. */
  heldAt(address: number): Holding | undefined {
    return this.held.get(address);
  }

  /** The allocation that a variable stands for, if it still lives. */
  holdingOf({ address, serial }: Variable): Holding | undefined {
    const holding = address === null ? undefined : this.held.get(address);
    return holding?.serial === serial ? holding : undefined;
  }

  wasFreed(address: number): boolean {
    return this.freed.has(address);
  }

  hold(name: string, address: number, asked: number): void {
    this.serials += 1;
    this.held.set(address, { serial: this.serials, address, asked, name });
    this.variables.set(name, { address, serial: this.serials });
  }

  /** realloc left an allocation where it was; another variable may hold it from now on. */
  resize(name: string, holding: Holding, asked: number): void {
    this.held.set(holding.address, { ...holding, asked });
    this.variables.set(name, { address: holding.address, serial: holding.serial });
  }

  setNull(name: string): void {
    this.variables.set(name, { address: null, serial: 0 });
  }

  drop(address: number): void {
    this.held.delete(address);
    this.freed.add(address);
  }

  /** All variables there are now, where somebody else keeps them: those of frames come and go. */
  declare(variables: Map<string, Variable>): void {
    this.variables = variables;
  }

  /** What is still held, in the order in which it was allocated. */
  holdings(): Holding[] {
    return [...this.held.values()].sort((one, other) => one.serial - other.serial);
  }

  /** The variables that stand for an allocation. */
  namesOf(holding: Holding): string[] {
    return [...this.variables]
      .filter(([, variable]) => variable.serial === holding.serial)
      .map(([name]) => name);
  }

  /** The variables of each live allocation, by its address. */
  namesByAddress(): Map<number, string[]> {
    const found = new Map<number, string[]>();
    for (const [name, variable] of this.variables) {
      const holding = this.holdingOf(variable);
      if (!holding) continue;
      const names = found.get(holding.address);
      if (names) names.push(name);
      else found.set(holding.address, [name]);
    }
    return found;
  }

  pointers(): Pointer[] {
    return [...this.variables].map(([name, variable]) => {
      const { address } = variable;
      const state = address === null ? 'null' : this.holdingOf(variable) ? 'live' : 'dangling';
      return { name, address, state };
    });
  }
}
