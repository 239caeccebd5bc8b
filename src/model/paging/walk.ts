import type { Geometry } from './geometry.ts';
import { faultBit } from './page-fault.ts';
import type { PhysicalMemory } from './physical-memory.ts';

/** One entry that a walk looked at. */
export interface Visit {
  readonly level: number;
  /** The level's name: PML4, PDPT, PD, PT. */
  readonly name: string;
  /** The frame of the table. */
  readonly table: number;
  readonly index: number;
  /** Where the entry lies in physical memory, in bytes. */
  readonly address: number;
  /** The entry as it stands, in signed 32-bit halves; the high one is 0 where it has no more bits. */
  readonly low: number;
  readonly high: number;
  /** What it says, as bits of `flag`. */
  readonly flags: number;
  /** The frame number that it holds, whether it is present or not. */
  readonly frame: number;
}

/**
 * Why a walk found no address. `write`, `user` and `execute` are what the entries do not allow;
 * `reserved` is a bit set where the format has none, or a frame that the machine does not have.
 */
export type FaultReason =
  | 'non-canonical'
  | 'not-present'
  | 'write'
  | 'user'
  | 'execute'
  | 'reserved'
  | 'beyond-memory';

export type WalkOutcome =
  | {
      readonly kind: 'mapped';
      readonly level: number;
      /** Bytes of the page, from the level: 4096, 2 MiB, 1 GiB. */
      readonly pageBytes: number;
      /** The first frame of the page, large or not. */
      readonly frame: number;
      /** Bytes from the page's start. */
      readonly offset: number;
      readonly physical: number;
    }
  | {
      readonly kind: 'fault';
      readonly reason: FaultReason;
      /** The level of the entry that decided; -1 where none was looked at. */
      readonly level: number;
      /** Of `faultBit`, as the processor pushes it; a non-canonical address is no page fault: 0. */
      readonly errorCode: number;
    };

export interface Walk {
  readonly visits: readonly Visit[];
  readonly outcome: WalkOutcome;
}

/** Walks a table for an access, as `PageTable.translate` does, and tells every step; reads only. */
export function walkTable(
  memory: PhysicalMemory,
  geometry: Geometry,
  root: number,
  address: bigint | number,
  access: number,
): Walk {
  const visits: Visit[] = [];
  const fault = (reason: FaultReason, level: number, errorCode: number): Walk => ({
    visits,
    outcome: { kind: 'fault', reason, level, errorCode },
  });
  if (!geometry.isCanonical(address)) return fault('non-canonical', -1, 0);

  const { codec } = geometry;
  const page = geometry.pageOf(address);
  const last = geometry.depth - 1;
  let table = root;
  for (let level = 0; ; level += 1) {
    const visit = visitOf(memory, geometry, table, page, level);
    visits.push(visit);
    const { low, high, frame } = visit;
    const present = access | faultBit.present;
    if (!codec.isPresent(low, high)) return fault('not-present', level, access);
    const large = level < last && codec.isLarge(low, high);
    const pages = geometry.pagesPerEntry[level]!;
    if (large && (geometry.spec.levels[level]!.large !== true || frame % pages !== 0)) {
      return fault('reserved', level, present | faultBit.reserved);
    }
    const within = large ? page % pages : 0;
    if (frame + within >= memory.frameCount) {
      return fault('beyond-memory', level, present | faultBit.reserved);
    }
    if (level < last && !large) {
      table = frame;
      continue;
    }
    const denied = denial(geometry, visits, access);
    if (denied) return fault(denied.reason, denied.level, present);
    const offset = within * geometry.pageSize + geometry.offsetOf(address);
    const pageBytes = pages * geometry.pageSize;
    const physical = frame * geometry.pageSize + offset;
    return { visits, outcome: { kind: 'mapped', level, pageBytes, frame, offset, physical } };
  }
}

/** The entry of a page in the table of a level that lies at frame `table`. */
export function visitOf(
  memory: PhysicalMemory,
  geometry: Geometry,
  table: number,
  page: number,
  level: number,
): Visit {
  const { codec } = geometry;
  const index = geometry.indexOf(page, level);
  const address = table * geometry.pageSize + index * codec.format.bytes;
  const low = codec.lowAt(memory, address);
  const high = codec.highAt(memory, address);
  return {
    level,
    name: geometry.spec.levels[level]!.name,
    table,
    index,
    address,
    low,
    high,
    flags: codec.flagsOf(low, high),
    frame: codec.frameOf(low, high),
  };
}

/** The first level, from the root, whose entry does not allow an access. */
function denial(
  { codec }: Geometry,
  visits: readonly Visit[],
  access: number,
): { reason: 'write' | 'user' | 'execute'; level: number } | undefined {
  const reasons = ['user', 'write', 'execute'] as const;
  for (const { low, high, level } of visits) {
    const reason = reasons.find(
      (one) =>
        (access & faultBit[one]) !== 0 &&
        !codec.allows(access & faultBit[one], low, high, low, high),
    );
    if (reason) return { reason, level };
  }
  return undefined;
}
