/** One place in the program that makes objects. All numbers are means of the rounds measured. */
export interface AllocationSite {
  /** From 1, as in the learner's file. */
  readonly line: number;
  readonly column: number;
  /** Such as 'object literal', 'closure', 'new User', 'array from map()'. */
  readonly what: string;
  /** Objects made a round. */
  readonly made: number;
  /** Of them, those alive after the collection at their round's end. */
  readonly survived: number;
  /** Of them, those still alive four rounds later: what is replaced meanwhile is not here. */
  readonly kept: number;
}

/** Why numbers are missing, or which rounds they stop at. */
export interface AllocationFault {
  /**
   * `syntax`, `code-from-text` and `differs`: lines can't be told, and nothing is.
   * `error`, `budget`: the program, or our patience, ended early; what was counted is there.
   */
  readonly kind: 'syntax' | 'code-from-text' | 'differs' | 'error' | 'budget';
  readonly message: string;
}

/** How many objects the program's lines make a round, in the steady state. Plain JSON. */
export interface AllocationCount {
  readonly perRound: number;
  readonly survivedPerRound: number;
  readonly keptPerRound: number;
  /** Over how many rounds the means are taken; 0 where nothing was measured. */
  readonly rounds: number;
  /** Sites that made something, most first, then by line and column. */
  readonly sites: readonly AllocationSite[];
  readonly fault?: AllocationFault;
}

/** Nothing counted, and why. */
export function uncounted(kind: AllocationFault['kind'], message: string): AllocationCount {
  return {
    ...{ perRound: 0, survivedPerRound: 0, keptPerRound: 0, rounds: 0, sites: [] },
    fault: { kind, message },
  };
}
