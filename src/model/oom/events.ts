import type { Fault } from '../fault.ts';
import type { Answer, OvercommitMode } from './overcommit.ts';
import type { Spared } from './select.ts';

/** The whole machine, or the cgroup whose limit was hit. */
export type Scope =
  | { readonly kind: 'machine' }
  | { readonly kind: 'group'; readonly name: string };

/** What a step did; sizes in bytes, points in pages. Tasks and groups by their names. */
export type OomEvent =
  | { readonly kind: 'started'; readonly task: string; readonly pid: number }
  | { readonly kind: 'grouped'; readonly group: string; readonly limit: number | null }
  | { readonly kind: 'adjusted'; readonly task: string; readonly from: number; readonly to: number }
  /** Its untouched memory went to swap, because `by` needed room. */
  | {
      readonly kind: 'swapped-out';
      readonly task: string;
      readonly bytes: number;
      readonly by: string;
      readonly scope: Scope;
    }
  | {
      readonly kind: 'grew';
      readonly task: string;
      readonly bytes: number;
      readonly tables: number;
    }
  /** There was no room for what `task` still needs, and nothing left to swap out. */
  | {
      readonly kind: 'invoked';
      readonly task: string;
      readonly needs: number;
      readonly scope: Scope;
      readonly freeRam: number;
      readonly freeSwap: number;
    }
  | { readonly kind: 'judged'; readonly totalPages: number; readonly verdicts: readonly Judged[] }
  | {
      readonly kind: 'chosen';
      readonly task: string;
      readonly points: number | null;
      readonly because: 'most-points' | 'tie' | 'allocating';
      /** Those with as many points. */
      readonly tied: readonly string[];
    }
  /** SIGKILL; a shell reports `status`. */
  | {
      readonly kind: 'killed';
      readonly task: string;
      readonly pid: number;
      readonly because: 'victim' | 'shares-memory' | 'oom-group';
      readonly status: number;
    }
  | { readonly kind: 'freed'; readonly task: string; readonly ram: number; readonly swap: number }
  /** Everyone is spared; of a group, `task` does not get its memory, and the machine lives on. */
  | { readonly kind: 'nobody'; readonly task: string; readonly scope: Scope }
  | { readonly kind: 'panicked'; readonly message: string }
  | ({
      readonly kind: 'mapped' | 'refused';
      readonly task: string;
      readonly bytes: number;
    } & Arithmetic)
  | { readonly kind: 'exited'; readonly task: string };

export type Judged =
  | { readonly task: string; readonly points: number }
  | { readonly task: string; readonly spared: Spared };

/** How an mmap was weighed, in pages; `allowed` is null where nothing limits it. */
export interface Arithmetic {
  readonly mode: OvercommitMode;
  readonly asked: Answer['asked'];
  readonly allowed: number | null;
  /** Committed_AS before, CommitLimit, and what is kept back from this task. */
  readonly committed: number;
  readonly limit: number;
  readonly keptForAdmin: number;
  readonly keptForUser: number;
}

export type OomFaultCode =
  | 'unknown-task'
  | 'unknown-group'
  | 'already-declared'
  | 'too-many'
  | 'ended-task'
  | 'swap-full'
  | 'machine-down';

export type OomFault = Fault<OomFaultCode>;
