import type { Fault } from '../fault.ts';
import type { OutOfMemory } from '../vm/outcome.ts';
import type { MachineStatement } from './statements.ts';
import type { Touches } from './work.ts';

/** The statements of some kinds. */
export type Of<Kind extends MachineStatement['kind']> = Extract<MachineStatement, { kind: Kind }>;

/** What a statement comes to at its first step: what it still has to touch, or why it cannot go on. */
export interface Begun {
  readonly touches: readonly Touches[];
  readonly fault?: Fault;
  /** The kernel found no memory for it: it begins again once somebody was killed. */
  readonly short?: OutOfMemory;
}

export const begun: Begun = { touches: [] };
