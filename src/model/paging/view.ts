import type { Scheme } from './settings.ts';

/** An access under way or just made: the address in its parts, and the way so far. */
export interface AccessView {
  readonly kind: 'read' | 'write' | 'exec';
  readonly address: string;
  readonly canonical: boolean;
  readonly indices: readonly {
    readonly name: string;
    readonly bits: number;
    readonly index: number;
  }[];
  readonly offset: number;
  /** `hit` and `missed` once the TLB was asked. */
  readonly tlb?: 'hit' | 'missed';
  /** The entries that were looked at. */
  readonly visited: readonly EntryView[];
  /** Where it led; absent while under way, and for a fault. */
  readonly physical?: number;
  readonly fault?: string;
}

/** A table's entry as it stands in memory. */
export interface EntryView {
  readonly table: number;
  readonly name: string;
  readonly index: number;
  readonly address: number;
  readonly raw: string;
  readonly frame: number;
  /** Names of the flags that are set, of `flag`. */
  readonly flags: readonly string[];
}

export interface TableView {
  readonly space: number;
  readonly name: string;
  readonly level: number;
  readonly frame: number;
  /** The first virtual address that it speaks about, without sign extension. */
  readonly from: string;
  /** Bytes of virtual addresses that one entry covers. */
  readonly entryCovers: number;
  readonly entryCount: number;
  /** The entries that hold anything. */
  readonly entries: readonly EntryView[];
}

export interface TlbView {
  readonly sets: number;
  readonly ways: number;
  readonly hits: number;
  readonly misses: number;
  readonly evictions: number;
  readonly entries: readonly {
    readonly set: number;
    readonly way: number;
    readonly address: string;
    readonly pageBytes: number;
    readonly space: number;
    readonly frame: number;
    readonly flags: readonly string[];
  }[];
}

/** All there is to draw of paging. */
export interface TablesView {
  readonly scheme: Scheme;
  readonly pageBytes: number;
  readonly addressBits: number;
  readonly offsetBits: number;
  readonly levels: readonly { readonly name: string; readonly bits: number }[];
  /** The address space that runs. */
  readonly space: number;
  readonly access?: AccessView;
  /** Those of every address space. */
  readonly tables: readonly TableView[];
  readonly tlb?: TlbView;
  readonly accesses: number;
  readonly faults: number;
  /** Entries read from tables: what translation cost. */
  readonly tableReads: number;
  readonly tableFrames: number;
}

export interface SegmentView {
  readonly name: string;
  readonly number: number;
  readonly base: number;
  readonly limit: number;
  readonly grows: 'up' | 'down';
  /** Its range in the address space: its first address and the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** All there is to draw of segments, or of base and bounds. */
export interface SegmentsView {
  readonly scheme: Scheme;
  readonly spaceBytes: number;
  readonly segments: readonly SegmentView[];
  readonly access?: {
    readonly kind: 'read' | 'write' | 'exec';
    readonly address: string;
    /** -1 outside the address space. */
    readonly segment: number;
    readonly offset: number;
    readonly physical?: number;
    readonly fault?: string;
  };
  readonly accesses: number;
  readonly faults: number;
}

export type PagingView = TablesView | SegmentsView;
