import type { Fault } from '../fault.ts';

/** Virtual addresses and raw entries are hexadecimal text, because 64 bits are no JSON number. */
export type PagingEvent =
  /** `tables` had to be made for it, from the root down. */
  | {
      readonly kind: 'mapped';
      readonly address: string;
      readonly frame: number;
      readonly pageBytes: number;
      readonly tables: readonly { readonly name: string; readonly frame: number }[];
    }
  /** `freed` are frames of tables that hold nothing any more. */
  | {
      readonly kind: 'unmapped';
      readonly address: string;
      readonly frame: number;
      readonly freed: readonly number[];
    }
  | {
      readonly kind: 'protected';
      readonly address: string;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'flushed';
      readonly cause: 'flush' | 'unmap' | 'protect' | 'switch';
      /** Of one page; all entries where it is not there. */
      readonly address?: string;
      readonly entries: number;
    }
  | { readonly kind: 'switched'; readonly from: number; readonly to: number }
  /** `stale`: the page table says something else by now. */
  | {
      readonly kind: 'tlb-hit';
      readonly address: string;
      readonly set: number;
      readonly way: number;
      readonly frame: number;
      readonly stale: boolean;
    }
  /** `rights`: there is an entry, but it does not allow this, or the page has to be made dirty. */
  | {
      readonly kind: 'tlb-missed';
      readonly address: string;
      readonly set: number;
      readonly because: 'absent' | 'rights';
    }
  /** One entry of a table, looked at because of an access to `address`. */
  | {
      readonly kind: 'visited';
      readonly address: string;
      readonly level: number;
      readonly name: string;
      readonly table: number;
      readonly index: number;
      readonly entryAddress: number;
      readonly raw: string;
      readonly present: boolean;
      /** Whether the entry maps a page itself, though it is not of the last level. */
      readonly large: boolean;
      readonly frame: number;
    }
  | {
      readonly kind: 'translated';
      readonly address: string;
      readonly by: 'tlb' | 'tables' | 'segment' | 'base';
      readonly physical: number;
      readonly offset: number;
      /** Of the page, for tables and TLB. */
      readonly frame?: number;
      /** Of the segment. */
      readonly name?: string;
      /** Whether this write was the first to the page, so that its dirty bit was set. */
      readonly dirtied: boolean;
    }
  /** `evicted` was the least recently used of the set. */
  | {
      readonly kind: 'tlb-filled';
      readonly address: string;
      readonly frame: number;
      readonly set: number;
      readonly way: number;
      readonly evicted?: { readonly address: string; readonly space: number };
    }
  | {
      readonly kind: 'segment-set';
      readonly name: string;
      readonly number: number;
      readonly base: number;
      readonly limit: number;
      readonly grows: 'up' | 'down';
    };

export type PagingFaultCode =
  | 'non-canonical'
  | 'not-present'
  | 'write-protected'
  | 'kernel-page'
  | 'no-execute'
  | 'reserved-bit'
  | 'beyond-memory'
  | 'stale-translation'
  | 'outside-segment'
  | 'outside-space'
  | 'no-segment'
  | 'already-mapped'
  | 'not-mapped'
  | 'misaligned'
  | 'overlap'
  | 'no-such-page-size'
  | 'frame-too-large'
  | 'frame-of-a-table'
  | 'incomplete-segment'
  | 'wrong-scheme';

export type PagingFault = Fault<PagingFaultCode>;
