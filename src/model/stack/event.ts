import type { Fault } from '../fault.ts';

/** Bytes of a slot of a frame, or of no frame's. */
export interface Touched {
  readonly function: string;
  readonly slot: string;
  /** The first byte of the slot that was touched, and how many. */
  readonly offset: number;
  readonly bytes: number;
}

/** Addresses are hexadecimal text. */
export type StackEvent =
  /** `caller` is what the new frame lies below; `left` is what the stack has left after it. */
  | {
      readonly kind: 'called';
      readonly function: string;
      readonly caller?: string;
      readonly bytes: number;
      readonly fp: string;
      readonly sp: string;
      readonly left: number;
    }
  /** A function called itself, `calls` times in one step. */
  | {
      readonly kind: 'recursed';
      readonly function: string;
      readonly calls: number;
      readonly bytes: number;
      readonly sp: string;
      readonly left: number;
    }
  /** `back` is the function that goes on, if there is one. The bytes stay as they are. */
  | {
      readonly kind: 'returned';
      readonly function: string;
      readonly back?: string;
      readonly bytes: number;
      readonly sp: string;
    }
  | {
      readonly kind: 'pointed';
      readonly pointer: string;
      readonly function: string;
      readonly local: string;
      readonly address: string;
    }
  /** What an access touched, from the lowest address up; `through` is the name it went by. */
  | {
      readonly kind: 'read' | 'wrote';
      readonly through: string;
      readonly address: string;
      readonly bytes: number;
      readonly touched: readonly Touched[];
    };

export type StackFaultCode =
  | 'stack-overflow'
  | 'nothing-to-return-from'
  | 'return-address-overwritten'
  | 'frame-pointer-overwritten'
  | 'unknown-name'
  | 'dangling-pointer'
  | 'buffer-overflow'
  | 'read-out-of-bounds'
  | 'below-stack-pointer'
  | 'guard-page'
  | 'outside-stack';

export type StackFault = Fault<StackFaultCode>;
