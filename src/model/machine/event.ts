import type { HeapEvent } from '../heap/allocator.ts';
import type { Verdict } from '../oom/select.ts';
import type { VmEvent } from '../vm/event.ts';
import type { AccessMode } from '../vm/outcome.ts';

/** Why a process touches memory that its statement did not name. */
export type TouchCause = 'allocator' | 'call';

/** How a process came to its end. */
export type Ending = 'exit' | 'killed' | 'signal' | 'oom-killed';

/** A task in the eyes of the OOM killer, with its process's name. */
export type Judged = Verdict & { readonly process: string };

/**
 * What a step did, to what, because of what. What the kernel does stands among it as the kernel says
 * it; addresses are text, sizes in bytes.
 */
export type MachineEvent =
  | VmEvent
  | { readonly kind: 'heap'; readonly process: string; readonly event: HeapEvent }
  | {
      readonly kind: 'spawned';
      readonly process: string;
      readonly pid: number;
      readonly parent?: string;
    }
  | {
      readonly kind: 'ended';
      readonly process: string;
      readonly ending: Ending;
      /** As a shell or a container reports it: the status, or 128 + the signal. */
      readonly exitCode: number;
    }
  | {
      readonly kind: 'named';
      readonly process: string;
      readonly name: string;
      readonly what: 'block' | 'mapping' | 'object';
      readonly address: string;
      readonly bytes: number;
    }
  | {
      readonly kind: 'given-back';
      readonly process: string;
      readonly name: string;
      readonly because: 'free' | 'munmap' | 'unreachable';
    }
  | {
      readonly kind: 'accessed';
      readonly process: string;
      readonly access: AccessMode;
      readonly address: string;
      readonly outcome: 'hit' | 'minor' | 'major';
      /** None where the statement named the place. */
      readonly because?: TouchCause;
    }
  | {
      readonly kind: 'called' | 'returned';
      readonly process: string;
      readonly name: string;
      /** Functions that have not returned, with this one in a call and without it in a return. */
      readonly depth: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'referred' | 'cut';
      readonly process: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'dropped'; readonly process: string; readonly name: string }
  | {
      readonly kind: 'collected';
      readonly process: string;
      readonly objects: number;
      readonly bytes: number;
    }
  /** A promise of memory that was not made; pages. */
  | {
      readonly kind: 'overcommit-refused';
      readonly process: string;
      readonly asked: number;
      readonly allowed: number;
    }
  | {
      readonly kind: 'oom-invoked';
      readonly process: string;
      readonly limit: 'machine' | 'group';
      readonly group?: string;
      readonly wanted: 'page' | 'page-table';
    }
  | {
      readonly kind: 'oom-judged';
      readonly totalPages: number;
      readonly verdicts: readonly Judged[];
    }
  | {
      readonly kind: 'oom-chosen';
      readonly process: string;
      /** The child that dies in its place, as kernels up to 5.0 have it. */
      readonly victim?: string;
      readonly points: number;
      readonly because: 'most-points' | 'tie';
    }
  | { readonly kind: 'oom-nobody'; readonly limit: 'machine' | 'group' }
  | { readonly kind: 'limited'; readonly group: string; readonly bytes: number }
  | {
      readonly kind: 'tuned';
      readonly what: 'swappiness' | 'overcommit' | 'adj';
      readonly value: number;
      readonly process?: string;
    }
  | { readonly kind: 'idled'; readonly milliseconds: number };
