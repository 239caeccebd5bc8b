import type { HeapFaultCode, HeapModelEvent } from '../heap/state.ts';
import type { StackEvent, StackFaultCode } from '../stack/event.ts';

/** What a step did. The stack's and the heap's own events come as they are; addresses are numbers. */
export type ProgramEvent =
  | { readonly kind: 'stack'; readonly event: StackEvent }
  | { readonly kind: 'heap'; readonly event: HeapModelEvent }
  /** A variable, or a word of a block, holds another value; `to` is `p of main`. */
  | {
      readonly kind: 'set';
      readonly to: string;
      readonly address: number;
      readonly bytes: number;
      readonly value: string;
      /** What the value is the address of: `n of f`, `the block of 16 bytes`. */
      readonly target?: string;
      /** It is what a function gave back. */
      readonly returned?: true;
    }
  /** What a read found; no value where the model knows none. `leftover` is of a call that is gone. */
  | {
      readonly kind: 'found';
      readonly address: number;
      readonly bytes: number;
      readonly value?: string;
      readonly leftover?: true;
    }
  /** No pointer leads to these objects of a collected heap any more. */
  | { readonly kind: 'unreachable'; readonly objects: number; readonly bytes: number }
  /** A collection gave them back. */
  | { readonly kind: 'collected'; readonly objects: number; readonly bytes: number };

export type ProgramFaultCode =
  | StackFaultCode
  | HeapFaultCode
  /** The local holds no address: it was never set, or written over. */
  | 'wild-pointer'
  /** An address has no room in it. */
  | 'too-small'
  /** `malloc` and `free` in a collected heap, `new` and `collect` in another. */
  | 'other-heap';
