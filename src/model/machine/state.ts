import type { Chunk } from '../heap/glibc/chunks.ts';
import type { PressureLine } from '../reclaim/pressure.ts';
import type { FrameView } from '../vm/frame-view.ts';
import type { MapsLine } from '../vm/maps.ts';
import type { Usage } from '../vm/usage.ts';
import type { Ending } from './event.ts';
import type { Named } from './program.ts';

/** A page of a process that is somewhere: in a frame, or in a slot of swap. */
export interface PageState {
  readonly page: number;
  readonly frame?: number;
  readonly slot?: number;
  readonly writable: boolean;
  readonly accessed: boolean;
  readonly dirty: boolean;
}

/** A call that has not returned; addresses are bytes. */
export interface CallState {
  readonly name: string;
  readonly fp: number;
  readonly sp: number;
}

export interface ProcessState {
  readonly name: string;
  readonly pid: number;
  readonly adj: number;
  readonly uid: number;
  readonly group: string;
  /** How it came to its end; the rest below is empty then. */
  readonly ended: { readonly ending: Ending; readonly exitCode: number } | null;
  /** In pages. */
  readonly usage: Usage | null;
  readonly maps: readonly MapsLine[];
  readonly pages: readonly PageState[];
  readonly named: readonly ({ readonly name: string } & Named)[];
  readonly chunks: readonly Chunk[];
  /** The innermost first, 64 at most. */
  readonly calls: readonly CallState[];
  readonly depth: number;
  readonly objects: readonly {
    readonly name: string;
    readonly held: boolean;
    readonly refersTo: readonly string[];
  }[];
}

export interface GroupState {
  readonly name: string;
  /** Pages charged to it, and memory.max; null for no limit. */
  readonly charged: number;
  readonly limit: number | null;
}

/** All there is to draw of the machine. Memory is in pages unless a name says bytes. */
export interface MachineState {
  /** Simulated nanoseconds since the start. */
  readonly now: number;
  readonly ram: { readonly pages: number; readonly free: number };
  readonly swap: { readonly pages: number; readonly free: number };
  readonly watermarks: { readonly min: number; readonly low: number; readonly high: number };
  readonly swappiness: number;
  readonly overcommit: {
    readonly mode: number;
    readonly committed: number;
    readonly limit: number;
  };
  readonly processes: readonly ProcessState[];
  /** The frames that hold something, in order. */
  readonly frames: readonly FrameView[];
  readonly groups: readonly GroupState[];
  /** Counters of /proc/vmstat. */
  readonly vmstat: Readonly<Record<string, number>>;
  /** /proc/pressure/memory. */
  readonly pressure: { readonly some: PressureLine; readonly full: PressureLine };
  readonly panicked: boolean;
  /** What the kernel logged so far. */
  readonly log: readonly string[];
}
