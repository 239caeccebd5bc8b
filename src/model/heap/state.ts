import type { Block, HeapEvent, SlabState } from './allocator.ts';
import type { Fragmentation } from './fragmentation.ts';
import type { LinuxFragmentation } from './linux-fragmentation.ts';
import type { HeapSettings } from './settings.ts';

export interface NamedBlock extends Block {
  /** The variables that hold a live block's address; none if every one was overwritten. */
  readonly names: readonly string[];
  /** Whose write destroyed what the allocator keeps in it. */
  readonly damagedBy?: string;
}

/** A variable of the program. */
export interface Pointer {
  readonly name: string;
  /** null after an allocation that failed. */
  readonly address: number | null;
  /** `dangling`: its block is gone, whoever has the bytes now. */
  readonly state: 'live' | 'dangling' | 'null';
}

/** All there is to draw of a heap. Addresses and sizes in bytes. */
export interface HeapState {
  readonly allocator: HeapSettings['allocator'];
  /** In address order. */
  readonly blocks: readonly NamedBlock[];
  /** Where the free blocks begin, in list order. */
  readonly freeOrder: readonly number[];
  /** The search of the last step, if there was one. */
  readonly search?: HeapEvent;
  readonly fragmentation: Fragmentation;
  readonly pointers: readonly Pointer[];
  /** Of a buddy allocator: for each order its free blocks, and what Linux would say of a request. */
  readonly orders?: readonly (LinuxFragmentation & { readonly free: number })[];
  readonly slabs?: readonly SlabState[];
}

/** What happened, besides what the allocator did: the program's side of it. */
export type HeapModelEvent =
  | HeapEvent
  | {
      /**
       * assign: a variable got an address · null: it got none · read, write: an access · zero: calloc
       * cleared the block · free: a block was given back · free-null: nothing, as C has it · leak:
       * nobody will free the block any more.
       */
      readonly kind: 'assign' | 'null' | 'read' | 'write' | 'zero' | 'free' | 'free-null' | 'leak';
      /** The variable, where one was named. */
      readonly subject?: string;
      readonly address?: number;
      readonly size: number;
      readonly because: string;
    };

export type HeapFaultCode =
  | 'unknown-name'
  | 'null-pointer'
  | 'double-free'
  | 'invalid-free'
  | 'use-after-free'
  | 'invalid-access'
  | 'overread'
  | 'overflow'
  | 'corruption'
  | 'out-of-memory'
  | 'fragmented'
  | 'lost-block'
  | 'same-block-twice'
  | 'leak'
  /** What only an allocator that keeps every byte can notice: glibc's own words are in the message. */
  | 'abort';
