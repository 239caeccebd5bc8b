import type { Verdict } from '../reclaim/reclaim-host.ts';
import type { AccessMode, OutOfMemory, Signal } from './outcome.ts';

/** Why a page was not there, or not writable, when it was accessed. */
export type FaultCause =
  /** Anonymous, read before it was ever written: the zero page will do. */
  | 'first-read'
  | 'first-write'
  /** Written after a read that mapped the zero page. */
  | 'write-to-zero-page'
  /** A private page that is not the process's own yet. */
  | 'copy-on-write'
  /** Shared, and written for the first time since its file was last written. */
  | 'write-to-clean-file-page'
  /** A page of a file that is in the page cache. */
  | 'file-page-in-memory'
  | 'file-page-on-disk'
  /** A page of tmpfs that nobody used yet. */
  | 'new-file-page'
  | 'in-swap'
  /** In a swap slot, and still or already in memory too. */
  | 'in-swap-cache';

/** Where an entry of a page table stands. */
export interface Place {
  readonly pid: number;
  readonly page: number;
}

/** Who takes pages away, and why. */
export type ReclaimedBy = 'kswapd' | 'direct' | 'group';

/**
 * What happened, to what, because of what. Pages are page numbers of a process, frames those of the
 * machine, addresses text.
 */
export type VmEvent =
  | ({
      readonly kind: 'fault';
      readonly access: AccessMode;
      readonly address: string;
      /** Minor: no read from disk. */
      readonly fault: 'minor' | 'major';
      readonly cause: FaultCause;
    } & Place)
  | ({ readonly kind: 'mapped'; readonly frame: number; readonly writable: boolean } & Place)
  /** Cached pages around one that was asked for (fault-around), so that they need no fault. */
  | ({ readonly kind: 'mapped-around'; readonly pages: number } & Place)
  | ({ readonly kind: 'zeroed'; readonly frame: number } & Place)
  /** `sharers` others have the page still; 0 where it is the page cache's. */
  | ({
      readonly kind: 'copied';
      readonly from: number;
      readonly to: number;
      readonly sharers: number;
      readonly cause: 'shared' | 'file-page' | 'swap-slot-shared';
    } & Place)
  /** A private page that nobody else has any more: made writable as it is. */
  | ({ readonly kind: 'reused'; readonly frame: number } & Place)
  | ({
      readonly kind: 'page-table-allocated';
      readonly frame: number;
      readonly level: number;
      /** PGD…PTE in Linux's words, PML4…PT in Intel's, which these are. */
      readonly name: string;
    } & Place)
  | ({ readonly kind: 'page-table-freed'; readonly frame: number; readonly level: number } & Place)
  | {
      readonly kind: 'stack-grown';
      readonly pid: number;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'evicted';
      readonly frame: number;
      /** The entries that lost it. */
      readonly from: readonly Place[];
      readonly contents: 'anon' | 'file' | 'shmem' | 'given-up';
      readonly by: ReclaimedBy;
    }
  /** `written` is false where the slot holds the same contents already. */
  | {
      readonly kind: 'swapped-out';
      readonly frame: number;
      readonly slot: number;
      readonly written: boolean;
    }
  | {
      readonly kind: 'swapped-in';
      readonly frame: number;
      readonly slot: number;
      readonly ahead: boolean;
    }
  | {
      readonly kind: 'read-in' | 'written-back';
      readonly file: string;
      readonly index: number;
      readonly frame: number;
      readonly ahead: boolean;
    }
  /** It was in memory lately; `active` says that it would have stayed in a little more. */
  | {
      readonly kind: 'refaulted';
      readonly frame: number;
      readonly distance: number;
      readonly active: boolean;
    }
  | { readonly kind: 'scanned'; readonly frame: number; readonly verdict: Verdict }
  | { readonly kind: 'kswapd-woken'; readonly free: number; readonly low: number }
  | {
      readonly kind: 'kswapd-slept';
      readonly free: number;
      readonly high: number;
      readonly failed: boolean;
    }
  | {
      readonly kind: 'reclaimed';
      readonly by: ReclaimedBy;
      readonly group?: string;
      readonly wanted: number;
      readonly freed: number;
      readonly scanned: number;
    }
  | {
      readonly kind: 'area-mapped' | 'area-unmapped' | 'area-protected' | 'area-advised';
      readonly pid: number;
      readonly from: number;
      readonly to: number;
      readonly detail: string;
    }
  | {
      readonly kind: 'forked';
      readonly pid: number;
      readonly child: number;
      /** Entries copied, and of them those that were writable and no longer are. */
      readonly entries: number;
      readonly protected: number;
      readonly tables: number;
    }
  | { readonly kind: 'exited'; readonly pid: number; readonly freed: number }
  | (Omit<Signal, 'kind'> & { readonly kind: 'signalled'; readonly pid: number })
  | (Omit<OutOfMemory, 'kind'> & { readonly kind: 'out-of-memory' });
