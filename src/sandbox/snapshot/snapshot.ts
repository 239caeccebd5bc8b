import type { Csr } from '../../model/gc/csr.ts';
import type { SnapshotFault } from './broken-invariant.ts';
import type { HeapWords } from './heap-words.ts';

/** Where to read: the program's memory, and addresses in it. */
export interface SnapshotSource {
  readonly memory: WebAssembly.Memory;
  /** Address of the JSRuntime. */
  readonly runtime: number;
  /** Address of the JSContext of the learner's realm. */
  readonly learner: number;
  /** Whether the host's stack overflowed in it: what such a machine holds says nothing. */
  readonly isDiscarded?: boolean;
}

/**
 * The object graph of a program at one moment. Nodes are numbers; what there is of each lies in one
 * array a field. Names and descriptions are read from the copy of the memory when they are asked
 * for.
 */
export interface HeapSnapshot {
  readonly heap: HeapWords;
  readonly source: Omit<SnapshotSource, 'memory' | 'isDiscarded'>;
  readonly nodeCount: number;
  /** The last node: it holds the realms, what is pending, and what the host holds. */
  readonly root: number;
  /** See `KIND`. */
  readonly kinds: Uint32Array;
  /** Where each node's struct lies; 0 for the root and the engine. */
  readonly addresses: Uint32Array;
  /** Bytes of the blocks that a node owns, with their headers. */
  readonly shallow: Uint32Array;
  /** How many blocks that is. */
  readonly blocksOf: Uint32Array;
  /** Of these, the bytes in blocks that are younger than the last marking. */
  readonly fresh: Uint32Array;
  /**
   * Of each place of 8 bytes where a block begins (`HeapWords.place`), the node + 1 whose struct lies
   * in it; negative where it is another block of that node's; 0 for none.
   */
  readonly blockNodes: Int32Array;
  readonly edges: Csr;
  /** Of each edge, in the order of `edges.to`: see `EDGE`. */
  readonly edgeTypes: Uint32Array;
  readonly edgeNames: Uint32Array;
  /** Bytes and blocks in use, and those that no node owns: libc's own. */
  readonly bytes: number;
  readonly blocks: number;
  readonly remainder: { readonly bytes: number; readonly blocks: number };
  readonly realms: number;
  /**
   * References that QuickJS counts and nothing that we know of holds; each is an edge of the root.
   */
  readonly outside: number;
}

/** A snapshot, or why there is none. */
export type SnapshotResult =
  | { readonly snapshot: HeapSnapshot; readonly fault?: undefined }
  | { readonly snapshot?: undefined; readonly fault: SnapshotFault };
